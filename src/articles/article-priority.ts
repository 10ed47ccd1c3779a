import { RECORD_AUDIT_EVENT } from '../audit/audit-event.js';

/**
 * Common table expressions that set importance and deadline of article $1 of desk $2 where its revision is still $3, or whatever
 * it is where $3 is null. Further values: actor, request id, importance, whether the deadline is given, deadline. `changed` has
 * the article's row, or none.
 */
export const SET_ARTICLE_PRIORITY = `
    changed AS (
      UPDATE article SET importance = coalesce($6::importance, importance), revision = revision + 1,
        deadline = CASE WHEN $7 THEN $8::timestamptz ELSE deadline END
      WHERE id = $1 AND desk_id = $2 AND ($3::int IS NULL OR revision = $3)
      RETURNING id, desk_id, current_version_id, importance, deadline, revision
    ), change_recorded AS (
      ${RECORD_AUDIT_EVENT}
      SELECT desk_id, $4, 'article.prioritise', 'article', id, NULL, NULL, NULL, $5,
        jsonb_build_object('importance', importance, 'deadline', deadline) FROM changed
    )`;
