import { describe, expect, test } from '@jest/globals';
import { Finding } from '../database/generated/enums.js';
import { nextStates } from './claim-lifecycle.js';
import { afterJudgement, type Findings } from './judge-outcome.js';

const found: Findings = { attribution: 'verified', content: 'disputed' };
const findings = Object.values(Finding);

describe('a judgement', () => {
  test('of the first round settles the claim, unless a second is wanted', () => {
    expect(afterJudgement({ round: 1, secondReview: [], ...found })).toBe('concluded');
    expect(afterJudgement({ round: 1, secondReview: ['random sample'], ...found })).toBe('second_review');
  });

  test('of the second settles it where both axes agree, whatever the policy says', () => {
    for (const attribution of findings) {
      for (const content of findings) {
        const outcome = afterJudgement({
          round: 2,
          secondReview: ['random sample'],
          first: found,
          attribution,
          content,
        });
        const isSame = attribution === found.attribution && content === found.content;
        expect([attribution, content, outcome]).toEqual([attribution, content, isSame ? 'concluded' : 'adjudication']);
      }
    }
  });

  test('of an adjudicator settles it, whatever was found before', () => {
    for (const first of [undefined, found]) {
      expect(afterJudgement({ round: 3, secondReview: [], ...found, ...(first ? { first } : {}) })).toBe('concluded');
    }
  });

  test('of the second needs the first', () => {
    expect(() => afterJudgement({ round: 2, secondReview: [], ...found })).toThrow('needs the first');
  });

  test('leads nowhere but where the table of steps allows', () => {
    const stateOf = { 1: 'in_review', 2: 'second_review', 3: 'adjudication' } as const;
    for (const round of [1, 2, 3] as const) {
      for (const secondReview of [[], ['random sample']]) {
        for (const first of [found, { ...found, content: 'verified' as const }]) {
          const to = afterJudgement({ round, secondReview, first, ...found });
          expect(nextStates(stateOf[round], 'judge')).toContain(to);
        }
      }
    }
  });
});
