import { Injectable } from '@nestjs/common';
import { RECORD_AUDIT_EVENT, SYSTEM } from '../audit/audit-event.js';
import { FIND_TAKING_OVER, TAKEN_OVER } from '../articles/split-state.js';
import { Database, type Statement } from '../database/database.js';
import { FindsPending, HandlesJob } from '../jobs/job-handler.js';
import type { VersionPayload } from '../jobs/job-registry.js';
import { follow } from '../telemetry/tracing.js';
import { mayBe, stateAfter } from './claim-lifecycle.js';
import { CURRENT, openClaims, TAKE_TURN, type CurrentRow } from './open-claims.js';

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
      if (article.is_current) await openClaims(run, versionId, article, article.request_id);
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
}
