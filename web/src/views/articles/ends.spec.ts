import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cutAt, cutsOf, mergedSpans, quoteOf, stepped, trimmed, withEnd, wordsOf } from './ends';

const TEXT = 'The port closed 3 berths, and traffic fell by 23%, he said.\n\nIt rained.';
const at = (words: string): { start: number; end: number } => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
};
const words = wordsOf(TEXT);

describe('the ends of a claim', () => {
  it('go from word to word, and never past one another', () => {
    const span = at('port closed 3 berths');
    expect(quoteOf(TEXT, [stepped(words, span, 'start', 1)])).toBe('closed 3 berths');
    expect(quoteOf(TEXT, [stepped(words, span, 'start', -1)])).toBe('The port closed 3 berths');
    expect(quoteOf(TEXT, [stepped(words, span, 'end', 1)])).toBe('port closed 3 berths, and');
    expect(stepped(words, at('port'), 'end', -1)).toEqual(at('port'));
    expect(stepped(words, at('The'), 'start', -1)).toEqual(at('The'));
    expect(quoteOf(TEXT, withEnd(words, [at('port'), at('fell by')], 'end', 1))).toBe('port … fell by 23%');
  });

  it('leave out what separates', () => {
    expect(trimmed(TEXT, at(' 3 berths, '))).toEqual(at('3 berths'));
    expect(trimmed(TEXT, at(', '))).toBeNull();
    expect(trimmed(TEXT, at('23%,'))).toEqual(at('23%'));
  });
});

describe('a cut', () => {
  it('makes two parts that hold every word once', () => {
    const spans = [at('The port closed 3 berths'), at('traffic fell by 23%')];
    for (const cut of cutsOf(words, spans)) {
      const [one, other] = cutAt(TEXT, spans, cut)!;
      expect(wordsOf(`${quoteOf(TEXT, one)} ${quoteOf(TEXT, other)}`).length).toBe(9);
    }
    expect(cutAt(TEXT, spans, 0)).toBeNull();
  });
});

describe('two claims as one', () => {
  it('take in an “and”, and nothing that says something', () => {
    const first = at('The port closed 3 berths');
    expect(quoteOf(TEXT, mergedSpans(TEXT, [at('traffic fell by 23%'), first]))).toBe(
      'The port closed 3 berths, and traffic fell by 23%',
    );
    expect(mergedSpans(TEXT, [first, at('It rained')])).toHaveLength(2);
    expect(mergedSpans(TEXT, [at('port'), at('3 berths')])).toHaveLength(2);
  });

  it('keep all words of both, in order and apart', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(words.length - 1), { minLength: 1 }), (picked) => {
        const spans = picked.map((n) => words[n]!);
        const merged = mergedSpans(TEXT, spans);
        for (const { start, end } of spans)
          expect(merged.some((span) => span.start <= start && end <= span.end)).toBe(true);
        merged.slice(1).forEach(({ start }, n) => expect(start).toBeGreaterThan(merged[n]!.end));
      }),
    );
  });
});
