import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { wilsonInterval, Z_95 } from './wilson-interval.js';

const proportion = fc
  .tuple(fc.nat({ max: 2000 }), fc.nat({ max: 2000 }))
  .map(([hits, misses]): [number, number] => [hits, hits + misses])
  .filter(([, total]) => total > 0);

describe('wilsonInterval', () => {
  // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998, table I,
  // method 3 (Wilson's score method, uncorrected).
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('gives the published interval of %i of %i', (count, total, low, high) => {
    const interval = wilsonInterval(count, total)!;
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  // A. Agresti and B. A. Coull, "Approximate is better than 'exact'", The American Statistician 52, 1998.
  test('its middle adds two of either, nearly: (count + 2) / (total + 4)', () => {
    const { low, high } = wilsonInterval(3, 10)!;
    expect((low + high) / 2).toBeCloseTo(5 / 14, 2);
  });

  // Wilson's definition: the proportions from which the one observed lies no further than 1.96 of their standard errors.
  test('ends where the observed proportion is 1.96 standard errors away', () => {
    fc.assert(
      fc.property(proportion, ([count, total]) => {
        const { low, high } = wilsonInterval(count, total)!;
        for (const end of [low, high].filter((each) => each > 0 && each < 1)) {
          const away = Math.abs(count / total - end) / Math.sqrt((end * (1 - end)) / total);
          expect(away).toBeCloseTo(Z_95, 6);
        }
      }),
    );
  });

  test('holds the proportion, stays within 0..1, and is mirrored by the complement', () => {
    fc.assert(
      fc.property(proportion, ([count, total]) => {
        const { low, high } = wilsonInterval(count, total)!;
        const mirrored = wilsonInterval(total - count, total)!;
        expect(low >= 0 && low <= count / total && count / total <= high && high <= 1).toBe(true);
        expect(mirrored.low).toBeCloseTo(1 - high, 12);
        expect(mirrored.high).toBeCloseTo(1 - low, 12);
      }),
    );
  });

  test('none and all reach the very ends; none of none has no interval', () => {
    expect(wilsonInterval(0, 3)!.low).toBe(0);
    expect(wilsonInterval(3, 3)!.high).toBe(1);
    expect(wilsonInterval(0, 0)).toBeNull();
  });

  test.each([
    [-1, 3],
    [4, 3],
    [0.5, 3],
    [1, NaN],
  ])('%d of %d is refused', (count, total) => {
    expect(() => wilsonInterval(count, total)).toThrow(RangeError);
  });
});
