import type { Statement } from '../database/database.js';
import type { ReportView } from './report.view.js';

/** The newest edition of an article's report; no row where there never was one. Values: article. */
export const NEWEST_EDITION: Statement = {
  name: 'newest-edition',
  text: `
    SELECT edition.number, edition.content_hash, edition.report, edition.published_at, withdrawn_at, desk.name AS desk,
      (SELECT published_at FROM report_edition WHERE article_id = $1 AND number = 1) AS first_published_at
    FROM publication JOIN report_edition AS edition ON edition.article_id = publication.article_id AND number = edition
      JOIN desk ON desk.id = publication.desk_id
    WHERE publication.article_id = $1`,
};

export interface EditionRow {
  number: number;
  content_hash: Buffer;
  report: ReportView;
  published_at: Date;
  withdrawn_at: Date | null;
  desk: string;
  first_published_at: Date;
}
