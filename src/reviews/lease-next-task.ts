import { Injectable } from '@nestjs/common';
import { RECORD_AUDIT_EVENT } from '../audit/audit-event.js';
import type { Actor } from '../auth/actor.js';
import { FindClaims } from '../claims/find-claims.js';
import { Settings } from '../config/settings.js';
import { Database, violatedConstraint, type Statement } from '../database/database.js';
import { Problem } from '../errors/problem.js';
import { mayBe, TRANSITIONS } from './claim-lifecycle.js';
import type { LeaseNextDto } from './lease.dto.js';
import type { LeasedTaskView } from './lease.view.js';
import { TaskContext } from './task-context.js';

/** A person's requests that meet in one slot: each loser takes another slot, of which there are few. */
const SLOT_TRIES = 50;

/**
 * Takes the first open task that is not this person's own earlier round. SKIP LOCKED gives two askers two tasks; the unique
 * indexes on live leases hold that there is one a task, and one a slot of the person.
 */
const leaseNext = (filters: string): string => `
    WITH free AS (
      SELECT min(slot) AS slot FROM generate_series(1, $4::int) AS free_slot (slot)
      WHERE NOT EXISTS (SELECT FROM lease WHERE person_id = $2 AND ended_at IS NULL AND lease.slot = free_slot.slot)
    ), next AS (
      SELECT review_task.id, claim_id, round, draft, last_token + 1 AS token FROM review_task
      WHERE review_task.desk_id = $1 AND review_task.state = 'open' AND (SELECT slot FROM free) IS NOT NULL
        AND NOT EXISTS (SELECT FROM judgement WHERE judgement.claim_id = review_task.claim_id
                        AND judgement.cycle = review_task.cycle AND person_id = $2) ${filters}
      ORDER BY priority DESC, review_task.id LIMIT 1 FOR UPDATE OF review_task SKIP LOCKED
    ), moved AS (
      UPDATE claim SET state = '${TRANSITIONS.lease.to}' FROM next WHERE claim.id = claim_id AND ${mayBe('lease')}
      RETURNING claim.id
    ), taken AS (
      SELECT next.* FROM next JOIN moved ON moved.id = claim_id
    ), leased AS (
      UPDATE review_task SET state = 'leased', last_token = token FROM taken WHERE review_task.id = taken.id
    ), granted AS (
      INSERT INTO lease (task_id, token, desk_id, person_id, slot, expires_at)
      SELECT taken.id, token, $1, $2, free.slot, now() + make_interval(secs => $3) FROM taken, free
      RETURNING expires_at
    ), recorded AS (
      ${RECORD_AUDIT_EVENT}
      SELECT $1, $5, 'claim.lease', 'claim', claim_id, 'open', '${TRANSITIONS.lease.to}', NULL, $6 FROM taken
    )
    SELECT slot, taken.id, claim_id, round, draft, token, expires_at FROM free LEFT JOIN (taken CROSS JOIN granted) ON true`;

const ANY_TASK: Statement = { name: 'lease-next-task', text: leaseNext('') };

interface LeaseRow {
  /** Null where the person holds as many leases as there are slots. */
  slot: number | null;
  /** Null where no task fits. */
  id: string | null;
  claim_id: string;
  round: number;
  draft: Record<string, unknown> | null;
  token: number;
  expires_at: Date;
}

/** Gives a reviewer the next task, for a time. */
@Injectable()
export class LeaseNextTask {
  constructor(
    private readonly settings: Settings,
    private readonly database: Database,
    private readonly claims: FindClaims,
    private readonly context: TaskContext,
  ) {}

  /**
   * @returns undefined where there is nothing to do
   * @throws Problem `lease_limit` where the person holds all the leases they may
   */
  async run(actor: Actor, dto: LeaseNextDto): Promise<LeasedTaskView | undefined> {
    const row = await this.lease(actor, dto, SLOT_TRIES);
    if (row.slot === null) {
      throw new Problem(
        'lease_limit',
        `You hold ${this.settings.leaseLimit} leases, the most there may be. Submit or release one first.`,
        [],
        { 'retry-after': '30' },
      );
    }
    if (row.id === null) return undefined;
    const claim = await this.claims.summary(actor.deskId, row.claim_id);
    return {
      taskId: row.id,
      leaseToken: row.token,
      expiresAt: row.expires_at.toISOString(),
      round: row.round,
      claim,
      context: await this.context.of(claim),
      draft: row.draft,
    };
  }

  private async lease(actor: Actor, dto: LeaseNextDto, triesLeft: number): Promise<LeaseRow> {
    const seconds = dto.leaseSeconds ?? this.settings.leaseSeconds;
    const values: unknown[] = [
      actor.deskId,
      actor.personId,
      seconds,
      this.settings.leaseLimit,
      actor.auditName,
      actor.requestId,
    ];
    const filters = wanted(dto, values);
    try {
      const row = await this.database.runOne<LeaseRow>(filters ? { text: leaseNext(filters) } : ANY_TASK, values);
      return row!;
    } catch (error) {
      if (violatedConstraint(error) === 'lease_one_live_per_slot' && triesLeft > 0) {
        return this.lease(actor, dto, triesLeft - 1);
      }
      throw error;
    }
  }
}

/** Conditions for what the reviewer asked for; their values are added to `values`. */
function wanted(dto: LeaseNextDto, values: unknown[]): string {
  const conditions: string[] = [];
  const add = (value: unknown, condition: (place: string) => string): void => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(`AND ${condition(`$${values.length}`)}`);
  };
  const claim = (condition: string): string => `EXISTS (SELECT FROM claim WHERE claim.id = claim_id AND ${condition})`;
  add(dto.articleId, (p) => claim(`article_id = ${p}`));
  add(dto.language, (p) => claim(`EXISTS (SELECT FROM article_version WHERE id = version_id AND language = ${p})`));
  add(
    dto.claimantKind,
    (p) => `EXISTS (SELECT FROM claim_claimant AS c JOIN claimant ON claimant.id = claimant_id
              WHERE c.claim_id = review_task.claim_id AND role = 'claimant' AND kind = ${p}::claimant_kind)`,
  );
  return conditions.join(' ');
}
