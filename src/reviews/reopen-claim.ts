import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { RECORD_AUDIT_EVENT, SYSTEM } from '../audit/audit-event.js';
import { QUEUE_KEY, IMPORTANCE_WEIGHT, urgencyOf } from '../claims/queue-place.js';
import { Database, type Statement } from '../database/database.js';
import type { ClaimState, Importance } from '../database/generated/enums.js';
import { mayBe } from './claim-lifecycle.js';
import { CLAIM_TO_OPEN, claimToOpen, type ClaimToOpenRow } from './claim-to-open.js';
import { POLICY_JSON, currentPolicy, type PolicyJson } from './review-policy-row.js';
import { secondReviewReasons } from './review-policy.js';
import { reviewPriority } from './review-priority.js';

/** A claim that was settled once is looked at sooner than a new one like it. */
const REOPENED_WEIGHT = 0.1;

/** The claim, locked, with what its next task needs; no row where it cannot be reopened. Values: claim, due recheck only. */
const TO_REOPEN: Statement = {
  name: 'claim-to-reopen',
  text: `
    SELECT ${CLAIM_TO_OPEN}, claim.state, claim.cycle, claim.desk_id, importance, deadline, now() AS now, policy.id AS policy_id,
      ${POLICY_JSON} AS policy
    FROM claim LEFT JOIN attribution ON attribution.claim_id = claim.id
      JOIN article ON article.id = claim.article_id AND article.current_version_id = claim.version_id
      JOIN LATERAL ${currentPolicy('claim.desk_id')} AS policy ON true
    WHERE claim.id = $1 AND ${mayBe('reopen')} AND (NOT $2 OR (claim.state = 'concluded' AND claim.recheck_at <= now()))
    FOR UPDATE OF claim`,
};

/** Values: claim, reason, task, policy, priority, its reasons, importance, urgency, why a second review, actor, request id. */
const REOPEN: Statement = {
  name: 'reopen-claim',
  text: `
    WITH before AS (
      SELECT id, state FROM claim WHERE id = $1
    ), moved AS (
      UPDATE claim SET state = 'reopened', cycle = claim.cycle + 1, state_reason = $2, recheck_at = NULL FROM before
      WHERE claim.id = before.id RETURNING claim.id, desk_id, cycle, before.state AS from_state
    ), task AS (
      INSERT INTO review_task (id, desk_id, claim_id, policy_id, cycle, round, priority, priority_reasons, importance, urgency,
        queue_key, second_review, barred)
      SELECT $3, desk_id, id, $4, cycle, 1, priority, $6::text[], importance, urgency, ${QUEUE_KEY}, $9::text[],
        ARRAY(SELECT person_id FROM review_exclusion WHERE claim_id = id)
      FROM (SELECT *, $5::real AS priority, 0 AS boost, $7::real AS importance, $8::real AS urgency, now() AS created_at FROM moved) AS m
    )
    ${RECORD_AUDIT_EVENT}
    SELECT desk_id, $10, 'claim.reopen', 'claim', id, from_state::text, 'reopened', $2, $11, jsonb_build_object('cycle', cycle)
    FROM moved`,
};

interface ToReopenRow extends ClaimToOpenRow {
  state: ClaimState;
  cycle: number;
  importance: Importance;
  deadline: Date | null;
  now: Date;
  policy_id: string;
  policy: PolicyJson;
}

/** On whose behalf; without one, a machine's. */
export interface ReopenedBy {
  auditName: string;
  requestId: string;
}

/** Starts a new cycle of review for a claim that was settled. Its verdicts stay; the next one will say what it replaces. */
@Injectable()
export class ReopenClaim {
  constructor(private readonly database: Database) {}

  /** @returns false where the claim cannot be reopened: nothing was written */
  async run(claimId: string, reason: string, by?: ReopenedBy): Promise<boolean> {
    return this.database.transaction(async (run) => {
      const [row] = await run<ToReopenRow>(TO_REOPEN, [claimId, by === undefined]);
      if (!row) return false;
      const claim = claimToOpen(row);
      const { score, reasons } = reviewPriority(claim);
      await run(REOPEN, [
        claimId,
        reason,
        uuidv7(),
        row.policy_id,
        Math.min(1, score + REOPENED_WEIGHT),
        [...reasons, `reopened: ${reason}`],
        IMPORTANCE_WEIGHT[row.importance],
        urgencyOf(row.deadline, row.now),
        secondReviewReasons(row.policy, claim),
        by?.auditName ?? SYSTEM,
        by?.requestId ?? null,
      ]);
      return true;
    });
  }
}
