import type { Range } from '../reading/sentences.js';
import type { Token } from '../reading/tokens.js';

const OPENING = new Set('«»“„"「『‘‚');
const CLOSING = new Set('«»“”"」』’');
/** Full stops, pauses and dashes of any script; question and exclamation marks stay with the words. */
const EDGE = /^[.…。｡．।॥።။៕۔,;:，、；：،؛·•—–―*|-]+$/u;
const SPACELESS =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}/u;
/** Letters that make about one word where no spaces stand between words. */
const LETTERS_A_WORD = 2;

/** A stretch without the marks at its edges, and without quotation marks that stand around the whole of it or alone. */
export function trimStatement(tokens: readonly Token[], range: Range): Range {
  let { from, to } = range;
  let marks = 0;
  for (let i = from; i < to; i += 1) if (isMark(tokens[i])) marks += 1;
  for (;;) {
    while (from < to && EDGE.test(tokens[from]?.text ?? '')) from += 1;
    while (to > from && EDGE.test(tokens[to - 1]?.text ?? '')) to -= 1;
    const opens = from < to && OPENING.has(tokens[from]?.text ?? '');
    const closes = to - from > 1 && CLOSING.has(tokens[to - 1]?.text ?? '');
    // With others between them, the two marks at the edges need not belong to one another: «A» and «B».
    if (opens && closes && marks === 2) {
      from += 1;
      to -= 1;
      marks = 0;
    } else if (opens && !closes && marks % 2 === 1) {
      from += 1;
      marks -= 1;
    } else if (closes && !opens && marks % 2 === 1) {
      to -= 1;
      marks -= 1;
    } else return { from, to };
  }
}

const isMark = (token: Token | undefined): boolean => OPENING.has(token?.text ?? '') || CLOSING.has(token?.text ?? '');

/** Words in a stretch; in scripts without spaces, two letters count as one word. */
export function countWords(tokens: readonly Token[], range: Range): number {
  let count = 0;
  for (let i = range.from; i < range.to; i += 1) {
    const token = tokens[i];
    if (token?.kind !== 'word' && token?.kind !== 'number') continue;
    count += SPACELESS.test(token.text.slice(0, 2)) ? Math.ceil(token.text.length / LETTERS_A_WORD) : 1;
  }
  return count;
}
