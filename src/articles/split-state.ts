import { RECORD_AUDIT_EVENT, SYSTEM } from '../audit/audit-event.js';
import type { Statement } from '../database/database.js';
import type { Cause } from '../telemetry/trail.js';

/** What a split needs of a version. */
export interface VersionToSplit extends Cause {
  article_id: string;
  desk_id: string;
  text: string;
  publisher: string | null;
  published_at: Date | null;
  /** As submitted. */
  language: string | null;
  attempts: number;
}

/**
 * Counts a start of the split and gives the text; no row when the version is split already. Values: version id.
 * Counting first means that a text which kills the process cannot be started for ever.
 */
export const START_SPLIT: Statement = {
  name: 'start-split',
  text: `
    WITH started AS (
      UPDATE article_version SET split_state = 'splitting', split_attempts = split_attempts + 1, hinted_at = now()
      WHERE id = $1 AND split_state IN ('pending', 'splitting')
      RETURNING id, article_id, desk_id, text, language, split_attempts, request_id, traceparent
    ), moved AS (
      UPDATE article SET status = 'splitting' FROM started
      WHERE article.id = article_id AND current_version_id = started.id AND status = 'received' RETURNING article.id
    ), recorded AS (
      ${RECORD_AUDIT_EVENT}
      SELECT desk_id, '${SYSTEM}', 'article.split', 'article', article_id, 'received', 'splitting', NULL, request_id, NULL::jsonb
      FROM started WHERE article_id IN (SELECT id FROM moved)
    )
    SELECT article_id, started.desk_id, text, publisher, published_at, language, split_attempts AS attempts,
      request_id, traceparent
    FROM started JOIN article ON article.id = article_id`,
};

/**
 * Common table expressions that mark version $1 as split by splitter $2 with coverage $3, in language $4, with $5 claims and,
 * where the split is partial, for reason $6; `split_version` has its row, or none when it was split before. The article moves on with its current version:
 * to `in_review`, or straight to `concluded` where there is nothing to review, nor a claim of an older version to give way.
 */
export const FINISH_SPLIT = `
    split_version AS (
      UPDATE article_version
      SET split_state = 'done', split_at = now(), splitter = $2, coverage = $3, language = coalesce(language, $4),
        partial_reason = $6
      WHERE id = $1 AND split_state = 'splitting'
      RETURNING id, article_id, desk_id, request_id
    ), split_article AS (
      UPDATE article SET failure_reason = NULL,
        status = CASE WHEN $5 > 0 OR unsettled_claims > 0 THEN 'in_review' ELSE 'concluded' END::article_status
      FROM split_version WHERE article.id = article_id AND current_version_id = split_version.id
      RETURNING article.id, article.desk_id, article.status, request_id
    ), split_recorded AS (
      ${RECORD_AUDIT_EVENT}
      SELECT desk_id, '${SYSTEM}', 'article.split_done', 'article', id, 'splitting', status::text, NULL, request_id,
        jsonb_build_object('splitter', $2::text, 'claims', $5::int) FROM split_article
    )`;

/** Gives a version up. Values: version id, reason, starts it had. */
export const FAIL_SPLIT: Statement = {
  name: 'fail-split',
  text: `
    WITH failed AS (
      UPDATE article_version SET split_state = 'failed', failed_at = now(), failure_reason = $2, split_attempts = $3
      WHERE id = $1 AND split_state = 'splitting'
      RETURNING id, article_id, desk_id, request_id
    ), moved AS (
      UPDATE article SET status = 'failed', failure_reason = $2 FROM failed
      WHERE article.id = article_id AND current_version_id = failed.id
    )
    ${RECORD_AUDIT_EVENT}
    SELECT desk_id, '${SYSTEM}', 'article.fail', 'article', article_id, 'splitting', 'failed', $2, request_id, NULL::jsonb FROM failed`,
};

/** Versions that wait for their split and were not hinted at for $2 seconds, at most $1; each is given to one asker. */
export const FIND_UNSPLIT: Statement = {
  name: 'find-unsplit',
  text: `
    UPDATE article_version SET hinted_at = now() WHERE id IN (
      SELECT id FROM article_version
      WHERE split_state IN ('pending', 'splitting') AND hinted_at < now() - make_interval(secs => $2)
      ORDER BY hinted_at LIMIT $1 FOR UPDATE SKIP LOCKED
    ) RETURNING id`,
};

/** Versions that are split and whose place in the article somebody else's claims still hold; values as above. */
export const FIND_TAKING_OVER: Statement = {
  name: 'find-taking-over',
  text: `
    SELECT id FROM article_version
    WHERE takes_over AND split_state = 'done' AND hinted_at < now() - make_interval(secs => $2) ORDER BY hinted_at LIMIT $1`,
};

/** The claims of other versions have given way to those of this one, or it is no longer the current one. Values: version id. */
export const TAKEN_OVER: Statement = {
  name: 'version-taken-over',
  text: 'UPDATE article_version SET takes_over = false WHERE id = $1 AND takes_over',
};
