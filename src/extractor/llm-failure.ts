/** Why a model's answer was not used. Told in the log, so never in words of the endpoint, which may repeat the article or the key. */
export type FallbackReason =
  | 'language'
  | 'too long'
  | 'timeout'
  | 'unreachable'
  | `http ${number}`
  | 'reply too large'
  | 'no reply'
  | 'refused'
  | 'cut off'
  | 'not json'
  | 'not the schema'
  | 'nothing found'
  | 'spans rejected'
  | 'unexpected';

export class LlmFailure extends Error {
  override name = 'LlmFailure';

  constructor(readonly reason: FallbackReason) {
    super(reason);
  }
}
