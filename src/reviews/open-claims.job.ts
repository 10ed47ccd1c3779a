import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { RECORD_AUDIT_EVENT, SYSTEM } from '../audit/audit-event.js';
import { FIND_TAKING_OVER, TAKEN_OVER } from '../articles/split-state.js';
import { IMPORTANCE_WEIGHT, QUEUE_KEY, urgencyOf } from '../claims/queue-place.js';
import { Database, type Statement } from '../database/database.js';
import type { Importance } from '../database/generated/enums.js';
import { FindsPending, HandlesJob } from '../jobs/job-handler.js';
import type { VersionPayload } from '../jobs/job-registry.js';
import { follow } from '../telemetry/tracing.js';
import type { Cause } from '../telemetry/trail.js';
import { mayBe, stateAfter } from './claim-lifecycle.js';
import { CLAIM_TO_OPEN, claimToOpen, type ClaimToOpenRow } from './claim-to-open.js';
import { secondReviewReasons } from './review-policy.js';
import { currentPolicy, POLICY_JSON, type PolicyJson } from './review-policy-row.js';
import { reviewPriority } from './review-priority.js';

/**
 * Claims that were never open, and those that gave way to another version whose place theirs has taken again: they begin a new
 * cycle. Compared as text so that no index on the state serves it: those are full of entries of claims that were unopened a moment
 * ago, dead until the next vacuum, and reading them would make every split slower than the one before.
 */
const UNOPENED_STATE = `(${mayBe('open', 'claim.state::text')} OR ${mayBe('restore', 'claim.state::text')})`;

const UNOPENED: Statement = {
  name: 'unopened-claims',
  text: `
    SELECT ${CLAIM_TO_OPEN} FROM claim LEFT JOIN attribution ON attribution.claim_id = claim.id WHERE version_id = $1 AND ${UNOPENED_STATE}`,
};

/**
 * The versions of one article open one after the other, whatever order their splits end in: the lock is held to the end of
 * the transaction.
 */
const TAKE_TURN: Statement = {
  name: 'open-claims-turn',
  text: `SELECT pg_advisory_xact_lock(hashtextextended(article_id::text, 0)) FROM article_version WHERE id = $1`,
};

const CURRENT: Statement = {
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

/** Waits for whoever is at a task of another version, so that the next statement sees what they left. Values: article id. */
const LOCK_OTHER_TASKS: Statement = {
  name: 'supersede-lock',
  text: `
    SELECT review_task.id FROM article JOIN claim ON claim.article_id = article.id AND version_id <> current_version_id
      JOIN review_task ON claim_id = claim.id AND review_task.state IN ('open', 'leased')
    WHERE article.id = $1 ORDER BY review_task.id FOR UPDATE OF review_task`,
};

/** Claims of other versions that nobody has settled give way to those of the current one. Values: article id, request id. */
const SUPERSEDE: Statement = {
  name: 'supersede-claims',
  text: `
    WITH other AS (
      SELECT claim.id, claim.state FROM article JOIN claim ON claim.article_id = article.id AND version_id <> current_version_id
      WHERE article.id = $1 AND ${mayBe('supersede')} FOR UPDATE OF claim
    ), superseded AS (
      UPDATE claim SET state = ${stateAfter('supersede')}, recheck_at = NULL FROM other WHERE claim.id = other.id
      RETURNING claim.id, claim.desk_id, other.state AS before
    ), cancelled AS (
      UPDATE review_task SET state = 'cancelled' WHERE claim_id IN (SELECT id FROM superseded) AND state IN ('open', 'leased')
      RETURNING id
    ), ended AS (
      UPDATE lease SET ended_at = now(), ended = 'revoked' WHERE task_id IN (SELECT id FROM cancelled) AND ended_at IS NULL
    )
    ${RECORD_AUDIT_EVENT}
    SELECT desk_id, '${SYSTEM}', 'claim.supersede', 'claim', id, before::text, 'superseded', NULL, $2, NULL::jsonb
    FROM superseded`,
};

const FIND_UNOPENED: Statement = {
  name: 'find-unopened',
  text: `SELECT DISTINCT version_id AS id FROM claim WHERE state = 'extracted' AND created_at < now() - make_interval(secs => $2) LIMIT $1`,
};

/**
 * A verdict on words that no longer stand in the article is not looked at again by itself; one on words that do once more, is.
 * Values: article id.
 */
const MOVE_RECHECKS: Statement = {
  name: 'move-rechecks',
  text: `
    WITH verdict_of AS (
      SELECT claim.id, CASE version_id WHEN current_version_id THEN judgement.recheck_at END AS due
      FROM article JOIN claim ON claim.article_id = article.id
        JOIN verdict ON verdict.claim_id = claim.id AND verdict.cycle = claim.cycle JOIN judgement ON judgement.id = judgement_id
      WHERE article.id = $1 AND claim.state = 'concluded' AND judgement.recheck_at IS NOT NULL
    )
    UPDATE claim SET recheck_at = due FROM verdict_of WHERE claim.id = verdict_of.id AND claim.recheck_at IS DISTINCT FROM due`,
};

interface CurrentRow extends Cause {
  article_id: string;
  is_current: boolean;
  takes_over: boolean;
  importance: Importance;
  deadline: Date | null;
  now: Date;
  policy_id: string;
  policy: PolicyJson;
}

/** Opens a review task, with its place in the queue, for every claim of the article's current version. */
@Injectable()
export class OpenClaimsJob {
  constructor(private readonly database: Database) {}

  @HandlesJob('open-claims')
  async run({ versionId }: VersionPayload): Promise<void> {
    await this.database.transaction(async (run) => {
      await run(TAKE_TURN, [versionId]);
      const [article] = await run<CurrentRow>(CURRENT, [versionId]);
      if (!article) return;
      follow(article);
      const replaces = article.takes_over || !article.is_current;
      if (replaces) await run(LOCK_OTHER_TASKS, [article.article_id]);
      if (article.is_current) await this.open(run, versionId, article);
      if (replaces) {
        await run(SUPERSEDE, [article.article_id, article.request_id]);
        await run(MOVE_RECHECKS, [article.article_id]);
        await run(TAKEN_OVER, [versionId]);
      }
    });
  }

  @FindsPending('open-claims')
  async pending(limit: number, afterSeconds: number): Promise<VersionPayload[]> {
    const unopened = await this.database.run<{ id: string }>(FIND_UNOPENED, [limit, afterSeconds]);
    const takingOver = await this.database.run<{ id: string }>(FIND_TAKING_OVER, [
      limit - unopened.length,
      afterSeconds,
    ]);
    const ids = new Set([...unopened, ...takingOver].map(({ id }) => id));
    return [...ids].map((versionId) => ({ versionId }));
  }

  private async open(run: Database['run'], versionId: string, article: CurrentRow): Promise<void> {
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
      article.request_id,
    ]);
  }
}
