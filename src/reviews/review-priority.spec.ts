import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ClaimantKind, ClaimType } from '../database/generated/enums.js';
import { reviewPriority } from './review-priority.js';

const sure = { sureWho: null, sureWords: null };
const claim = { ...sure, checkWorthiness: 0.5, claimType: 'event', claimantKinds: ['person'] } as const;

describe('review priority', () => {
  test('says what moved it', () => {
    expect(
      reviewPriority({
        ...sure,
        checkWorthiness: 0.6,
        claimType: 'numerical',
        claimantKinds: ['government', 'unnamed'],
      }),
    ).toEqual({
      score: 0.65,
      reasons: ['check-worthiness 0.60', 'the source is not named', 'it gives a number'],
    });
  });

  test('an unnamed source comes before a named one, an opinion after a fact', () => {
    const score = (change: object): number => reviewPriority({ ...claim, claimantKinds: ['person'], ...change }).score;
    expect(score({ claimantKinds: ['unnamed'] })).toBeGreaterThan(score({}));
    expect(score({ claimType: 'opinion' })).toBeLessThan(score({}));
  });

  test('a split that is unsure comes sooner, and says why', () => {
    const { score, reasons } = reviewPriority({ ...claim, claimantKinds: ['person'], sureWho: 0.4, sureWords: 0.3 });
    expect(score).toBeGreaterThan(
      reviewPriority({ ...claim, claimantKinds: ['person'], sureWho: 0.9, sureWords: 0.9 }).score,
    );
    expect(reasons).toEqual([
      'check-worthiness 0.50',
      'unsure who said it (0.40)',
      'unsure where the words begin or end (0.30)',
    ]);
  });

  test('lies between 0 and 1 and grows with check-worthiness', () => {
    const kinds = fc.array(fc.constantFrom(...Object.values(ClaimantKind)), { maxLength: 4 });
    const worth = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        worth,
        worth,
        fc.constantFrom(...Object.values(ClaimType)),
        kinds,
        (a, b, claimType, claimantKinds) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)].map(
            (checkWorthiness) => reviewPriority({ ...sure, checkWorthiness, claimType, claimantKinds }).score,
          );
          return low! >= 0 && high! <= 1 && low! <= high!;
        },
      ),
    );
  });
});
