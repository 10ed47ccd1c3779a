export type TextErrorCode = 'html_too_deep' | 'model_unreadable';

/** Input the text room refuses; `code` is stable and meant for the caller's error table. */
export class TextError extends Error {
  override readonly name = 'TextError';

  constructor(
    readonly code: TextErrorCode,
    message: string,
  ) {
    super(message);
  }
}
