import { Injectable } from '@nestjs/common';
import { RECORD_AUDIT_EVENT } from '../audit/audit-event.js';
import type { Actor } from '../auth/actor.js';
import { Database, violatedConstraint, type Statement } from '../database/database.js';
import type { ClaimState } from '../database/generated/enums.js';
import { Problem } from '../errors/problem.js';
import { mayBe, stateAfter } from './claim-lifecycle.js';
import type { LeaseNextDto } from './lease.dto.js';
import type { LeasedTaskView } from './lease.view.js';
import { currentPolicy } from './review-policy-row.js';
import { TASK_COLUMNS, TASK_FROM, taskView, type TaskRow } from './show-task.js';
import { FREE_STATE, LEASED_STATE } from './task-steps.js';

/** A person's requests that meet in one slot: each loser takes another slot, of which there are few. */
const SLOT_TRIES = 50;

/** The first free task of one of the three queues, each of which has an index in the order of the queue. */
const first = (queue: string, filters: string): string => `
      SELECT id, desk_id, claim_id, policy_id, cycle, round, last_token + 1 AS token FROM review_task
      WHERE state = 'open' AND ${queue} ${filters}
      ORDER BY queue_key DESC, id LIMIT 1 FOR UPDATE SKIP LOCKED`;

/**
 * Takes the first task: of those assigned to the person, then of those to adjudicate where they lead, then of the rest.
 * SKIP LOCKED gives two askers two tasks; unique indexes on live leases hold that there is one a task, and one a slot of the
 * person. A lease begins when it is granted, not when it was asked for: by then the one before may not have ended.
 * Values: desk, person, seconds or null for the policy's, actor, request id, and those of the filters.
 */
const leaseNext = (leads: boolean, filters: string): string => `
    WITH free AS (
      SELECT slot + 1 AS slot FROM (
        SELECT slot, lead(slot) OVER (ORDER BY slot) AS next_slot FROM (
          SELECT 0 AS slot UNION ALL SELECT slot FROM lease WHERE person_id = $2 AND ended_at IS NULL) AS held
      ) AS gap
      WHERE coalesce(next_slot > slot + 1, true)
        AND slot < (SELECT lease_limit FROM ${currentPolicy('$1')} AS policy)
      ORDER BY slot LIMIT 1
    ), assigned AS (
      ${first(`assigned_to = $2 AND desk_id = $1 AND EXISTS (SELECT FROM free)`, filters + (leads ? '' : ' AND round < 3'))}
    ), differing AS (
      ${leads ? first(`assigned_to IS NULL AND round = 3 AND desk_id = $1 AND NOT $2 = ANY (barred) AND EXISTS (SELECT FROM free) AND NOT EXISTS (SELECT FROM assigned)`, filters) : 'SELECT * FROM assigned WHERE false'}
    ), waiting AS (
      ${first(`assigned_to IS NULL AND round < 3 AND desk_id = $1 AND NOT $2 = ANY (barred) AND EXISTS (SELECT FROM free) AND NOT EXISTS (SELECT FROM assigned) AND NOT EXISTS (SELECT FROM differing)`, filters)}
    ), next AS (
      SELECT * FROM assigned UNION ALL SELECT * FROM differing UNION ALL SELECT * FROM waiting
    ), moved AS (
      UPDATE claim SET state = ${stateAfter('lease')} FROM next
      WHERE claim.id = claim_id AND ${mayBe('lease')} AND claim.state = (${FREE_STATE.replaceAll('cycle', 'next.cycle')})::claim_state
      RETURNING claim.id
    ), taken AS (
      SELECT next.* FROM next JOIN moved ON moved.id = claim_id
    ), leased AS (
      UPDATE review_task SET state = 'leased', last_token = token FROM taken WHERE review_task.id = taken.id
    ), granted AS (
      INSERT INTO lease (task_id, token, desk_id, person_id, slot, granted_at, expires_at)
      SELECT taken.id, token, taken.desk_id, $2, slot, clock_timestamp(),
        clock_timestamp() + make_interval(secs => coalesce($3, (SELECT lease_seconds FROM review_policy WHERE review_policy.id = policy_id)))
      FROM taken, free
      RETURNING expires_at
    ), recorded AS (
      ${RECORD_AUDIT_EVENT}
      SELECT desk_id, $4, 'claim.lease', 'claim', claim_id, ${FREE_STATE}, ${LEASED_STATE}, NULL, $5,
        jsonb_build_object('cycle', cycle, 'round', round, 'token', token) FROM taken
    )
    SELECT free.slot, shown.* FROM (SELECT) AS always LEFT JOIN free ON true LEFT JOIN (
      SELECT taken.token, expires_at, ${TASK_COLUMNS}
      FROM taken CROSS JOIN granted JOIN (${TASK_FROM}) ON review_task.id = taken.id
    ) AS shown ON true`;

const ANY_TASK: Statement = { name: 'lease-next-task', text: leaseNext(false, '') };
const ANY_TASK_OF_A_LEAD: Statement = { name: 'lease-next-task-lead', text: leaseNext(true, '') };

