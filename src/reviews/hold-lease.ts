import { Injectable } from '@nestjs/common';
import { RECORD_AUDIT_EVENT, SYSTEM } from '../audit/audit-event.js';
import type { Actor } from '../auth/actor.js';
import { Settings } from '../config/settings.js';
import { Database, type Statement } from '../database/database.js';
import { invalidRequest } from '../errors/validation.js';
import { mayBe, TRANSITIONS } from './claim-lifecycle.js';
import { explainRefusal, LIVE_LEASE } from './lease-refusal.js';
import type { DraftDto, HeartbeatDto, LeaseTokenDto } from './lease.dto.js';
import type { LeaseView } from './lease.view.js';

const DRAFT_MAX_BYTES = 65_536;

const HEARTBEAT: Statement = {
  name: 'heartbeat',
  text: `UPDATE lease SET expires_at = now() + make_interval(secs => $5) WHERE ${LIVE_LEASE} RETURNING expires_at`,
};

const DRAFT: Statement = {
  name: 'save-draft',
  text: `
    UPDATE review_task SET draft = $5 WHERE id = (SELECT task_id FROM lease WHERE ${LIVE_LEASE} FOR UPDATE) RETURNING id`,
};

/** Ends a lease that `condition` picks and puts its task back into the queue; the draft stays with it. */
const giveBack = (condition: string, how: 'released' | 'expired', actor: string, requestId: string): string => `
    WITH target AS (
      SELECT id FROM review_task WHERE id = $1 FOR UPDATE
    ), given_back AS (
      UPDATE lease SET ended_at = now(), ended = '${how}' FROM target WHERE target.id = task_id AND ${condition}
      RETURNING task_id, token
    ), task AS (
      UPDATE review_task SET state = 'open' FROM given_back
      WHERE id = task_id AND state = 'leased' AND last_token = token RETURNING claim_id
    ), moved AS (
      UPDATE claim SET state = '${TRANSITIONS.release.to}' FROM task WHERE claim.id = claim_id AND ${mayBe('release')}
      RETURNING claim.id, desk_id
    ), recorded AS (
      ${RECORD_AUDIT_EVENT}
      SELECT desk_id, ${actor}, 'claim.${how === 'released' ? 'release' : 'lease_expire'}', 'claim', id, 'in_review',
        '${TRANSITIONS.release.to}', NULL, ${requestId} FROM moved
    )
    SELECT task_id FROM given_back`;

const RELEASE: Statement = { name: 'release-lease', text: giveBack(LIVE_LEASE, 'released', '$5', '$6') };

/** By the database's clock, whatever this process believes. Values: task id, token. */
export const EXPIRE: Statement = {
  name: 'expire-lease',
  text: giveBack(
    'task_id = $1 AND token = $2 AND ended_at IS NULL AND expires_at <= now()',
    'expired',
    `'${SYSTEM}'`,
    'NULL',
  ),
};

/** What the holder of a lease may do short of a verdict. A stale token changes nothing. */
@Injectable()
export class HoldLease {
  constructor(
    private readonly settings: Settings,
    private readonly database: Database,
  ) {}

  /** Extends the lease from now. @throws Problem when it is no longer the actor's */
  async heartbeat(actor: Actor, taskId: string, dto: HeartbeatDto): Promise<LeaseView> {
    const seconds = dto.leaseSeconds ?? this.settings.leaseSeconds;
    const row = await this.database.runOne<{ expires_at: Date }>(HEARTBEAT, [...holder(actor, taskId, dto), seconds]);
    if (!row) throw await explainRefusal(this.database, actor, taskId, dto.leaseToken);
    return { taskId, leaseToken: dto.leaseToken, expiresAt: row.expires_at.toISOString() };
  }

  /** Gives the task back to the queue. @throws Problem when the lease is no longer the actor's */
  async release(actor: Actor, taskId: string, dto: LeaseTokenDto): Promise<void> {
    const row = await this.database.runOne(RELEASE, [...holder(actor, taskId, dto), actor.auditName, actor.requestId]);
    if (!row) throw await explainRefusal(this.database, actor, taskId, dto.leaseToken);
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
}

/** The first four values of a statement under {@link LIVE_LEASE}. */
const holder = (actor: Actor, taskId: string, { leaseToken }: LeaseTokenDto): unknown[] => [
  taskId,
  leaseToken,
  actor.personId,
  actor.deskId,
];
