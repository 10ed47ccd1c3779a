import type { Statement } from '../database/database.js';

/** The split of an article's current text was corrected. Values: article, version, coverage. */
export const SET_COVERAGE: Statement = {
  name: 'set-coverage',
  text: `
    WITH corrected AS (
      UPDATE article_version SET coverage = $3 WHERE id = $2 AND article_id = $1 RETURNING article_id
    )
    UPDATE article SET revision = revision + 1 FROM corrected WHERE article.id = article_id`,
};
