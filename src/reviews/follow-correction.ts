import { QUEUE_KEY } from '../claims/queue-place.js';
import type { Database, Statement } from '../database/database.js';
import { CLAIM_TO_OPEN, claimToOpen, type ClaimToOpenRow } from './claim-to-open.js';
import { CURRENT, openClaims, type CurrentRow } from './open-claims.js';
import { POLICY_JSON, type PolicyJson } from './review-policy-row.js';
import { secondReviewReasons } from './review-policy.js';
import { reviewPriority } from './review-priority.js';

/** Nobody reviews these claims any more. Values: claims. */
const CANCEL: Statement = {
  name: 'cancel-replaced-tasks',
  text: `
    WITH cancelled AS (
      UPDATE review_task SET state = 'cancelled' WHERE claim_id = ANY ($1::uuid[]) AND state IN ('open', 'leased') RETURNING id
    )
    UPDATE lease SET ended_at = now(), ended = 'revoked' FROM cancelled WHERE task_id = cancelled.id AND ended_at IS NULL`,
};

/**
 * Tasks of claims that take the place of others have waited as long as theirs, and are closed to whom they were closed for
 * good. Values: the claims, those whose place they take.
 */
const INHERIT: Statement = {
  name: 'inherit-tasks',
  text: `
    WITH closed AS (
      SELECT person_id, min(reason) AS reason FROM review_exclusion WHERE claim_id = ANY ($2::uuid[]) GROUP BY person_id
    ), excluded AS (
      INSERT INTO review_exclusion (claim_id, person_id, reason)
      SELECT claim_id, person_id, reason FROM unnest($1::uuid[]) AS claim_id, closed ON CONFLICT DO NOTHING
    )
    UPDATE review_task SET
      created_at = least(created_at, (SELECT min(created_at) FROM review_task AS old WHERE old.claim_id = ANY ($2::uuid[]))),
      barred = ARRAY(SELECT unnest(barred) UNION SELECT person_id FROM closed),
      assigned_to = CASE WHEN assigned_to IN (SELECT person_id FROM closed) THEN NULL ELSE assigned_to END
    WHERE claim_id = ANY ($1::uuid[]) AND state IN ('open', 'leased')`,
};

const TO_WEIGH: Statement = {
  name: 'tasks-to-weigh',
  text: `
    SELECT ${CLAIM_TO_OPEN}, review_task.id AS task_id, ${POLICY_JSON} AS policy
    FROM claim LEFT JOIN attribution ON attribution.claim_id = claim.id
      JOIN review_task ON review_task.claim_id = claim.id AND review_task.state IN ('open', 'leased')
      JOIN review_policy ON review_policy.id = policy_id
    WHERE claim.id = ANY ($1::uuid[])`,
};

/** Values: tasks, priorities, their reasons, why a second review, the last two with a line end between. */
const WEIGH: Statement = {
  name: 'weigh-tasks',
  text: `
    WITH weighed AS (
      SELECT * FROM unnest($1::uuid[], $2::real[], $3::text[], $4::text[]) AS w (task_id, weight, why, again)
    ), placed AS (
      SELECT id, ${QUEUE_KEY} AS key, weight, why, again
      FROM (SELECT review_task.id, weight, why, again, boost, importance, urgency, created_at, weight AS priority
            FROM review_task JOIN weighed ON id = task_id) AS t
    )
    UPDATE review_task SET priority = weight, priority_reasons = string_to_array(why, E'\\n'), queue_key = key,
      second_review = string_to_array(again, E'\\n')
    FROM placed WHERE review_task.id = placed.id`,
};

/** What a correction did to the claims of a version. */
export interface CorrectedReview {
  versionId: string;
  requestId: string;
  /** Claims as they are now, new ones included. */
  claims: readonly string[];
  /** Claims that others replaced. */
  replaced: readonly string[];
  /** Of `claims`, those that take something over: from `replaced`, or from the claim that they were split from. */
  heirs: readonly string[];
  /** What they take over from. */
  ancestors: readonly string[];
}

/** Tasks follow their corrected claims: opened, cancelled, weighed anew. Under the locks of the correction. */
export async function followCorrection(run: Database['run'], correction: CorrectedReview): Promise<void> {
  const { versionId, requestId, claims, replaced, heirs, ancestors } = correction;
  if (replaced.length) await run(CANCEL, [replaced]);
  const [article] = await run<CurrentRow>(CURRENT, [versionId]);
  await openClaims(run, versionId, article!, requestId);
  if (heirs.length && ancestors.length) await run(INHERIT, [heirs, ancestors]);
  const rows = await run<ClaimToOpenRow & { task_id: string; policy: PolicyJson }>(TO_WEIGH, [claims]);
  const weighed = rows.map((row) => {
    const claim = claimToOpen(row);
    return { id: row.task_id, ...reviewPriority(claim), again: secondReviewReasons(row.policy, claim) };
  });
  await run(WEIGH, [
    weighed.map(({ id }) => id),
    weighed.map(({ score }) => score),
    weighed.map(({ reasons }) => reasons.join('\n')),
    weighed.map(({ again }) => again.join('\n')),
  ]);
}
