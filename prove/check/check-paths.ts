import type { ClaimAction, StepTaker } from '../../src/reviews/claim-lifecycle.js';
import { byKey, type EventRow, type JudgementRow, type Recorded } from './recorded.js';
import { SequentialClaim, type ClaimStep, type ReturnedHow } from './sequential-claim.js';

/** What the checks must know that is not in the rows. */
export interface Rules {
  /** The role through whose key a person works, by id. */
  roleOf: (person: string) => StepTaker;
  reviewedTwice: (claimId: string) => boolean;
  leaseLimit: number;
}

/** Audit rows of a claim that tell of no step. */
const NO_STEP = ['evidence.add'];

/**
 * Every claim's audit events, in their order, are steps the model may take, each from where the one before led, and the model
 * then is where the rows say that the claim is. @returns violations
 */
export function checkPaths({ claims, tasks, leases, judgements, verdicts, events }: Recorded, rules: Rules): string[] {
  const violations: string[] = [];
  const eventsOf = byKey(events, (row) => row.claim_id);
  const tasksOf = byKey(tasks, (row) => row.claim_id);
  const verdictsOf = byKey(verdicts, (row) => row.claim_id);
  const live = new Map(leases.filter((row) => row.ended_at === null).map((row) => [row.task_id, row]));
  const judgementById = new Map(judgements.map((row) => [row.id, row]));
  for (const claim of claims) {
    const model = new SequentialClaim(rules.reviewedTwice(claim.id));
    const say = (fault: string): void => void violations.push(`claim ${claim.id}: ${fault}`);
    for (const event of eventsOf.get(claim.id) ?? []) {
      if (NO_STEP.includes(event.action)) continue;
      for (const fault of model.take(stepOf(event, rules, judgementById))) say(`event ${event.id}: ${fault}`);
    }
    if (model.state !== claim.state) say(`is ${claim.state}; its events lead to ${model.state}`);
    if (model.cycle !== claim.cycle) say(`is in cycle ${claim.cycle}; its events lead to ${model.cycle}`);
    const wanted = model.verdicts;
    const found = verdictsOf.get(claim.id)?.length ?? 0;
    if (found !== wanted) say(`has ${found} verdicts; its events made ${wanted}`);
    const newest = tasksOf
      .get(claim.id)
      ?.sort((a, b) => a.cycle - b.cycle || a.round - b.round)
      .at(-1);
    const task = newest && `round ${newest.round} ${newest.state} token ${newest.last_token}`;
    const modelTask = model.task && `round ${model.task.round} ${model.task.state} token ${model.task.lastToken}`;
    if (task !== modelTask) say(`its task is ${task}; its events lead to ${modelTask}`);
    const holder = (newest && live.get(newest.id)?.person_id) ?? null;
    if (holder !== (model.task?.holder ?? null)) say(`is held by ${holder}; its events lead to ${model.task?.holder}`);
  }
  return violations;
}

function stepOf(event: EventRow, rules: Rules, judgements: Map<string, JudgementRow>): ClaimStep {
  const detail = event.detail ?? {};
  const person = event.actor === 'system' ? null : event.actor.replace(/^person:/, '');
  const judgement = judgements.get(String(detail['judgement']));
  return {
    action: event.action.replace(/^claim[.]/, '') as ClaimAction,
    by: { person, role: person === null ? 'system' : rules.roleOf(person) },
    from: event.from_state,
    to: event.to_state,
    cycle: detail['cycle'] as number,
    round: detail['round'] as number,
    token: detail['token'] as number,
    how: detail['how'] as ReturnedHow,
    assignee: detail['to'] as string,
    takenFrom: detail['takenFrom'] as string,
    ...(judgement ? { found: { attribution: judgement.attribution, content: judgement.content } } : {}),
  };
}
