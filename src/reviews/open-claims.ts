import { v7 as uuidv7 } from 'uuid';
import { RECORD_AUDIT_EVENT, SYSTEM } from '../audit/audit-event.js';
import { IMPORTANCE_WEIGHT, QUEUE_KEY, urgencyOf } from '../claims/queue-place.js';
import type { Database, Statement } from '../database/database.js';
import type { Importance } from '../database/generated/enums.js';
import type { Cause } from '../telemetry/trail.js';
import { mayBe, stateAfter } from './claim-lifecycle.js';
import { CLAIM_TO_OPEN, claimToOpen, type ClaimToOpenRow } from './claim-to-open.js';
import { secondReviewReasons } from './review-policy.js';
import { currentPolicy, POLICY_JSON, type PolicyJson } from './review-policy-row.js';
import { reviewPriority } from './review-priority.js';

/** A superseded claim that a correction replaced does not come back with its text: what replaced it does. */
const WAS_REPLACED = `EXISTS (SELECT FROM split_correction AS c WHERE c.version_id = claim.version_id AND claim.id = ANY (c.before_ids)
  AND claim.id <> ALL (c.after_ids))`;

/**
 * Claims that were never open, and those that gave way to another version whose place theirs has taken again: they begin a new
 * cycle. Compared as text so that no index on the state serves it: those are full of entries of claims that were unopened a moment
 * ago, dead until the next vacuum, and reading them would make every split slower than the one before.
 */
const UNOPENED_STATE = `(${mayBe('open', 'claim.state::text')} OR (${mayBe('restore', 'claim.state::text')} AND NOT ${WAS_REPLACED}))`;

const UNOPENED: Statement = {
  name: 'unopened-claims',
  text: `
    SELECT ${CLAIM_TO_OPEN} FROM claim LEFT JOIN attribution ON attribution.claim_id = claim.id WHERE version_id = $1 AND ${UNOPENED_STATE}`,
};

/**
 * The versions of one article open one after the other, whatever order their splits end in: the lock is held to the end of
 * the transaction.
 */
export const TAKE_TURN: Statement = {
  name: 'open-claims-turn',
  text: `SELECT pg_advisory_xact_lock(hashtextextended(article_id::text, 0)) FROM article_version WHERE id = $1`,
};

export const CURRENT: Statement = {
  name: 'open-claims-current',
  text: `
    SELECT article.id AS article_id, request_id, traceparent, current_version_id = article_version.id AS is_current, takes_over,
      importance, deadline, now() AS now, policy.id AS policy_id, ${POLICY_JSON} AS policy
    FROM article_version JOIN article ON article.id = article_id
      JOIN LATERAL ${currentPolicy('article.desk_id')} AS policy ON true WHERE article_version.id = $1`,
};

const OPEN: Statement = {
  name: 'open-claims',
  text: `
    WITH opening AS (
      SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::real[], $4::text[], $5::text[])
        AS o (task_id, claim_id, priority, reasons, second_review)
    ), opened AS (
      UPDATE claim SET cycle = claim.cycle + (claim.state = 'superseded')::int,
        state = CASE claim.state WHEN 'superseded' THEN ${stateAfter('restore')} ELSE ${stateAfter('open')} END
      FROM opening WHERE claim.id = claim_id AND ${UNOPENED_STATE}
      RETURNING claim.id, desk_id, claim.state, cycle, cycle > 1 AS restored, task_id, priority, reasons, second_review,
        0 AS boost, $7::real AS importance, $8::real AS urgency, now() AS created_at
    ), task AS (
      INSERT INTO review_task (id, desk_id, claim_id, policy_id, cycle, round, priority, priority_reasons, importance, urgency,
        queue_key, second_review, barred)
      SELECT task_id, desk_id, id, $6, cycle, 1, priority, string_to_array(reasons, E'\\n'), importance, urgency, ${QUEUE_KEY},
        string_to_array(second_review, E'\\n'),
        CASE WHEN restored THEN ARRAY(SELECT person_id FROM review_exclusion WHERE claim_id = id) ELSE '{}' END
      FROM opened
    )
    ${RECORD_AUDIT_EVENT}
    SELECT desk_id, '${SYSTEM}', CASE WHEN restored THEN 'claim.restore' ELSE 'claim.open' END, 'claim', id,
      CASE WHEN restored THEN 'superseded' ELSE 'extracted' END, state::text, NULL, $9, jsonb_build_object('cycle', cycle)
    FROM opened`,
};

/** The article of a version that opens. */
export interface CurrentRow extends Cause {
  article_id: string;
  is_current: boolean;
  takes_over: boolean;
  importance: Importance;
  deadline: Date | null;
  now: Date;
  policy_id: string;
  policy: PolicyJson;
}

/** Opens a review task, with its place in the queue, for every claim of the version that has none. Under {@link TAKE_TURN}. */
export async function openClaims(
  run: Database['run'],
  versionId: string,
  article: CurrentRow,
  requestId: string | null,
): Promise<void> {
  const claims = (await run<ClaimToOpenRow>(UNOPENED, [versionId])).map(claimToOpen);
  if (!claims.length) return;
  const priorities = claims.map(reviewPriority);
  await run(OPEN, [
    claims.map(() => uuidv7()),
    claims.map((claim) => claim.id),
    priorities.map((p) => p.score),
    priorities.map((p) => p.reasons.join('\n')),
    claims.map((claim) => secondReviewReasons(article.policy, claim).join('\n')),
    article.policy_id,
    IMPORTANCE_WEIGHT[article.importance],
    urgencyOf(article.deadline, article.now),
    requestId,
  ]);
}
