import { RECORD_AUDIT_EVENT } from '../audit/audit-event.js';
import type { Statement } from '../database/database.js';
import { insertEvidence, visibleEvidence } from '../evidence/evidence-row.js';
import { mayBe } from './claim-lifecycle.js';
import type { Findings } from './judge-outcome.js';
import { LIVE_LEASE } from './lease-refusal.js';
import { POLICY_JSON, type PolicyJson } from './review-policy-row.js';
import type { CitedEvidence } from './review-policy.js';
import { LEASED_STATE } from './task-steps.js';

/** Enough to know whether a reviewer is new to the desk. */
const MOST_COUNTED = 1_000;

/** What decides the outcome of a judgement. */
export interface JudgedTaskRow {
  claim_id: string;
  round: number;
  second_review: string[];
  own_voice: boolean;
  policy: PolicyJson;
  /** Claims with a verdict that this person judged, counted to {@link MOST_COUNTED}. */
  concluded: number;
  first: Findings | null;
  /** The cited evidence that is there already. */
  cited: CitedEvidence[];
  foreign_evidence: string[];
  recheck_is_past: boolean;
}

/**
 * Locks the task that the lease is for, and its claim, in the order in which every statement locks them; no row where the
 * lease is not live and the actor's. Values: those of LIVE_LEASE, ids of cited evidence, recheck date.
 */
export const JUDGED_TASK: Statement = {
  name: 'judged-task',
  text: `
    SELECT claim.id AS claim_id, round, second_review, ${POLICY_JSON} AS policy,
      NOT EXISTS (SELECT FROM attribution WHERE attribution.claim_id = claim.id) AS own_voice,
      (SELECT count(*)::int FROM (SELECT FROM judgement JOIN verdict USING (claim_id, cycle)
        WHERE judgement.person_id = $3 LIMIT ${MOST_COUNTED}) AS settled) AS concluded,
      (SELECT json_build_object('attribution', attribution, 'content', content) FROM judgement
        WHERE judgement.claim_id = claim.id AND judgement.cycle = review_task.cycle AND judgement.round = 1) AS first,
      coalesce((SELECT json_agg(json_build_object('stance', stance, 'primary', "primary", 'originKey', origin_key))
        FROM evidence WHERE evidence.claim_id = claim.id AND evidence.id = ANY ($5::uuid[]) AND ${visibleEvidence('$3')}), '[]') AS cited,
      ARRAY(SELECT id FROM unnest($5::uuid[]) AS id WHERE NOT EXISTS (SELECT FROM evidence
        WHERE evidence.id = id.id AND evidence.claim_id = claim.id AND ${visibleEvidence('$3')})) AS foreign_evidence,
      coalesce($6::timestamptz <= now(), false) AS recheck_is_past
    FROM review_task JOIN claim ON claim.id = claim_id JOIN review_policy ON review_policy.id = policy_id
    WHERE review_task.id = $1 AND review_task.state = 'leased' AND last_token = $2 AND ${mayBe('judge')}
      AND EXISTS (SELECT FROM lease WHERE ${LIVE_LEASE})
    FOR UPDATE OF review_task, claim`,
};

/**
 * The whole step: the lease ends, the task is done, judgement and evidence are there, and with them what follows: the task
 * of the next round, in the same place of the queue and closed to all who judged before, or the verdict. For whom the task
 * was kept is forgotten: it would tell whose the first judgement is. Runs in the transaction that holds the locks of
 * {@link JUDGED_TASK}. Values: task, token, state of the claim to come, judgement's id, evidence as JSON, the fields of the
 * judgement, cited ids, id of a verdict, id of a next task, actor, request id, why a second review is wanted.
 */
export const WRITE_JUDGEMENT: Statement = {
  name: 'write-judgement',
  text: `
    WITH held AS (
      UPDATE lease SET ended_at = now(), ended = 'submitted' WHERE task_id = $1 AND token = $2 AND ended_at IS NULL
      RETURNING person_id
    ), task AS (
      UPDATE review_task SET state = 'done', draft = NULL, draft_by = NULL, draft_at = NULL, assigned_to = NULL, due_at = NULL
      FROM held WHERE id = $1 RETURNING review_task.*, person_id
    ), moved AS (
      UPDATE claim SET state = $3::claim_state, state_reason = NULL,
        recheck_at = CASE $3 WHEN 'concluded' THEN least($12::timestamptz, (SELECT min(j.recheck_at) FROM judgement AS j
          WHERE j.claim_id = claim.id AND j.cycle = claim.cycle AND j.attribution = $6::finding AND j.content = $7::finding)) END
      FROM task WHERE claim.id = claim_id
    ), found AS (
      ${insertEvidence('$5', 'SELECT desk_id, claim_id, person_id FROM task')}
      RETURNING id, desk_id, claim_id, stance
    ), judged AS (
      INSERT INTO judgement (id, desk_id, task_id, claim_id, cycle, round, person_id, lease_token, attribution, content,
        reasons, rationale, what_would_settle, as_of, recheck_at)
      SELECT $4, desk_id, id, claim_id, cycle, round, person_id, $2, $6::finding, $7::finding, $8::text[], $9, $10,
        coalesce($11::timestamptz, now()), $12::timestamptz FROM task
      RETURNING id, desk_id, claim_id, cycle
    ), cited AS (
      INSERT INTO judgement_evidence (judgement_id, evidence_id)
      SELECT judged.id, found.id FROM judged, found UNION SELECT judged.id, unnest($13::uuid[]) FROM judged
    ), decided AS (
      INSERT INTO verdict (id, desk_id, claim_id, cycle, judgement_id, replaces_id)
      SELECT $14, desk_id, claim_id, cycle, id,
        (SELECT verdict.id FROM verdict WHERE verdict.claim_id = judged.claim_id ORDER BY verdict.cycle DESC LIMIT 1)
      FROM judged WHERE $3 = 'concluded'
      RETURNING replaces_id
    ), next AS (
      INSERT INTO review_task (id, desk_id, claim_id, policy_id, cycle, round, priority, priority_reasons, boost, boost_reason,
        importance, urgency, queue_key, created_at, barred)
      SELECT $15, desk_id, claim_id, policy_id, cycle, round + 1, priority, priority_reasons, boost, boost_reason, importance,
        urgency, queue_key, created_at, ARRAY(
          SELECT person_id FROM judgement WHERE judgement.claim_id = task.claim_id AND judgement.cycle = task.cycle
          UNION SELECT task.person_id UNION SELECT person_id FROM review_exclusion WHERE review_exclusion.claim_id = task.claim_id)
      FROM task WHERE $3 <> 'concluded'
    )
    ${RECORD_AUDIT_EVENT}
    SELECT desk_id, $16, 'evidence.add', 'claim', claim_id, NULL, NULL, NULL, $17,
      jsonb_build_object('evidence', id, 'stance', stance) FROM found
    UNION ALL SELECT desk_id, $16, 'claim.judge', 'claim', claim_id, ${LEASED_STATE}, $3::text,
      format('attribution %s, content %s', $6::finding, $7::finding), $17,
      jsonb_strip_nulls(jsonb_build_object('cycle', cycle, 'round', round, 'token', $2::int, 'judgement', $4::uuid,
        'secondReview', nullif($18::text[], '{}'), 'replaces', (SELECT replaces_id FROM decided),
        'policy', (SELECT version FROM review_policy WHERE review_policy.id = policy_id)))
    FROM task`,
};
