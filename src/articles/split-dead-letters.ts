import { RECORD_AUDIT_EVENT } from '../audit/audit-event.js';
import { deadLetterKind } from '../jobs/dead-letter-kind.js';

/** Articles whose current version could not be split. Its id is the version's: what an older version needed is over. */
export const SPLIT_DEAD_LETTERS = deadLetterKind({
  name: 'split',
  advice:
    'Read the reason and the worker’s log. Where the text itself is at fault, send a mended one to the same address, or split it ' +
    'with another SPLITTER_MODEL; where it was the surroundings (memory, a model out of reach), mend them. Then replay.',
  found: `
    SELECT article_version.id, article_version.desk_id, 'article' AS subject_type, article.id AS subject_id, title,
      article_version.failure_reason AS reason, split_attempts AS attempts, failed_at AS since
    FROM article_version JOIN article ON current_version_id = article_version.id WHERE split_state = 'failed'`,
  replay: {
    name: 'replay-splits',
    text: `
    WITH asked AS (
      SELECT article_version.id FROM article_version JOIN article ON current_version_id = article_version.id
      WHERE article_version.id = ANY ($1::uuid[]) AND ($2::uuid IS NULL OR article_version.desk_id = $2)
    ), replayed AS (
      UPDATE article_version SET split_state = 'pending', split_attempts = 0, hinted_at = now(), failed_at = NULL, failure_reason = NULL
      FROM asked WHERE article_version.id = asked.id AND split_state = 'failed' RETURNING article_version.id, article_id, desk_id
    ), moved AS (
      UPDATE article SET status = 'received', failure_reason = NULL FROM replayed
      WHERE article.id = article_id AND current_version_id = replayed.id RETURNING article.id, article.desk_id
    ), recorded AS (
      ${RECORD_AUDIT_EVENT}
      SELECT desk_id, $3, 'article.replay', 'article', id, 'failed', 'received', NULL, $4, NULL::jsonb FROM moved
    )
    SELECT id, id IN (SELECT id FROM replayed) AS replayed FROM asked`,
  },
  job: 'split-article',
  payload: (versionId) => ({ versionId }),
});
