import type { ClaimState } from '../database/generated/enums.js';

/** What can happen to a claim: from which states, and to which. Everything else is refused. Pure: statements take it as values. */
export const TRANSITIONS = {
  /** Its review task is there. */
  open: { from: ['extracted'], to: 'open' },
  /** A reviewer takes the task. */
  lease: { from: ['open', 'reopened'], to: 'in_review' },
  /** The reviewer gives the task back, or time runs out. */
  release: { from: ['in_review'], to: 'open' },
  /** The judgement settles it. */
  conclude: { from: ['in_review'], to: 'concluded' },
  /** A newer version of the article has claims of its own. */
  supersede: { from: ['extracted', 'open', 'reopened', 'in_review'], to: 'superseded' },
} as const satisfies Record<string, { from: readonly ClaimState[]; to: ClaimState }>;

export type ClaimAction = keyof typeof TRANSITIONS;

/** The state after `action`, or undefined where the action is illegal. */
export function nextState(state: ClaimState, action: ClaimAction): ClaimState | undefined {
  const { from, to } = TRANSITIONS[action];
  return (from as readonly ClaimState[]).includes(state) ? to : undefined;
}

/** The guard of an action for a statement: `state IN (…)`. */
export const mayBe = (action: ClaimAction, column = 'claim.state'): string =>
  `${column} IN (${TRANSITIONS[action].from.map((state) => `'${state}'`).join(', ')})`;
