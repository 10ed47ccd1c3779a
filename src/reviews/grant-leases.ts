import { RECORD_AUDIT_EVENT } from '../audit/audit-event.js';
import type { Actor } from '../auth/actor.js';
import { violatedConstraint } from '../database/database.js';
import { mayBe, stateAfter } from './claim-lifecycle.js';
import { currentPolicy } from './review-policy-row.js';
import { TASK_FROM, taskColumns, type TaskRow } from './show-task.js';
import { FREE_STATE, LEASED_STATE } from './task-steps.js';

/** A person's requests that meet in one slot: each loser takes another slot, of which there are few. */
export const SLOT_TRIES = 50;

export const isSlotTaken = (error: unknown): boolean => violatedConstraint(error) === 'lease_one_live_per_slot';

/** Somebody who asks for a task, and for how many seconds; without them it is as long as the task's policy says. */
export interface Asker {
  actor: Actor;
  seconds?: number | undefined;
}

/** One row an asker, in the order in which they asked. */
export type GrantRow = (TaskRow | { task_id: null }) & {
  /** Null where the person holds as many leases as there are slots. */
  slot: number | null;
};

/** The first six values of every grant; the first is the desk of all askers. */
export function grantValues(askers: Asker[]): unknown[] {
  const asked = new Map<string, number>();
  return [
    askers[0]!.actor.deskId,
    askers.map(({ actor }) => actor.personId),
    askers.map(({ seconds }) => seconds ?? null),
    askers.map(({ actor }) => actor.auditName),
    askers.map(({ actor }) => actor.requestId),
    askers.map(({ actor }) => {
      const earlier = asked.get(actor.personId) ?? 0;
      asked.set(actor.personId, earlier + 1);
      return earlier;
    }),
  ];
}

/** The person of a grant that has one asker. */
export const ONE_PERSON = '(SELECT ($2::uuid[])[1])';

/** The first free tasks of a queue, each of which has an index in its order. SKIP LOCKED gives two askers two tasks. */
export const firstTasks = (queue: string, n = 1, locked = 'SKIP LOCKED'): string => `
      SELECT id, desk_id, claim_id, policy_id, cycle, round, last_token + 1 AS token, queue_key, barred FROM review_task
      WHERE state = 'open' AND desk_id = $1 AND ${queue}
      ORDER BY queue_key DESC, id LIMIT ${n} FOR UPDATE ${locked}`;

/** The columns of a free task that {@link grantLeases} reads. */
export const TASK = 'id, desk_id, claim_id, policy_id, cycle, round, token';

/**
 * A statement that leases tasks to askers, and shows them. Each asker gets the lowest free slot of those that the policy gives
 * the person; `earlier` counts the same person's asks before this one, which take lower ones. Unique indexes on live leases
 * hold that there is one a task, and one a slot; leases are written in the order of slots, so that two groups never wait for
 * each other. A lease begins when it is granted, not when it was asked for: by then the one before may not have ended.
 * The values stand in subqueries so that the planner cannot see how many askers there are: it would plan anew each time.
 * @param next CTEs over `asker`, the last of which is `next`: an asker's columns with those of their {@link TASK}
 */
export const grantLeases = (next: string): string => `
    WITH asker AS MATERIALIZED (
      SELECT *, (
        SELECT generate_series(1, (SELECT lease_limit FROM ${currentPolicy('$1')} AS policy)) AS n
        EXCEPT SELECT slot FROM lease WHERE person_id = person AND ended_at IS NULL
        ORDER BY n OFFSET earlier LIMIT 1) AS slot
      FROM unnest((SELECT $2::uuid[]), (SELECT $3::int[]), (SELECT $4::text[]), (SELECT $5::text[]), (SELECT $6::int[]))
        WITH ORDINALITY AS a (person, seconds, actor, request, earlier, ask)
    ), ${next}, moved AS (
      UPDATE claim SET state = ${stateAfter('lease')} FROM next
      WHERE claim.id = claim_id AND ${mayBe('lease')} AND claim.state = (${FREE_STATE.replaceAll('cycle', 'next.cycle')})::claim_state
      RETURNING claim.id
    ), taken AS (
      SELECT next.* FROM next JOIN moved ON moved.id = claim_id
    ), leased AS (
      UPDATE review_task SET state = 'leased', last_token = token FROM taken WHERE review_task.id = taken.id
    ), granted AS (
      INSERT INTO lease (task_id, token, desk_id, person_id, slot, granted_at, expires_at)
      SELECT id, token, desk_id, person, slot, clock_timestamp(),
        clock_timestamp() + make_interval(secs => coalesce(seconds, (SELECT lease_seconds FROM review_policy WHERE review_policy.id = policy_id)))
      FROM taken ORDER BY person, slot
      RETURNING task_id, expires_at
    ), recorded AS (
      ${RECORD_AUDIT_EVENT}
      SELECT desk_id, actor, 'claim.lease', 'claim', claim_id, ${FREE_STATE}, ${LEASED_STATE}, NULL, request,
        jsonb_build_object('cycle', cycle, 'round', round, 'token', token) FROM taken
    )
    SELECT asker.slot, shown.* FROM asker LEFT JOIN (
      SELECT taken.ask, taken.token, expires_at, ${taskColumns('taken.person')}
      FROM taken JOIN granted ON granted.task_id = taken.id JOIN (${TASK_FROM}) ON review_task.id = taken.id
    ) AS shown ON shown.ask = asker.ask ORDER BY asker.ask`;
