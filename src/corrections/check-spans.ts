import type { FieldFault } from '../errors/problem.js';
import type { Span } from '../text/index.js';
import type { LiveClaim } from './corrected-claim.js';

const WORD = /[\p{L}\p{N}]/u;

/** What is wrong with spans of `text` that somebody marked; `pointer` names their list in the body. */
export function spanFaults(text: string, spans: readonly Span[], pointer: string): FieldFault[] {
  const faults: FieldFault[] = [];
  spans.forEach(({ start, end }, n) => {
    const fault = (field: 'start' | 'end', detail: string): void => {
      faults.push({ pointer: `${pointer}/${n}/${field}`, detail });
    };
    if (end > text.length) return fault('end', `lies behind the text, which has ${text.length} UTF-16 code units`);
    if (start >= end) return fault('end', 'must be greater than start');
    if (start < (spans[n - 1]?.end ?? 0)) return fault('start', 'must not be less than the end of the span before');
    for (const [field, at] of [
      ['start', start],
      ['end', end],
    ] as const)
      if (cutsSurrogate(text, at)) fault(field, `cuts a character in two; use ${at - 1} or ${at + 1}`);
    const words = text.slice(start, end);
    if (!WORD.test(words)) return fault('start', 'the span holds no word');
    if (words.trimStart() !== words) fault('start', `begins with white space; use ${end - words.trimStart().length}`);
    if (words.trimEnd() !== words) fault('end', `ends with white space; use ${start + words.trimEnd().length}`);
  });
  return faults;
}

function cutsSurrogate(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** A fault for each claim of `others` whose words `spans` would take. */
export function overlapFaults(
  spans: readonly Span[],
  others: readonly Pick<LiveClaim, 'id' | 'spans' | 'quote' | 'state'>[],
  pointer: string,
): FieldFault[] {
  return others
    .filter((other) => other.spans.some((span) => spans.some((mine) => overlap(span, mine))))
    .map(({ id, quote, state }) => ({
      pointer,
      conflictsWith: id,
      detail: `shares words with claim ${id}, “${quote.slice(0, 60).toWellFormed()}”: ${
        state === 'dismissed' ? 'it is dismissed; reopen and correct it' : 'correct that one first, or merge the two'
      }`,
    }));
}

/** The source or cue may not be words of the claim itself. */
export const phraseFaults = (spans: readonly Span[], phrase: readonly Span[], pointer: string): FieldFault[] =>
  phrase.some((words) => spans.some((span) => overlap(span, words)))
    ? [{ pointer, detail: 'shares words with the claim; leave them out of the claim’s spans' }]
    : [];
