import type { ClaimState, Role } from '../database/generated/enums.js';

/** Who may take a step: a machine, or a person through a key of such a role. */
export type StepTaker = 'system' | Role;

const MACHINE = ['system'] as const;
const REVIEWERS = ['reviewer', 'lead', 'admin'] as const;
const LEADS = ['lead', 'admin'] as const;

interface Transition {
  action: string;
  from: ClaimState;
  to: ClaimState;
  by: readonly StepTaker[];
  /** What else must hold, in words for the diagram; the statement that takes the step checks it. */
  when?: string;
}

/**
 * Everything that can happen to a claim. What is not on this list is refused. Pure: statements take its states as values, and
 * docs/reviewing.md shows it as a diagram. Reading a claim is no step.
 */
export const TRANSITIONS = [
  { action: 'open', from: 'extracted', to: 'open', by: MACHINE },

  { action: 'lease', from: 'open', to: 'in_review', by: REVIEWERS, when: 'the task is free and not closed to them' },
  {
    action: 'lease',
    from: 'reopened',
    to: 'in_review',
    by: REVIEWERS,
    when: 'the task is free and not closed to them',
  },
  { action: 'lease', from: 'second_review', to: 'second_review', by: REVIEWERS, when: 'they did not judge round 1' },
  { action: 'lease', from: 'adjudication', to: 'adjudication', by: LEADS, when: 'they judged neither round' },

  { action: 'return', from: 'in_review', to: 'open', by: [...REVIEWERS, ...MACHINE], when: 'in the first cycle' },
  { action: 'return', from: 'in_review', to: 'reopened', by: [...REVIEWERS, ...MACHINE], when: 'in a later cycle' },
  { action: 'return', from: 'second_review', to: 'second_review', by: [...REVIEWERS, ...MACHINE] },
  { action: 'return', from: 'adjudication', to: 'adjudication', by: [...LEADS, ...MACHINE] },

  { action: 'judge', from: 'in_review', to: 'concluded', by: REVIEWERS, when: 'one review is enough' },
  { action: 'judge', from: 'in_review', to: 'second_review', by: REVIEWERS, when: 'the policy asks for a second' },
  { action: 'judge', from: 'second_review', to: 'concluded', by: REVIEWERS, when: 'both found the same' },
  { action: 'judge', from: 'second_review', to: 'adjudication', by: REVIEWERS, when: 'they differ' },
  { action: 'judge', from: 'adjudication', to: 'concluded', by: LEADS },

  ...step('assign', ['open', 'reopened', 'second_review', 'adjudication'], LEADS),
  { action: 'assign', from: 'in_review', to: 'open', by: LEADS, when: 'in the first cycle' },
  { action: 'assign', from: 'in_review', to: 'reopened', by: LEADS, when: 'in a later cycle' },
  ...step('boost', ['open', 'reopened', 'in_review', 'second_review', 'adjudication'], LEADS),

  ...step('dismiss', ['open', 'reopened', 'in_review', 'second_review', 'adjudication'], LEADS, 'dismissed'),
  {
    action: 'reopen',
    from: 'concluded',
    to: 'reopened',
    by: [...LEADS, ...MACHINE],
    when: 'a lead says, or a recheck is due',
  },
  { action: 'reopen', from: 'dismissed', to: 'reopened', by: LEADS },

  { action: 'correct', from: 'open', to: 'open', by: LEADS },
  { action: 'correct', from: 'in_review', to: 'in_review', by: REVIEWERS, when: 'in the first cycle; they hold it' },
  { action: 'correct', from: 'in_review', to: 'superseded', by: REVIEWERS, when: 'in a later cycle; they hold it' },
  ...step('correct', ['reopened', 'second_review', 'adjudication', 'concluded'], LEADS, 'superseded'),
  ...step(
    'merge',
    ['open', 'reopened', 'in_review', 'second_review', 'adjudication', 'concluded'],
    LEADS,
    'superseded',
  ),

  ...step(
    'supersede',
    ['extracted', 'open', 'reopened', 'in_review', 'second_review', 'adjudication'],
    MACHINE,
    'superseded',
  ),
  { action: 'restore', from: 'superseded', to: 'reopened', by: MACHINE, when: 'its text is the article’s again' },
] as const satisfies readonly Transition[];

export type ClaimAction = (typeof TRANSITIONS)[number]['action'];

export const CLAIM_ACTIONS = [...new Set(TRANSITIONS.map(({ action }) => action))];

/** One action from several states: to `to`, or leaving the claim where it is. */
function step<Action extends string>(
  action: Action,
  states: readonly ClaimState[],
  by: readonly StepTaker[],
  to?: ClaimState,
): (Transition & { action: Action })[] {
  return states.map((from) => ({ action, from, to: to ?? from, by }));
}

/** The states an action may lead to; none where it is illegal for this step-taker. Without one, for anybody. */
export function nextStates(state: ClaimState, action: ClaimAction, by?: StepTaker): ClaimState[] {
  const found = (TRANSITIONS as readonly Transition[]).filter(
    (t) => t.action === action && t.from === state && (by === undefined || t.by.includes(by)),
  );
  return found.map(({ to }) => to);
}

/** Whether somebody of this role may ever take the action, whatever the state. */
export const mayEver = (action: ClaimAction, by: StepTaker): boolean =>
  (TRANSITIONS as readonly Transition[]).some((t) => t.action === action && t.by.includes(by));

const sourcesOf = (action: ClaimAction): ClaimState[] => [
  ...new Set((TRANSITIONS as readonly Transition[]).filter((t) => t.action === action).map(({ from }) => from)),
];

/** The guard of an action for a statement: `state IN (…)`. */
export const mayBe = (action: ClaimAction, column = 'claim.state'): string =>
  `${column} IN (${sourcesOf(action)
    .map((state) => `'${state}'`)
    .join(', ')})`;

/**
 * The state after an action as SQL over `claim.state` and `claim.cycle`, for the actions whose outcome these two decide.
 * Together with {@link mayBe} the statement then makes only the steps of the table.
 */
export function stateAfter(action: Exclude<ClaimAction, 'judge'>): string {
  const branches = sourcesOf(action).map((state) => {
    const [first, later] = nextStates(state, action);
    return `WHEN '${state}' THEN ${later && later !== first ? `CASE claim.cycle WHEN 1 THEN '${first}' ELSE '${later}' END` : `'${first}'`}`;
  });
  return `(CASE claim.state ${branches.join(' ')} END)::claim_state`;
}
