import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  missingEvidence,
  newReviewerReasons,
  secondReviewReasons,
  type CitedEvidence,
  type PolicyClaim,
  type ReviewPolicy,
} from './review-policy.js';

const never: ReviewPolicy['secondReview'] = {
  claimantKinds: [],
  claimTypes: [],
  checkWorthiness: null,
  untilConcluded: 0,
  samplePercent: 0,
};
const policy = (
  secondReview: Partial<ReviewPolicy['secondReview']>,
  minimumEvidence: ReviewPolicy['minimumEvidence'] = {},
): ReviewPolicy => ({
  secondReview: { ...never, ...secondReview },
  minimumEvidence,
  leaseSeconds: 900,
  leaseLimit: 10,
});

const claim: PolicyClaim = {
  id: 'a',
  checkWorthiness: 0.6,
  claimType: 'numerical',
  claimantKinds: ['unnamed', 'person'],
};

describe('a second review', () => {
  test.each<[Partial<ReviewPolicy['secondReview']>, string[]]>([
    [{}, []],
    [{ claimantKinds: ['unnamed', 'group'] }, ['claimant kind unnamed']],
    [{ claimantKinds: ['person', 'unnamed'] }, ['claimant kind person, unnamed']],
    [{ claimantKinds: ['group'] }, []],
    [{ claimTypes: ['numerical', 'causal'] }, ['claim type numerical']],
    [{ claimTypes: ['causal'] }, []],
    [{ checkWorthiness: 0.6 }, ['check-worthiness 0.60']],
    [{ checkWorthiness: 0.61 }, []],
    [{ checkWorthiness: 0 }, ['check-worthiness 0.60']],
    [{ samplePercent: 100 }, ['random sample']],
    [{ untilConcluded: 1000 }, []],
    [
      { claimantKinds: ['unnamed'], claimTypes: ['numerical'], checkWorthiness: 0.5, samplePercent: 100 },
      ['claimant kind unnamed', 'claim type numerical', 'check-worthiness 0.60', 'random sample'],
    ],
  ])('under %j is wanted for %j', (secondReview, reasons) => {
    expect(secondReviewReasons(policy(secondReview), claim)).toEqual(reasons);
  });

  test('by chance is the claim’s own, and comes as often as the policy says', () => {
    const ids = Array.from({ length: 10_000 }, (_, n) => `claim ${n}`);
    const sampled = (samplePercent: number): string[] =>
      ids.filter((id) => secondReviewReasons(policy({ samplePercent }), { ...claim, id }).length);
    expect(sampled(20)).toEqual(sampled(20));
    expect(sampled(20).length / ids.length).toBeCloseTo(0.2, 1);
    // Whoever is in the smaller sample is in the larger one.
    expect(new Set(sampled(30))).toEqual(new Set([...sampled(20), ...sampled(30)]));
    expect([sampled(0).length, sampled(100).length]).toEqual([0, ids.length]);
  });

  test('of a new reviewer’s judgement is wanted until they are new no more', () => {
    const reasons = [0, 4, 5, 6].map((n) => newReviewerReasons(policy({ untilConcluded: 5 }), n).length);
    expect(reasons).toEqual([1, 1, 0, 0]);
    expect(newReviewerReasons(policy({}), 0)).toEqual([]);
  });
});

describe('the least evidence', () => {
  const cite = (originKey: string, more: Partial<CitedEvidence> = {}): CitedEvidence => ({
    stance: 'supports',
    primary: false,
    originKey,
    ...more,
  });
  const both = policy({}, { verified: { primary: 1, independent: 2 }, disputed: { independent: 3 } });

  test('is either so many primary sources or so many origins', () => {
    expect(missingEvidence(both, 'verified', [cite('a', { primary: true })])).toBeUndefined();
    expect(missingEvidence(both, 'verified', [cite('a'), cite('b')])).toBeUndefined();
    expect(missingEvidence(both, 'verified', [cite('a'), cite('a')])).toBe(
      '`verified` needs evidence that supports: 1 primary (there are 0) or 2 of different origins (there is 1)',
    );
    expect(missingEvidence(both, 'disputed', [])).toBe(
      '`disputed` needs evidence that refutes: 3 of different origins (there are 0)',
    );
  });

  test('is of evidence that bears the finding out', () => {
    for (const stance of ['refutes', 'context'] as const) {
      expect(
        missingEvidence(both, 'verified', [cite('a', { primary: true, stance }), cite('b', { stance })]),
      ).toBeDefined();
    }
    expect(
      missingEvidence(
        both,
        'disputed',
        ['a', 'b', 'c'].map((key) => cite(key, { stance: 'refutes' })),
      ),
    ).toBeUndefined();
  });

  test('is asked of no other finding, and of none where the policy says nothing', () => {
    expect(missingEvidence(both, 'unresolved', [])).toBeUndefined();
    expect(missingEvidence(policy({}), 'verified', [])).toBeUndefined();
    expect(missingEvidence(policy({}, { verified: {} }), 'verified', [])).toBeUndefined();
  });

  test('never turns from enough to too little when more is cited', () => {
    const cited = fc.record({
      stance: fc.constantFrom('supports' as const, 'refutes' as const, 'context' as const),
      primary: fc.boolean(),
      originKey: fc.constantFrom('a', 'b', 'c', 'd'),
    });
    fc.assert(
      fc.property(
        fc.array(cited),
        cited,
        fc.constantFrom('verified' as const, 'disputed' as const),
        (some, one, finding) => {
          if (missingEvidence(both, finding, some) === undefined) {
            expect(missingEvidence(both, finding, [...some, one])).toBeUndefined();
          }
        },
      ),
    );
  });
});
