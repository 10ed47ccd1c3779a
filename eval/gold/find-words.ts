import { type Span } from '../../src/text/claim.js';

const WORD = /[\p{L}\p{N}]+(?:['’.,][\p{L}\p{N}]+)*/gu;
const IN_WORD = /[\p{L}\p{N}]/u;

/** The words of a text in order: runs of letters and digits, with an apostrophe, stop or comma only inside ("don’t", "1,200"). */
export function wordsOf(text: string): Span[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
}

/** Where `words` stands in `text[from, to)` as whole words, case and all. */
export function occurrences(text: string, words: string, from = 0, to = text.length): Span[] {
  const found: Span[] = [];
  if (words === '') return found;
  for (let at = text.indexOf(words, from); at >= 0 && at + words.length <= to; at = text.indexOf(words, at + 1)) {
    const end = at + words.length;
    if (!insideWord(text, at) && !insideWord(text, end)) found.push({ start: at, end });
  }
  return found;
}

/** Says why `words` is not in `text`: another quotation mark, dash or capital, or from where on it differs. */
export function whyMissing(text: string, words: string): string {
  const soft = soften(text);
  const at = soft.indexOf(soften(words));
  if (at >= 0) {
    const there = text.slice(at, at + words.length);
    return there === words
      ? 'it occurs only inside a longer word; write whole words'
      : `the article writes it “${there}”; copy it from there`;
  }
  const parts = words.split(' ');
  for (let count = parts.length - 1; count > 0; count -= 1) {
    const known = soften(parts.slice(0, count).join(' '));
    const start = soft.indexOf(known);
    if (start < 0) continue;
    const end = start + known.length;
    return `the article goes on differently after “${text.slice(start, end)}”: “${text.slice(end, end + 40).trim()}…”`;
  }
  return 'it is not in the article; copy the words from the .txt file';
}

/** Words around a span on one line, for messages. */
export function around(text: string, { start, end }: Span, width = 25): string {
  const words = text.slice(Math.max(0, start - width), Math.min(text.length, end + width));
  return `…${words.replaceAll('\n', ' ¶ ')}…`;
}

/** Characters between two spans; 0 where they touch or overlap. */
export function gap(a: Span, b: Span): number {
  return Math.max(0, b.start - a.end, a.start - b.end);
}

export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function insideWord(text: string, at: number): boolean {
  return IN_WORD.test(text.charAt(at - 1)) && IN_WORD.test(text.charAt(at));
}

/** Same length as `text`, with what writers mistake for one another made the same. */
function soften(text: string): string {
  const plain = text
    .replaceAll(/[“”„]/g, '"')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[–—]/g, '-')
    .replaceAll(/[\u00a0\n]/g, ' ');
  const lower = plain.toLowerCase();
  return lower.length === text.length ? lower : plain;
}
