import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cohensKappa } from './agreement.js';
import { Z_95 } from './wilson-interval.js';

type Pair = [string, string];

/** The pairs behind a table of counts: rows are the first rater's labels, columns the second's. */
const pairsOf = (table: number[][]): Pair[] =>
  table.flatMap((row, a) => row.flatMap((count, b) => Array<Pair>(count).fill([`${a}`, `${b}`])));

const finding = fc.constantFrom('verified', 'disputed', 'unresolved');
const somePairs = fc.array(fc.tuple(finding, finding), { minLength: 1, maxLength: 60 });
const RENAMED: Record<string, string> = { verified: 'disputed', disputed: 'x', unresolved: 'verified' };

describe('cohensKappa', () => {
  test('gives the kappa of Cohen’s table of 200 (printed .492; "Weighted kappa", Psychological Bulletin 70, 1968)', () => {
    const table = [
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ];
    const { n, observedAgreement, expectedAgreement, kappa } = cohensKappa(pairsOf(table));
    expect(n).toBe(200);
    expect(observedAgreement).toBeCloseTo(0.7, 12);
    expect(expectedAgreement).toBeCloseTo(0.41, 12);
    expect(kappa).toBeCloseTo(0.492, 3);
  });

  // The reference manual of the R package statpsych, `ci.kappa(.05, 31, 12, 4, 58)`, which follows J. L. Fleiss and M. C.
  // Paik, "Statistical Methods for Rates and Proportions", 3rd edition, 2003.
  test('gives the published interval for two labels', () => {
    const { kappa, interval } = cohensKappa(
      pairsOf([
        [31, 12],
        [4, 58],
      ]),
    );
    expect(kappa).toBeCloseTo(0.6756757, 7);
    expect((interval!.high - interval!.low) / (2 * Z_95)).toBeCloseTo(0.07344761, 8);
    expect(interval!.low).toBeCloseTo(0.531721, 6);
    expect(interval!.high).toBeCloseTo(0.8196303, 6);
  });

  // The same variance another way: by the slopes of kappa in each cell of the table, measured and not derived.
  test('its standard error is that of the delta method', () => {
    const cells = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(cells, (counts) => {
        const n = counts.reduce((sum, count) => sum + count, 0);
        const kappaOf = (shares: number[]): number => {
          const share = (keep: (i: number) => boolean): number =>
            shares.reduce((sum, value, i) => sum + (keep(i) ? value : 0), 0);
          const expected = [0, 1, 2]
            .map((label) => share((i) => Math.floor(i / 3) === label) * share((i) => i % 3 === label))
            .reduce((sum, product) => sum + product, 0);
          return (share((i) => i % 4 === 0) - expected) / (1 - expected);
        };
        const shares = counts.map((count) => count / n);
        const step = 1e-5;
        const slopes = shares.map((_, cell) => {
          const at = (by: number): number => kappaOf(shares.map((value, i) => (i === cell ? value + by : value)));
          return (at(step) - at(-step)) / (2 * step);
        });
        const mean = slopes.reduce((sum, slope, i) => sum + slope * shares[i]!, 0);
        const variance = slopes.reduce((sum, slope, i) => sum + (slope - mean) ** 2 * shares[i]!, 0) / n;

        const { interval } = cohensKappa(pairsOf([counts.slice(0, 3), counts.slice(3, 6), counts.slice(6)]));
        const middle = kappaOf(shares);
        expect(interval!.low).toBeCloseTo(Math.max(-1, middle - Z_95 * Math.sqrt(variance)), 6);
        expect(interval!.high).toBeCloseTo(Math.min(1, middle + Z_95 * Math.sqrt(variance)), 6);
      }),
    );
  });

  test('does not ask who is first, nor what the labels are called', () => {
    fc.assert(
      fc.property(somePairs, (pairs) => {
        const kappa = cohensKappa(pairs);
        expect(cohensKappa(pairs.map(([a, b]) => [b, a]))).toEqual(kappa);
        expect(cohensKappa(pairs.map(([a, b]) => [RENAMED[a]!, RENAMED[b]!]))).toEqual(kappa);
      }),
    );
  });

  test('lies between -1 and 1, in its interval', () => {
    fc.assert(
      fc.property(somePairs, (pairs) => {
        const { kappa, interval } = cohensKappa(pairs);
        if (kappa !== null) expect(Math.abs(kappa)).toBeLessThanOrEqual(1);
        if (interval) {
          expect(interval.low >= -1 && interval.low <= kappa! && kappa! <= interval.high && interval.high <= 1).toBe(
            true,
          );
        }
      }),
    );
  });

  test('is 1 at full agreement over several labels, without an interval', () => {
    fc.assert(
      fc.property(fc.array(finding), (labels) => {
        const pairs = ['verified', 'disputed', ...labels].map((label): Pair => [label, label]);
        expect(cohensKappa(pairs)).toMatchObject({ kappa: 1, interval: null });
      }),
    );
  });

  test('is -1 where two raters always say the opposite', () => {
    const pairs: Pair[] = [
      ['verified', 'disputed'],
      ['disputed', 'verified'],
    ];
    expect(cohensKappa(pairs)).toMatchObject({ kappa: -1, interval: null });
  });

  test('is undefined where only one label was given, and without pairs', () => {
    expect(cohensKappa([['verified', 'verified']])).toEqual({
      n: 1,
      observedAgreement: 1,
      expectedAgreement: 1,
      kappa: null,
      interval: null,
    });
    expect(cohensKappa([])).toEqual({
      n: 0,
      observedAgreement: null,
      expectedAgreement: null,
      kappa: null,
      interval: null,
    });
  });
});
