import { expect, test } from '@jest/globals';
import type { ArticleView } from '../articles/article.view.js';
import type { ClaimView } from '../claims/claim.view.js';
import { articleAnnotations } from './annotations.js';

interface Selector {
  type: string;
  start: number;
  end: number;
  exact: string;
  prefix: string;
  suffix: string;
}
interface Collection {
  total: number;
  first: { items: { id: string; motivation: string; target: { selector: Selector[] }[] }[] };
}

const text = '😀 Officials said 👩‍🚀 the port “closed” 5 berths 😀😀 in March.';
const span = (words: string): { start: number; end: number } => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};
const article = {
  id: 'a',
  versionId: 'v',
  text,
  language: 'en',
  sourceUrl: 'https://x.example/1',
  title: 'T',
} as ArticleView;
const claim = {
  id: 'c',
  quote: 'the port … in March',
  spans: [span('the port'), span('in March')],
  normalizedText: 'The port closed.',
  claimType: 'event',
  claimants: [{ id: 'p', name: 'Officials', kind: 'group', role: 'claimant' }],
  attribution: {
    cue: { text: 'said', spans: [span('said')] },
    source: { text: 'Officials', spans: [span('Officials')] },
  },
} as unknown as ClaimView;

const annotations = articleAnnotations(article, [claim]) as Collection;

test('positions count code points, and cut out the exact words', () => {
  const selectors = annotations.first.items.flatMap(({ target }) => target.map(({ selector }) => selector));
  expect(selectors).toHaveLength(4);
  for (const [position, quote] of selectors) {
    const cut = [...text].slice(position!.start, position!.end).join('');
    expect(cut).toBe(quote!.exact);
    expect(text).toContain(quote!.prefix + quote!.exact + quote!.suffix);
    expect(quote!.prefix.isWellFormed() && quote!.suffix.isWellFormed()).toBe(true);
  }
  // Three emoji of two units stand before the last words: the positions differ from ours.
  expect(selectors[1]![0]!.start).toBeLessThan(claim.spans[1]!.start);
});

test('claim, source and cue each have their annotation, a claim in pieces a target for each', () => {
  expect(annotations.first.items.map(({ id, target }) => [id, target.length])).toEqual([
    ['urn:uuid:c#claim', 2],
    ['urn:uuid:c#source', 1],
    ['urn:uuid:c#cue', 1],
  ]);
  expect(annotations.total).toBe(3);
});

test('the article’s own voice has no source and no cue', () => {
  const own = articleAnnotations(article, [{ ...claim, attribution: null }]) as Collection;
  expect(own.first.items.map(({ id }) => id)).toEqual(['urn:uuid:c#claim']);
});
