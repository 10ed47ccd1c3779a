import { Injectable } from '@nestjs/common';
import { RECORD_AUDIT_EVENT } from '../audit/audit-event.js';
import type { Actor } from '../auth/actor.js';
import type { ClaimDetailView } from '../claims/claim-detail.view.js';
import { FindClaims } from '../claims/find-claims.js';
import { Database, type Statement } from '../database/database.js';
import { Problem } from '../errors/problem.js';
import { invalidRequest } from '../errors/validation.js';
import { findAssignee } from './assignee.js';
import { mayBe, stateAfter, type ClaimAction } from './claim-lifecycle.js';
import { ReopenClaim } from './reopen-claim.js';
import type { AssignDto, BoostDto, ReasonDto } from './steer-claim.dto.js';
import { FROM_UNFINISHED_TASK } from './task-steps.js';

const LOCK_TASK: Statement = {
  name: 'lock-unfinished-task',
  text: `SELECT review_task.id ${FROM_UNFINISHED_TASK} FOR UPDATE OF review_task, claim`,
};

/** The unfinished task of claim $1 of desk $2, locked, task first. */
const target = (action: ClaimAction, condition = 'true'): string => `
      SELECT review_task.id, review_task.claim_id, claim.state AS before ${FROM_UNFINISHED_TASK}
        AND ${mayBe(action)} AND ${condition}
      FOR UPDATE OF review_task, claim`;

const REVOKE_LEASE = `UPDATE lease SET ended_at = now(), ended = 'revoked' FROM target WHERE task_id = target.id AND ended_at IS NULL`;

/** Values: claim, desk, actor, request id, reason. */
const DISMISS: Statement = {
  name: 'dismiss-claim',
  text: `
    WITH target AS (${target('dismiss')}), revoked AS (${REVOKE_LEASE}), task AS (
      UPDATE review_task SET state = 'cancelled' FROM target WHERE review_task.id = target.id
    ), moved AS (
      UPDATE claim SET state = ${stateAfter('dismiss')}, state_reason = $5 FROM target WHERE claim.id = target.claim_id
      RETURNING claim.id, desk_id, before, cycle
    )
    ${RECORD_AUDIT_EVENT}
    SELECT desk_id, $3, 'claim.dismiss', 'claim', id, before::text, 'dismissed', $5, $4, jsonb_build_object('cycle', cycle)
    FROM moved RETURNING subject_id`,
};

/** Values: claim, desk, actor, request id, person or null, deadline or null, reason or null, the task that they may take. */
const ASSIGN: Statement = {
  name: 'assign-claim',
  text: `
    WITH target AS (${target('assign', '($5::uuid IS NULL OR review_task.id = $8)')}), revoked AS (${REVOKE_LEASE} RETURNING person_id), task AS (
      UPDATE review_task SET state = 'open', assigned_to = $5::uuid, due_at = $6::timestamptz,
        barred = array_remove(barred, $5::uuid)
      FROM target WHERE review_task.id = target.id RETURNING review_task.cycle, round
    ), moved AS (
      UPDATE claim SET state = ${stateAfter('assign')} FROM target WHERE claim.id = target.claim_id
      RETURNING claim.id, desk_id, before, claim.state
    )
    ${RECORD_AUDIT_EVENT}
    SELECT desk_id, $3, 'claim.assign', 'claim', id, before::text, moved.state::text, $7, $4, jsonb_build_object('cycle', cycle,
      'round', round, 'to', $5::uuid, 'dueAt', $6::timestamptz, 'takenFrom', (SELECT person_id FROM revoked))
    FROM moved, task RETURNING subject_id`,
};

/** Values: claim, desk, actor, request id, boost, reason. */
const BOOST: Statement = {
  name: 'boost-claim',
  text: `
    WITH target AS (${target('boost')}), task AS (
      UPDATE review_task SET queue_key = queue_key - boost + $5::real, boost = $5::real, boost_reason = $6
      FROM target WHERE review_task.id = target.id RETURNING desk_id, target.claim_id, before, cycle
    )
    ${RECORD_AUDIT_EVENT}
    SELECT desk_id, $3, 'claim.boost', 'claim', claim_id, before::text, before::text, $6, $4,
      jsonb_build_object('cycle', cycle, 'boost', $5::real)
    FROM task RETURNING subject_id`,
};

