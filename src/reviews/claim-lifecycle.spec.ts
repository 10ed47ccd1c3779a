import { describe, expect, test } from '@jest/globals';
import { ClaimState, Role } from '../database/generated/enums.js';
import { CLAIM_ACTIONS, mayBe, nextStates, stateAfter, type ClaimAction, type StepTaker } from './claim-lifecycle.js';

const states = Object.values(ClaimState);
const stepTakers: StepTaker[] = ['system', ...Object.values(Role)];
const LEADS = ['lead', 'admin'];
const REVIEWERS = ['reviewer', ...LEADS];

/** Every legal step, written out by hand: the table in the code is compared with it, triple by triple. */
const LEGAL: Record<string, [to: ClaimState[], by: string[]]> = {
  'extracted open': [['open'], ['system']],
  'open lease': [['in_review'], REVIEWERS],
  'reopened lease': [['in_review'], REVIEWERS],
  'second_review lease': [['second_review'], REVIEWERS],
  'adjudication lease': [['adjudication'], LEADS],
  'in_review return': [
    ['open', 'reopened'],
    ['system', ...REVIEWERS],
  ],
  'second_review return': [['second_review'], ['system', ...REVIEWERS]],
  'adjudication return': [['adjudication'], ['system', ...LEADS]],
  'in_review judge': [['concluded', 'second_review'], REVIEWERS],
  'second_review judge': [['concluded', 'adjudication'], REVIEWERS],
  'adjudication judge': [['concluded'], LEADS],
  'open assign': [['open'], LEADS],
  'reopened assign': [['reopened'], LEADS],
  'in_review assign': [['open', 'reopened'], LEADS],
  'second_review assign': [['second_review'], LEADS],
  'adjudication assign': [['adjudication'], LEADS],
  'open boost': [['open'], LEADS],
  'reopened boost': [['reopened'], LEADS],
  'in_review boost': [['in_review'], LEADS],
  'second_review boost': [['second_review'], LEADS],
  'adjudication boost': [['adjudication'], LEADS],
  'open dismiss': [['dismissed'], LEADS],
  'reopened dismiss': [['dismissed'], LEADS],
  'in_review dismiss': [['dismissed'], LEADS],
  'second_review dismiss': [['dismissed'], LEADS],
  'adjudication dismiss': [['dismissed'], LEADS],
  'concluded reopen': [['reopened'], ['system', ...LEADS]],
  'dismissed reopen': [['reopened'], LEADS],
  'open correct': [['open'], LEADS],
  'in_review correct': [['in_review', 'superseded'], REVIEWERS],
  'reopened correct': [['superseded'], LEADS],
  'second_review correct': [['superseded'], LEADS],
  'adjudication correct': [['superseded'], LEADS],
  'concluded correct': [['superseded'], LEADS],
  'open merge': [['superseded'], LEADS],
  'reopened merge': [['superseded'], LEADS],
  'in_review merge': [['superseded'], LEADS],
  'second_review merge': [['superseded'], LEADS],
  'adjudication merge': [['superseded'], LEADS],
  'concluded merge': [['superseded'], LEADS],
  'extracted supersede': [['superseded'], ['system']],
  'open supersede': [['superseded'], ['system']],
  'reopened supersede': [['superseded'], ['system']],
  'in_review supersede': [['superseded'], ['system']],
  'second_review supersede': [['superseded'], ['system']],
  'adjudication supersede': [['superseded'], ['system']],
  'superseded restore': [['reopened'], ['system']],
};

describe('claim lifecycle', () => {
  const pairs = states.flatMap((state) => CLAIM_ACTIONS.map((action) => [state, action] as const));

  test.each(pairs)('%s + %s', (state, action) => {
    const [to, by] = LEGAL[`${state} ${action}`] ?? [[], []];
    for (const who of stepTakers) expect(nextStates(state, action, who)).toEqual(by.includes(who) ? to : []);
  });

  test('nobody brings a superseded claim back but the machine, and a submitter takes no step', () => {
    for (const action of CLAIM_ACTIONS) {
      for (const who of stepTakers.filter((w) => w !== 'system'))
        expect(nextStates('superseded', action, who)).toEqual([]);
      for (const state of states) expect(nextStates(state, action, 'submitter')).toEqual([]);
    }
  });

  test('the guard of a statement names the states an action may start from, and where it leads', () => {
    expect(mayBe('lease')).toBe("claim.state IN ('open', 'reopened', 'second_review', 'adjudication')");
    expect(stateAfter('return')).toBe(
      "(CASE claim.state WHEN 'in_review' THEN CASE claim.cycle WHEN 1 THEN 'open' ELSE 'reopened' END " +
        "WHEN 'second_review' THEN 'second_review' WHEN 'adjudication' THEN 'adjudication' END)::claim_state",
    );
    for (const action of CLAIM_ACTIONS.filter((a): a is Exclude<ClaimAction, 'judge'> => a !== 'judge')) {
      expect(stateAfter(action)).toMatch(/^\(CASE claim[.]state .* END\)::claim_state$/);
    }
  });
});
