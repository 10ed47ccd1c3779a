import type { Span } from '../../api/contract';

const WORD = /[$€£¥]?[\p{L}\p{M}\p{N}]+(?:['’.,:/–-][\p{L}\p{M}\p{N}]+)*[%°]?/gu;
/** What may lie between two claims that become one. */
const JOINT = /^[\s,;:–—-]*(?:and|but|or|while|which)?[\s,;:–—-]*$/i;
const EDGE = /[\s,;:–—-]/;

/** The words of a text in order. A text without spaces between words has long ones. */
export const wordsOf = (text: string): Span[] =>
  [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }));

/** A span with one end a word further, or as it was where that would leave no word in it. */
export function stepped(words: readonly Span[], span: Span, end: 'start' | 'end', by: 1 | -1): Span {
  const at = span[end];
  const places = words.map((word) => word[end]);
  const next = by === 1 ? places.find((place) => place > at) : places.findLast((place) => place < at);
  if (next === undefined) return span;
  const moved = { ...span, [end]: next };
  return words.some((word) => word.start >= moved.start && word.end <= moved.end) ? moved : span;
}

/** The same words without white space and marks of separation at the edges; null where no word is left. */
export function trimmed(text: string, { start, end }: Span): Span | null {
  while (start < end && EDGE.test(text.charAt(start))) start += 1;
  while (end > start && EDGE.test(text.charAt(end - 1))) end -= 1;
  return /[\p{L}\p{N}]/u.test(text.slice(start, end)) ? { start, end } : null;
}

/** Spans with the first one’s start or the last one’s end moved by words. */
export function withEnd(words: readonly Span[], spans: readonly Span[], end: 'start' | 'end', by: 1 | -1): Span[] {
  const n = end === 'start' ? 0 : spans.length - 1;
  return spans.map((span, i) => (i === n ? stepped(words, span, end, by) : span));
}

/** Two parts of a claim that is cut at a place; null where one would have no word. */
export function cutAt(text: string, spans: readonly Span[], at: number): [Span[], Span[]] | null {
  const part = (from: number, to: number): Span[] =>
    spans.flatMap(({ start, end }) => {
      const piece = { start: Math.max(start, from), end: Math.min(end, to) };
      return (piece.start < piece.end && trimmed(text, piece)) || [];
    });
  const parts: [Span[], Span[]] = [part(0, at), part(at, text.length)];
  return parts.every((spans) => spans.length > 0) ? parts : null;
}

/** Starts of the words of a claim but its first: where it can be cut. */
export const cutsOf = (words: readonly Span[], spans: readonly Span[]): number[] =>
  words
    .filter((word) => spans.some((span) => span.start <= word.start && word.end <= span.end))
    .map(({ start }) => start)
    .slice(1);

/** The spans of two claims as one: what lies between them is taken in where it is only a comma or an “and”. */
export function mergedSpans(text: string, spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    const between = last && text.slice(last.end, start);
    if (last && between !== undefined && !between.includes('\n') && JOINT.test(between)) last.end = end;
    else out.push({ start, end });
  }
  return out;
}

export const quoteOf = (text: string, spans: readonly Span[]): string =>
  spans.map(({ start, end }) => text.slice(start, end)).join(' … ');