const IS_AHEAD: Statement = { name: 'time-is-ahead', text: 'SELECT $1::timestamptz > now() AS ahead' };
const UNFINISHED: Statement = { name: 'unfinished-task', text: `SELECT review_task.id ${FROM_UNFINISHED_TASK}` };

/** What a lead does with a claim. Where its state does not allow the step nothing is written. */
@Injectable()
export class SteerClaim {
  constructor(
    private readonly database: Database,
    private readonly claims: FindClaims,
    private readonly reopenClaim: ReopenClaim,
  ) {}

  /** Sets the claim aside: nobody is to review it. @throws Problem `illegal_transition` once it is settled */
  async dismiss(actor: Actor, claimId: string, { reason }: ReasonDto): Promise<ClaimDetailView> {
    return this.take(DISMISS, actor, claimId, 'dismiss', [reason]);
  }

  /** Starts a new review of a settled claim. @throws Problem `illegal_transition` for one that is not, or no longer in its article */
  async reopen(actor: Actor, claimId: string, { reason }: ReasonDto): Promise<ClaimDetailView> {
    await this.claims.summary(actor.deskId, claimId);
    if (!(await this.reopenClaim.run(claimId, reason, actor))) throw await this.refusal(actor, claimId, 'reopen');
    return this.claims.one(actor, claimId);
  }

  /** Keeps the task for one person until a deadline, or for nobody; whoever holds it loses it. @throws Problem where they may not take it */
  async assign(actor: Actor, claimId: string, dto: AssignDto): Promise<ClaimDetailView> {
    if (dto.personId !== null && dto.deadline !== undefined) await this.checkIsAhead(dto.deadline);
    const task = await this.database.runOne<{ id: string }>(UNFINISHED, [claimId, actor.deskId]);
    if (dto.personId !== null) {
      if (task) await findAssignee(this.database, actor.deskId, dto.personId, { taskId: task.id });
    } else if (dto.deadline !== undefined) {
      throw invalidRequest([{ pointer: '/deadline', detail: 'needs a personId' }]);
    }
    const values = [dto.personId, dto.deadline ?? null, dto.reason ?? null, task?.id ?? null];
    return this.take(ASSIGN, actor, claimId, 'assign', values);
  }

  /** By the database's clock, as the lapse of the assignment is. */
  private async checkIsAhead(deadline: string): Promise<void> {
    const row = await this.database.runOne<{ ahead: boolean }>(IS_AHEAD, [deadline]);
    if (row!.ahead) return;
    throw invalidRequest([{ pointer: '/deadline', detail: 'must lie ahead; a day alone begins at 00:00 UTC' }]);
  }

  /** Moves the claim up or down the queue. @throws Problem `illegal_transition` once it is settled */
  async boost(actor: Actor, claimId: string, { boost, reason }: BoostDto): Promise<ClaimDetailView> {
    return this.take(BOOST, actor, claimId, 'boost', [boost, reason]);
  }

  /** Waits for whoever is at the task before the statement begins, so that this one sees the lease they were given. */
  private async take(
    statement: Statement,
    actor: Actor,
    claimId: string,
    action: ClaimAction,
    more: unknown[],
  ): Promise<ClaimDetailView> {
    const taken = await this.database.transaction(async (run) => {
      const lock = (): Promise<object[]> => run(LOCK_TASK, [claimId, actor.deskId]);
      // A task that was finished in the meantime may have a next one.
      if (!(await lock()).length && !(await lock()).length) return false;
      const rows = await run(statement, [claimId, actor.deskId, actor.auditName, actor.requestId, ...more]);
      return rows.length > 0;
    });
    if (!taken) throw await this.refusal(actor, claimId, action);
    return this.claims.one(actor, claimId);
  }

  /** Read after the fact: only words depend on it. */
  private async refusal(actor: Actor, claimId: string, action: ClaimAction): Promise<Problem> {
    const { state } = await this.claims.summary(actor.deskId, claimId);
    return new Problem(
      'illegal_transition',
      `A claim that is ${state} cannot be the object of ${action}. ${HINT[action] ?? ''}`.trim(),
    );
  }
}

const HINT: Partial<Record<ClaimAction, string>> = {
  dismiss: 'Reopen it first where it is settled.',
  reopen: 'Only a concluded or dismissed claim of the article’s current version can be reopened.',
  assign: 'There is no task to assign; reopen the claim where it is settled.',
  boost: 'There is no task in the queue; reopen the claim where it is settled.',
};
