import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { STALLING } from '../../test/stalling-texts.js';
import {
  canonicalText,
  extractAttributions,
  PIECE_JOINT,
  splitArticle,
  type Span,
  type SplitArticle,
} from './index.js';

const PIECES = [
  'said',
  'Mara Venn',
  ' “',
  '” ',
  '"',
  "'",
  '’s ',
  ', ',
  '. ',
  '? ',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\u2028',
  'according to ',
  'He told reporters that ',
  'U.S. ',
  'officials ',
  'the report ',
  ' — ',
  '(KCNA)',
  'raising fears',
  'and ',
  'but ',
  ', adding that ',
  'as reported by ',
  '…',
  '...',
  ':',
  '\u200b',
  '\u200f',
  '\u202e',
  'a\u0301',
  '\u0301',
  '\ud83d\ude00',
  '\ud83d',
  '\ude00',
  '\u0000',
  '\ufeff',
  'שלום ',
  'العالم ',
  '中文。',
  'İ',
  'ﬁ',
  ' moves which Eskeland perceives as hostile',
  'Jan. ',
  'J. ',
  '1,200.5',
  '%',
  '\t',
  '[',
  ')',
  '-',
  'Reports from North and South sources indicate ',
];
const hostile = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

function expectSpans(text: string, quote: string, spans: readonly Span[]): void {
  expect(spans.length).toBeGreaterThan(0);
  expect(spans.map(({ start, end }) => text.slice(start, end)).join(PIECE_JOINT)).toBe(quote);
  let at = 0;
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(at);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
    expect(cutsPair(text, start) || cutsPair(text, end)).toBe(false);
    at = end;
  }
}
const cutsPair = (text: string, at: number): boolean =>
  /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));

function expectSound(text: string, split: SplitArticle): void {
  let at = 0;
  for (const segment of split.coverage) {
    expect(segment.start).toBe(at);
    expect(segment.end).toBeGreaterThan(segment.start);
    expect(segment.reason).not.toBe('');
    at = segment.end;
  }
  expect(at).toBe(text.length);
  const claimed = new Set(
    split.coverage.filter(({ layer }) => layer === 'claim').flatMap(({ start, end }) => [`${start}`, `${end}`]),
  );
  split.claims.forEach((claim, ordinal) => {
    expect(claim.ordinal).toBe(ordinal);
    expectSpans(text, claim.quote, claim.spans);
    expect(claim.claimants.length).toBeGreaterThan(0);
    for (const { start, end } of claim.spans) expect(claimed.has(`${start}`) && claimed.has(`${end}`)).toBe(true);
    expect(claim.sentence.start).toBeLessThan(claim.sentence.end);
    expect(claim.checkWorthiness.score).toBeGreaterThanOrEqual(0);
    expect(claim.checkWorthiness.score).toBeLessThanOrEqual(1);
    if (claim.attribution === null) return;
    for (const part of [claim.attribution.source, claim.attribution.cue, claim.attribution.content])
      if (part !== null) expectSpans(text, part.text, part.spans);
  });
}

describe('hostile text', () => {
  it('has one canonical form', () => {
    fc.assert(
      fc.property(hostile, (raw) => {
        const text = canonicalText(raw);
        expect(canonicalText(text)).toBe(text);
        expect(text.isWellFormed()).toBe(true);
        expect(
          [...text].filter(
            (char) => (char < ' ' && char !== '\n' && char !== '\t') || '\u2028\u2029\ufeff'.includes(char),
          ),
        ).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('is split into exact spans that tile it', () => {
    fc.assert(
      fc.property(hostile, (raw) => {
        const text = canonicalText(raw);
        expectSound(text, splitArticle(text));
      }),
      { numRuns: 1500 },
    );
  });

  it('leaves every word to a claim, an attribution or a reasoned aside', () => {
    fc.assert(
      fc.property(hostile, (raw) => {
        const text = canonicalText(raw);
        for (const { start, end, reason } of splitArticle(text).coverage) {
          if (reason === 'punctuation' || reason === 'space' || reason === 'paragraph break')
            expect(text.slice(start, end)).not.toMatch(/[a-z0-9]/i);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is read the same whatever was read before', () => {
    fc.assert(
      fc.property(hostile, hostile, (first, second) => {
        const text = canonicalText(second);
        const alone = splitArticle(text);
        splitArticle(canonicalText(first));
        expect(splitArticle(text)).toEqual(alone);
      }),
      { numRuns: 200 },
    );
  });

  it('is read the same after 1,000 other texts', () => {
    const [text = '', ...others] = fc.sample(hostile, { numRuns: 1001, seed: 7 }).map(canonicalText);
    const articles = [text, 'Ann Lee said: “It rained. They left.”\n\nShe wrote to Mara Venn (U.S.), who agreed.'];
    const before = articles.map((article) => JSON.stringify(splitArticle(article)));
    for (const other of others) splitArticle(other);
    expect(articles.map((article) => JSON.stringify(splitArticle(article)))).toEqual(before);
  });

  it.each(Object.keys(STALLING))('is split in under a second: %s', (name) => {
    const text = canonicalText(STALLING[name]?.(1) ?? '');
    let fastest = Infinity;
    // The machine may be busy: the best of three counts.
    for (let run = 0; run < 3 && fastest >= 1000; run += 1) {
      const start = performance.now();
      const { coverage } = splitArticle(text);
      fastest = Math.min(fastest, performance.now() - start);
      const tiles = coverage.every(({ start: from }, i) => from === (coverage[i - 1]?.end ?? 0));
      expect(tiles && (coverage.at(-1)?.end ?? 0) === text.length).toBe(true);
    }
    expect(fastest).toBeLessThan(1000);
  });

  it('gives attributions inside any text, canonical or not', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const { source, cue, content } of extractAttributions(text)) {
          for (const [start, end] of [...source, ...cue, ...content]) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
          }
          expect(cue).toHaveLength(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('grows no faster than the text', () => {
    const shapes = [
      (n: number) => '“A lie,” he said, “and '.repeat(n),
      (n: number) => 'he said that '.repeat(n),
      (n: number) => `“${'It rained. '.repeat(n)}” she said.`,
      (n: number) => '“We won.”\n\n'.repeat(n),
      (n: number) => 'Ann Lee and '.repeat(n),
      (n: number) => "'".repeat(n) + '“'.repeat(n),
      (n: number) => 'according to Ann, '.repeat(n),
    ];
    // The size of the answer is the work that a caller pays for; content repeated in every claim would make it quadratic.
    for (const shape of shapes) {
      const size = (n: number): number => JSON.stringify(splitArticle(canonicalText(shape(n)))).length;
      const small = size(250);
      expect(size(1000) / small).toBeLessThan(6);
    }
  });
});
