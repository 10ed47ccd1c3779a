import type { ClaimState, Finding } from '../database/generated/enums.js';

/** What a judgement finds on the two axes. */
export interface Findings {
  attribution: Finding;
  content: Finding;
}

export interface JudgementInput extends Findings {
  /** 1; 2 for the blind second review; 3 for adjudication. */
  round: number;
  /** Why the policy asks for a second review of this claim by this reviewer; empty where one is enough. */
  secondReview: string[];
  /** What round 1 found; wanted in round 2. */
  first?: Findings;
}

/** Where a judgement takes its claim. Two judgements agree when both axes do. */
export function afterJudgement({ round, secondReview, first, attribution, content }: JudgementInput): ClaimState {
  if (round === 1) return secondReview.length ? 'second_review' : 'concluded';
  if (round === 2) {
    if (!first) throw new Error('a second judgement needs the first');
    return first.attribution === attribution && first.content === content ? 'concluded' : 'adjudication';
  }
  return 'concluded';
}
