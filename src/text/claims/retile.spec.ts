import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CoverageSegment, Span } from '../claim.js';
import { splitArticle } from '../split-article.js';
import { LEFT_OUT, retile, type TiledClaim } from './retile.js';

const LENGTH = 60;

/** Cuts 0..LENGTH at random places, each piece under some layer. */
const someCoverage = fc
  .array(fc.record({ at: fc.integer({ min: 1, max: LENGTH - 1 }), n: fc.integer({ min: 0, max: 4 }) }), {
    maxLength: 12,
  })
  .map((cuts): CoverageSegment[] => {
    const layers = [
      ['claim', 'own voice'],
      ['claim', 'attributed'],
      ['attribution', 'cue'],
      ['aside', 'punctuation'],
      ['aside', 'headline'],
    ] as const;
    const places = [...new Map(cuts.map(({ at, n }) => [at, n]))].sort(([a], [b]) => a - b);
    return [[0, 3] as const, ...places].map(([start, n], i) => ({
      start,
      end: places[i]?.[0] ?? LENGTH,
      layer: layers[n]![0],
      reason: layers[n]![1],
    }));
  });

/** Claims that share no character; `owner` says whose a span is. */
const someClaims = fc
  .uniqueArray(fc.integer({ min: 0, max: LENGTH }), { maxLength: 12 })
  .chain((ends) =>
    fc.tuple(
      fc.constant([...ends].sort((a, b) => a - b)),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.boolean()), { minLength: 6, maxLength: 6 }),
    ),
  )
  .map(([ends, owners]): TiledClaim[] => {
    const claims = new Map<number, { spans: Span[]; attributed: boolean }>();
    for (let i = 0; i + 1 < ends.length; i += 2) {
      const [owner, attributed] = owners[i / 2]!;
      const claim = claims.get(owner) ?? { spans: [], attributed };
      claim.spans.push({ start: ends[i]!, end: ends[i + 1]! });
      claims.set(owner, claim);
    }
    return [...claims.values()];
  });
const somePhrase = fc
  .tuple(fc.integer({ min: 0, max: LENGTH - 1 }), fc.integer({ min: 1, max: 9 }))
  .map(([start, n]) => [{ start, end: Math.min(LENGTH, start + n) }]);

/** Layer and reason of every character. */
const letters = (tiles: readonly CoverageSegment[]): string[] =>
  tiles.flatMap(({ start, end, layer, reason }) => Array<string>(end - start).fill(`${layer}: ${reason}`));

describe('coverage after a correction', () => {
  test('tiles the text, whatever was marked', () => {
    fc.assert(
      fc.property(someCoverage, someClaims, somePhrase, somePhrase, (before, claims, cue, source) => {
        const tiles = retile(LENGTH, before, claims.length ? [{ ...claims[0]!, cue, source }, ...claims.slice(1)] : []);
        expect(tiles[0]!.start).toBe(0);
        expect(tiles.at(-1)!.end).toBe(LENGTH);
        tiles.forEach((tile, i) => {
          expect(tile.end).toBeGreaterThan(tile.start);
          if (i > 0) expect(tile.start).toBe(tiles[i - 1]!.end);
        });
      }),
    );
  });

  test('has every claim under `claim`, exactly, and nothing else there', () => {
    fc.assert(
      fc.property(someCoverage, someClaims, (before, claims) => {
        const told = retile(LENGTH, before, claims).filter(({ layer }) => layer === 'claim');
        const spans = claims.flatMap((claim) => claim.spans).sort((a, b) => a.start - b.start);
        expect(told.map(({ start, end }) => ({ start, end }))).toEqual(spans);
      }),
    );
  });

  test('says of a character outside of claims what was said before, or that it was left out', () => {
    fc.assert(
      fc.property(someCoverage, someClaims, (before, claims) => {
        const [was, is] = [letters(before), letters(retile(LENGTH, before, claims))];
        is.forEach((now, at) => {
          if (now.startsWith('claim')) return;
          expect(now).toBe(was[at]!.startsWith('claim') ? `aside: ${LEFT_OUT}` : was[at]);
        });
      }),
    );
  });

  test('of claims that nobody corrected is what it was', () => {
    const text =
      'Port closed\n\nOfficials said that the dredging had cost 7 million crowns, and the port, which opened in 1901, closed.\n\n' +
      '“We will open every berth again,” said Marta Lindqvist, the mayor. “In May,” she added. The ferry sank in 2019.';
    const { claims, coverage } = splitArticle(text);
    const tiled = claims.map(({ spans, attribution }) => ({ spans, attributed: attribution !== null }));
    expect(claims.length).toBeGreaterThan(3);
    expect(retile(text.length, coverage, tiled)).toEqual(coverage);
  });

  test('marks the phrases that a person named', () => {
    const before: CoverageSegment[] = [{ start: 0, end: 20, layer: 'aside', reason: 'fragment' }];
    const claim = { spans: [{ start: 10, end: 20 }], attributed: true, source: [{ start: 0, end: 4 }] };
    expect(retile(20, before, [{ ...claim, cue: [{ start: 5, end: 9 }] }])).toEqual([
      { start: 0, end: 4, layer: 'attribution', reason: 'source' },
      { start: 4, end: 5, layer: 'aside', reason: 'fragment' },
      { start: 5, end: 9, layer: 'attribution', reason: 'cue' },
      { start: 9, end: 10, layer: 'aside', reason: 'fragment' },
      { start: 10, end: 20, layer: 'claim', reason: 'attributed' },
    ]);
  });
});
