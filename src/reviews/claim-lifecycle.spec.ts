import { describe, expect, test } from '@jest/globals';
import { ClaimState } from '../database/generated/enums.js';
import { mayBe, nextState, TRANSITIONS, type ClaimAction } from './claim-lifecycle.js';

const states = Object.values(ClaimState);
const actions = Object.keys(TRANSITIONS) as ClaimAction[];

/** Every legal pair, written out by hand: the table in the code is compared with it, pair by pair. */
const LEGAL: Record<string, ClaimState> = {
  'extracted open': 'open',
  'open lease': 'in_review',
  'reopened lease': 'in_review',
  'in_review release': 'open',
  'in_review conclude': 'concluded',
  'extracted supersede': 'superseded',
  'open supersede': 'superseded',
  'reopened supersede': 'superseded',
  'in_review supersede': 'superseded',
};

describe('claim lifecycle', () => {
  test.each(states.flatMap((state) => actions.map((action) => [state, action] as const)))(
    '%s + %s',
    (state, action) => {
      expect(nextState(state, action)).toBe(LEGAL[`${state} ${action}`]);
    },
  );

  test('settled claims stay settled', () => {
    for (const state of ['concluded', 'dismissed', 'superseded'] as const) {
      expect(actions.map((action) => nextState(state, action))).toEqual(actions.map(() => undefined));
    }
  });

  test('the guard of a statement names the states an action may start from', () => {
    expect(mayBe('lease')).toBe("claim.state IN ('open', 'reopened')");
  });
});
