import { SPEECH_NOUNS } from '../lexicon/cues.js';
import { DOCUMENT_HEADS } from '../lexicon/names.js';
import type { Range } from '../reading/sentences.js';
import type { Token } from '../reading/tokens.js';

const FIRST_WORDS = 4;

/** "Reports from U.S. officials", "a statement by the bank": those who stand behind the words. "A study by the bank" is a study. */
export function afterDocument(tokens: readonly Token[], source: Range): Range {
  for (let i = source.from + 1; i < Math.min(source.to - 1, source.from + FIRST_WORDS); i += 1) {
    const token = tokens[i];
    if (token === undefined || (token.lower !== 'from' && token.lower !== 'by')) continue;
    const head = tokens[i - 1]?.lower ?? '';
    const report = DOCUMENT_HEADS.has(head) && head.endsWith('s') && !head.endsWith('ss') && !head.endsWith('is');
    if (report || SPEECH_NOUNS.has(head)) return { from: i + 1, to: source.to };
  }
  return source;
}