/** As many tasks are counted as this: whoever has nothing to do need not know more exactly. */
const MOST_COUNTED = 1_000;

/** Why the open tasks of the desk are not for this person. Values: desk, person, whether they lead. */
const NOT_FOR_YOU: Statement = {
  name: 'tasks-not-for-you',
  text: `
    WITH task AS (
      (SELECT round, assigned_to, barred FROM review_task WHERE desk_id = $1 AND state = 'open' AND assigned_to IS NULL AND round < 3 LIMIT ${MOST_COUNTED})
      UNION ALL (SELECT round, assigned_to, barred FROM review_task WHERE desk_id = $1 AND state = 'open' AND assigned_to IS NULL AND round = 3 LIMIT ${MOST_COUNTED})
      UNION ALL (SELECT round, assigned_to, barred FROM review_task WHERE desk_id = $1 AND state = 'open' AND assigned_to IS NOT NULL LIMIT ${MOST_COUNTED})
    ), why AS (
      SELECT CASE WHEN assigned_to <> $2 THEN 'assigned-to-others' WHEN $2 = ANY (barred) THEN 'closed-to-you'
                  WHEN round = 3 AND NOT $3 THEN 'to-adjudicate' ELSE 'other-than-asked' END AS reason FROM task
    )
    SELECT reason, least(count(*), ${MOST_COUNTED})::int AS n FROM why GROUP BY reason ORDER BY reason`,
};

interface NoTaskRow {
  /** Null where the person holds as many leases as there are slots. */
  slot: number | null;
  /** Null where no task fits. */
  task_id: null;
}

/** A task, or what there is that is not for this person, by reason. */
export type NextTask = { task: LeasedTaskView } | { notForYou: { reason: string; n: number }[] };

/** Gives a reviewer the next task, for a time. */
@Injectable()
export class LeaseNextTask {
  constructor(private readonly database: Database) {}

  /** @throws Problem `lease_limit` where the person holds all the leases they may */
  async run(actor: Actor, dto: LeaseNextDto): Promise<NextTask> {
    const row = await this.lease(actor, dto, SLOT_TRIES);
    if (row.task_id !== null) return { task: taskView({ ...row, state: leasedState(row.task_round) }) };
    if (row.slot === null) {
      throw new Problem(
        'lease_limit',
        'You hold as many leases as your desk’s policy allows. Submit or release one first.',
        [],
        { 'retry-after': '30' },
      );
    }
    const values = [actor.deskId, actor.personId, actor.role !== 'reviewer'];
    return { notForYou: await this.database.run<{ reason: string; n: number }>(NOT_FOR_YOU, values) };
  }

  private async lease(actor: Actor, dto: LeaseNextDto, triesLeft: number): Promise<TaskRow | NoTaskRow> {
    const leads = actor.role !== 'reviewer';
    const values: unknown[] = [
      actor.deskId,
      actor.personId,
      dto.leaseSeconds ?? null,
      actor.auditName,
      actor.requestId,
    ];
    const filters = wanted(dto, values);
    const statement = filters ? { text: leaseNext(leads, filters) } : leads ? ANY_TASK_OF_A_LEAD : ANY_TASK;
    try {
      const row = await this.database.runOne<TaskRow | NoTaskRow>(statement, values);
      return row!;
    } catch (error) {
      if (violatedConstraint(error) === 'lease_one_live_per_slot' && triesLeft > 0) {
        return this.lease(actor, dto, triesLeft - 1);
      }
      throw error;
    }
  }
}

/** The statement reads the claim as it was before its own change. */
const leasedState = (round: number): ClaimState =>
  round === 1 ? 'in_review' : round === 2 ? 'second_review' : 'adjudication';

/** Conditions for what the reviewer asked for; their values are added to `values`. */
function wanted(dto: LeaseNextDto, values: unknown[]): string {
  const conditions: string[] = [];
  const add = (value: unknown, condition: (place: string) => string): void => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(`AND ${condition(`$${values.length}`)}`);
  };
  const claim = (condition: string): string => `EXISTS (SELECT FROM claim WHERE claim.id = claim_id AND ${condition})`;
  add(dto.claimId, (p) => `claim_id = ${p}`);
  add(dto.round, (p) => `round = ${p}`);
  add(dto.articleId, (p) => claim(`article_id = ${p}`));
  add(dto.claimType, (p) => claim(`claim_type = ${p}::claim_type`));
  add(dto.minCheckWorthiness, (p) => claim(`check_worthiness >= ${p}`));
  add(dto.language, (p) => claim(`EXISTS (SELECT FROM article_version WHERE id = version_id AND language = ${p})`));
  add(
    dto.claimantKind,
    (p) => `EXISTS (SELECT FROM claim_claimant AS c JOIN claimant ON claimant.id = claimant_id
              WHERE c.claim_id = review_task.claim_id AND role = 'claimant' AND kind = ${p}::claimant_kind)`,
  );
  return conditions.join(' ');
}
