import type { Document } from '../reading/document.js';
import type { Range } from '../reading/sentences.js';

/** What is left of a range without the words of another: none, one or two pieces. */
export function without(range: Range, words: Range): Range[] {
  if (words.to <= range.from || words.from >= range.to) return [range];
  return [
    { from: range.from, to: words.from },
    { from: words.to, to: range.to },
  ].filter(({ from, to }) => from < to);
}

/** A look-up from a token to the index of its sentence. */
export function sentencesOfTokens({ tokens, sentences }: Document): (token: number) => number {
  const table = new Int32Array(tokens.length);
  sentences.forEach(({ from, to }, index) => table.fill(index, from, to));
  return (token) => table[token] ?? 0;
}

/** Index of the frame that holds a token. */
export function frameAt(frames: Document['frames'], token: number): number {
  return Math.min(firstEndingAfter(frames, token), frames.length - 1);
}

/** Index of the first of the ordered ranges that ends after a token; their number where none does. */
export function firstEndingAfter(ranges: readonly Range[], token: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.to ?? 0) <= token) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The parts of a piece that lie in none of the ordered ranges. */
export function outside(piece: Range, ranges: readonly Range[]): Range[] {
  const out: Range[] = [];
  let rest: Range | undefined = piece;
  for (let k = firstEndingAfter(ranges, piece.from); rest !== undefined; k += 1) {
    const range = ranges[k];
    if (range === undefined || range.from >= rest.to) break;
    const parts: Range[] = without(rest, range);
    rest = parts.find(({ from }) => from >= range.to);
    out.push(...parts.filter(({ to }) => to <= range.from));
  }
  return rest === undefined ? out : [...out, rest];
}
