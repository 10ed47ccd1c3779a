import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { Database, type Statement } from '../database/database.js';
import { invalidRequest } from '../errors/validation.js';
import { findAssignee } from './assignee.js';
import { explainRefusal, LIVE_LEASE } from './lease-refusal.js';
import type { DraftDto, HandOverDto, HeartbeatDto, LeaseTokenDto, SkipDto } from './lease.dto.js';
import type { LeaseView } from './lease.view.js';
import { returnTask } from './return-task.js';

const DRAFT_MAX_BYTES = 65_536;

const HEARTBEAT: Statement = {
  name: 'heartbeat',
  text: `
    UPDATE lease SET expires_at = now() + make_interval(secs => coalesce($5, lease_seconds))
    FROM review_task JOIN review_policy ON review_policy.id = policy_id
    WHERE review_task.id = task_id AND ${LIVE_LEASE} RETURNING expires_at`,
};

const DRAFT: Statement = {
  name: 'save-draft',
  text: `
    UPDATE review_task SET draft = $5, draft_by = $3, draft_at = now()
    WHERE id = (SELECT task_id FROM lease WHERE ${LIVE_LEASE} FOR UPDATE) RETURNING id`,
};

/** Values: those of {@link LIVE_LEASE}, actor, request id. */
const RELEASE: Statement = {
  name: 'release-lease',
  text: returnTask({ condition: LIVE_LEASE, ended: 'released', set: 'assigned_to = NULL, due_at = NULL' }),
};

/** Nobody is offered again what they have skipped. Values: those of a release, reason code, note. */
const SKIP: Statement = {
  name: 'skip-task',
  text: returnTask({
    condition: LIVE_LEASE,
    ended: 'skipped',
    set: `assigned_to = NULL, due_at = NULL, barred = array_append(barred, person_id),
      draft = CASE $7 WHEN 'conflict_of_interest' THEN NULL ELSE draft END,
      draft_by = CASE $7 WHEN 'conflict_of_interest' THEN NULL ELSE draft_by END,
      draft_at = CASE $7 WHEN 'conflict_of_interest' THEN NULL ELSE draft_at END`,
    also: `excluded AS (
      INSERT INTO review_exclusion (claim_id, person_id, reason)
      SELECT claim_id, person_id, coalesce($8, $7) FROM task WHERE $7 = 'conflict_of_interest' ON CONFLICT DO NOTHING
    ),`,
    reason: `concat_ws(': ', replace($7, '_', ' '), $8)`,
  }),
};

/** Also to somebody who has skipped the task: people may change their minds. Values: those of a release, the other person, note. */
const HAND_OVER: Statement = {
  name: 'hand-over-task',
  text: returnTask({
    condition: LIVE_LEASE,
    ended: 'handed_over',
    set: 'assigned_to = $7::uuid, due_at = NULL, barred = array_remove(barred, $7::uuid)',
    reason: '$8::text',
    detail: `'to', $7::uuid`,
  }),
};

/** What the holder of a lease may do short of a judgement. A stale token changes nothing. */
@Injectable()
export class HoldLease {
  constructor(private readonly database: Database) {}

  /** Extends the lease from now. @throws Problem when it is no longer the actor's */
  async heartbeat(actor: Actor, taskId: string, dto: HeartbeatDto): Promise<LeaseView> {
    const row = await this.database.runOne<{ expires_at: Date }>(HEARTBEAT, [
      ...holder(actor, taskId, dto),
      dto.leaseSeconds ?? null,
    ]);
    if (!row) throw await explainRefusal(this.database, actor, taskId, dto.leaseToken);
    return { taskId, leaseToken: dto.leaseToken, expiresAt: row.expires_at.toISOString() };
  }

  /** Keeps what is typed so far, for this holder or the next. @throws Problem when the lease is no longer the actor's */
  async saveDraft(actor: Actor, taskId: string, dto: DraftDto): Promise<void> {
    const draft = JSON.stringify(dto.draft);
    if (Buffer.byteLength(draft) > DRAFT_MAX_BYTES) {
      throw invalidRequest([{ pointer: '/draft', detail: `must be at most ${DRAFT_MAX_BYTES} bytes of JSON` }]);
    }
    const row = await this.database.runOne(DRAFT, [...holder(actor, taskId, dto), draft]);
    if (!row) throw await explainRefusal(this.database, actor, taskId, dto.leaseToken);
  }

  /** Gives the task back to the queue. @throws Problem when the lease is no longer the actor's */
  async release(actor: Actor, taskId: string, dto: LeaseTokenDto): Promise<void> {
    await this.giveBack(RELEASE, actor, taskId, dto);
  }

  /**
   * Gives the task back, not to be offered it again. A conflict of interest closes the claim to the person for good and
   * drops their draft. @throws Problem when the lease is no longer the actor's
   */
  async skip(actor: Actor, taskId: string, dto: SkipDto): Promise<void> {
    await this.giveBack(SKIP, actor, taskId, dto, [dto.reason, dto.note ?? null]);
  }

  /** Gives the task, with its draft, to somebody else who may take it. @throws Problem when either may not */
  async handOver(actor: Actor, taskId: string, dto: HandOverDto): Promise<void> {
    await findAssignee(this.database, actor.deskId, dto.personId, { taskId });
    await this.giveBack(HAND_OVER, actor, taskId, dto, [dto.personId, dto.note ?? null]);
  }

  private async giveBack(
    statement: Statement,
    actor: Actor,
    taskId: string,
    dto: LeaseTokenDto,
    more: unknown[] = [],
  ): Promise<void> {
    const values = [...holder(actor, taskId, dto), actor.auditName, actor.requestId, ...more];
    const row = await this.database.runOne(statement, values);
    if (!row) throw await explainRefusal(this.database, actor, taskId, dto.leaseToken);
  }
}

/** The first four values of a statement under {@link LIVE_LEASE}. */
const holder = (actor: Actor, taskId: string, { leaseToken }: LeaseTokenDto): unknown[] => [
  taskId,
  leaseToken,
  actor.personId,
  actor.deskId,
];
