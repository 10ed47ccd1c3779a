import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { RECORD_AUDIT_EVENT } from '../audit/audit-event.js';
import type { Actor } from '../auth/actor.js';
import { Settings } from '../config/settings.js';
import { Database, violatedConstraint, type Statement } from '../database/database.js';
import type { ArticleStatus } from '../database/generated/enums.js';
import { JobSender } from '../jobs/job-sender.js';
import { currentTraceparent } from '../telemetry/tracing.js';
import { readArticleText } from './read-article-text.js';
import type { SubmitArticleDto } from './submit-article.dto.js';

export interface SubmittedArticle {
  id: string;
  versionId: string;
  status: ArticleStatus;
  /** False where the desk had this text already, as this article's: its claims are there or on their way. */
  isNew: boolean;
}

/**
 * One statement decides what a submission is: a text the desk has (nothing written, but for the address of an article that had
 * none), an older text at its own address again (which makes that version the current one), another text at a known address (a
 * new version), or a new article. Two at once meet in a unique index or at the article's row; the loser asks again.
 */
const SUBMIT: Statement = {
  name: 'submit-article',
  text: `
    WITH known AS (
      SELECT article_version.id AS version_id, article_id, article.status, number, split_state,
        article_version.failure_reason AS failure
      FROM article_version JOIN article ON article.id = article_id WHERE article_version.desk_id = $1 AND content_hash = $2
    ), restored AS (
      UPDATE article SET current_version_id = version_id, revision = revision + 1, failure_reason = failure,
        status = CASE split_state WHEN 'pending' THEN 'received' WHEN 'splitting' THEN 'splitting' WHEN 'failed' THEN 'failed'
          ELSE CASE WHEN unsettled_claims > 0 THEN 'in_review' ELSE 'concluded' END END::article_status
      FROM known WHERE article.id = article_id AND source_url = $3 AND current_version_id <> version_id
      RETURNING article.id, version_id, article.status, number, split_state
    ), taking_over AS (
      UPDATE article_version SET takes_over = true, hinted_at = now(), request_id = $14, traceparent = $15 FROM restored WHERE article_version.id = version_id
    ), located AS (
      UPDATE article SET source_url = $3, revision = revision + 1 FROM known
      WHERE article.id = article_id AND $3 IS NOT NULL AND source_url IS NULL
        AND NOT EXISTS (SELECT FROM article AS other WHERE other.desk_id = $1 AND other.source_url = $3)
      RETURNING article.id, article.status
    ), revised AS (
      SELECT id, status FROM article WHERE desk_id = $1 AND source_url = $3 AND NOT EXISTS (SELECT FROM known)
    ), version AS (
      INSERT INTO article_version (id, desk_id, article_id, number, text, text_length, content_hash, language,
        request_id, traceparent, takes_over)
      SELECT $4, $1, coalesce((SELECT id FROM revised), $5),
        1 + coalesce((SELECT max(number) FROM article_version WHERE article_id = (SELECT id FROM revised)), 0), $6, $7, $2, $8, $14, $15,
        EXISTS (SELECT FROM revised)
      WHERE NOT EXISTS (SELECT FROM known)
      RETURNING id, article_id, number
    ), first AS (
      INSERT INTO article (id, desk_id, current_version_id, title, source_url, publisher, author, published_at)
      SELECT article_id, $1, id, $9, $3, $10, $11, $12 FROM version WHERE NOT EXISTS (SELECT FROM revised)
    ), next AS (
      UPDATE article SET current_version_id = version.id, status = 'received', failure_reason = NULL, revision = revision + 1,
        title = coalesce($9, title), publisher = coalesce($10, publisher), author = coalesce($11, author),
        published_at = coalesce($12, published_at)
      FROM version WHERE article.id = version.article_id AND EXISTS (SELECT FROM revised)
    ), recorded AS (
      ${RECORD_AUDIT_EVENT}
      SELECT $1, $13, CASE number WHEN 1 THEN 'article.submit' ELSE 'article.revise' END, 'article', article_id,
        (SELECT status::text FROM revised), 'received', NULL, $14, jsonb_build_object('version', number) FROM version
      UNION ALL
      SELECT $1, $13, 'article.restore', 'article', restored.id, known.status::text, restored.status::text, NULL, $14,
        jsonb_build_object('version', restored.number) FROM restored, known
      UNION ALL
      SELECT $1, $13, 'article.locate', 'article', id, status::text, status::text, NULL, $14, jsonb_build_object('sourceUrl', $3::text)
      FROM located
    )
    SELECT article_id AS id, id AS version_id, 'received' AS status, true AS is_new, 'split-article' AS job FROM version
    UNION ALL SELECT id, version_id, status::text, true, CASE split_state WHEN 'done' THEN 'open-claims' ELSE 'split-article' END
      FROM restored
    UNION ALL SELECT article_id, version_id, status::text, false, NULL FROM known WHERE NOT EXISTS (SELECT FROM restored)`,
};

interface SubmittedRow {
  id: string;
  version_id: string;
  status: ArticleStatus;
  is_new: boolean;
  /** What is to be done with the version; null where nothing is. */
  job: 'split-article' | 'open-claims' | null;
}

/** The indexes in which two submissions at once meet. */
const RACES = new Set([
  'article_version_text_once_per_desk',
  'article_version_number_once',
  'article_source_url_once_per_desk',
]);

/** On whose behalf an article comes in. */
export type Submitter = Pick<Actor, 'deskId' | 'requestId' | 'auditName'>;

/** Takes an article in; splitting it follows by job. */
@Injectable()
export class SubmitArticle {
  constructor(
    private readonly settings: Settings,
    private readonly database: Database,
    private readonly jobs: JobSender,
  ) {}

  /** @throws Problem when the text cannot be used */
  async run(by: Submitter, dto: SubmitArticleDto): Promise<SubmittedArticle> {
    const { title, text } = readArticleText(dto, this.settings.articleMaxCharacters);
    const article = await this.write([
      by.deskId,
      createHash('sha256').update(text).digest(),
      dto.sourceUrl ?? null,
      uuidv7(),
      uuidv7(),
      text,
      text.length,
      dto.language ?? null,
      title,
      dto.publisher ?? null,
      dto.author ?? null,
      dto.publishedAt ?? null,
      by.auditName,
      by.requestId,
      currentTraceparent(),
    ]);
    const { id, version_id: versionId, status, is_new: isNew, job } = article;
    if (job) this.jobs.hint(job, { versionId });
    return { id, versionId, status, isNew };
  }

  private async write(values: unknown[], triesLeft = 50): Promise<SubmittedRow> {
    try {
      return (await this.database.runOne<SubmittedRow>(SUBMIT, values))!;
    } catch (error) {
      if (RACES.has(violatedConstraint(error) ?? '') && triesLeft > 0) return this.write(values, triesLeft - 1);
      throw error;
    }
  }
}
