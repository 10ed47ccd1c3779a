import { Injectable } from '@nestjs/common';
import { RECORD_AUDIT_EVENT } from '../audit/audit-event.js';
import type { Actor } from '../auth/actor.js';
import { Database, type Statement } from '../database/database.js';
import { Problem } from '../errors/problem.js';
import { NEWEST_EDITION, type EditionRow } from './editions.js';
import type { PublishReportDto, WithdrawReportDto } from './publish-report.dto.js';
import { readReport, reportHash } from './read-report.js';
import type { BlockerView } from './report.view.js';

/** Values: article, desk, content hash, report, actor, request id, reason, how many claims are unfinished. */
const PUBLISH: Statement = {
  name: 'publish-report',
  text: `
    WITH before AS (
      SELECT edition, withdrawn_at FROM publication WHERE article_id = $1
    ), published AS (
      INSERT INTO publication AS p (article_id, desk_id) VALUES ($1, $2)
      ON CONFLICT (article_id) DO UPDATE SET edition = p.edition + 1, published_at = now(), withdrawn_at = NULL
      RETURNING article_id, desk_id, edition, published_at
    ), stored AS (
      INSERT INTO report_edition (article_id, number, content_hash, report, published_at)
      SELECT article_id, edition, $3, $4, published_at FROM published
    )
    ${RECORD_AUDIT_EVENT}
    SELECT desk_id, $5, 'article.publish', 'article', article_id,
      (SELECT CASE WHEN withdrawn_at IS NULL THEN 'published' ELSE 'withdrawn' END FROM before), 'published', $7, $6,
      jsonb_build_object('edition', edition, 'contentHash', encode($3, 'hex'), 'unfinished', $8::int)
    FROM published`,
};

/** Values: article, desk, actor, request id, reason. */
const WITHDRAW: Statement = {
  name: 'withdraw-report',
  text: `
    WITH withdrawn AS (
      UPDATE publication SET withdrawn_at = now() WHERE article_id = $1 AND desk_id = $2 AND withdrawn_at IS NULL
      RETURNING article_id, desk_id, edition
    )
    ${RECORD_AUDIT_EVENT}
    SELECT desk_id, $3, 'article.unpublish', 'article', article_id, 'published', 'withdrawn', $5, $4,
      jsonb_build_object('edition', edition)
    FROM withdrawn RETURNING subject_id`,
};

/** A lead's steps: what readers see changes by these and by nothing else. */
@Injectable()
export class PublishReport {
  constructor(private readonly database: Database) {}

  /**
   * Makes the report as it stands the newest edition. Where readers see exactly that already, nothing is written.
   * @param ifMatch ETag of the report that was read, where the caller means to publish that and nothing else
   * @throws Problem `not_found`; `not_publishable` with what is in the way; `precondition_failed`
   */
  async publish(actor: Actor, articleId: string, dto: PublishReportDto, ifMatch?: string): Promise<void> {
    await this.database.transaction(async (run) => {
      const { report, blockers } = await readReport(run, actor.deskId, articleId, { locked: true });
      const inTheWay = blockers.filter(({ code }) => !(dto.unfinished === 'show' && code === 'unsettled_claim'));
      if (inTheWay.length) throw notPublishable(inTheWay);
      const hash = reportHash(report);
      checkRead(ifMatch, hash);
      const [newest] = await run<EditionRow>(NEWEST_EDITION, [articleId]);
      if (newest && !newest.withdrawn_at && newest.content_hash.equals(hash)) return;
      const { deskId, auditName, requestId } = actor;
      const who = [auditName, requestId, dto.reason ?? null];
      await run(PUBLISH, [articleId, deskId, hash, JSON.stringify(report), ...who, blockers.length]);
    });
  }

  /** Takes the report away from readers. @throws Problem `not_found`, `not_published` */
  async withdraw(actor: Actor, articleId: string, { reason }: WithdrawReportDto): Promise<void> {
    const { deskId, auditName, requestId } = actor;
    const done = await this.database.run(WITHDRAW, [articleId, deskId, auditName, requestId, reason]);
    if (done.length) return;
    const article = await this.database.prisma.article.findFirst({ where: { id: articleId, deskId } });
    if (!article) throw new Problem('not_found', `This desk has no article ${articleId}.`);
    throw new Problem('not_published', 'Readers do not see this report: there is nothing to withdraw.');
  }
}

const MOST_NAMED = 20;

function notPublishable(blockers: BlockerView[]): Problem {
  const onlyUnsettled = blockers.every(({ code }) => code === 'unsettled_claim');
  const hint = onlyUnsettled
    ? ' Conclude or dismiss them, or send {"unfinished": "show"} to name them as under review.'
    : '';
  const what = onlyUnsettled ? `Claims without a verdict: ${blockers.length}.` : blockers[0]!.detail;
  return new Problem(
    'not_publishable',
    what + hint,
    blockers
      .slice(0, MOST_NAMED)
      .map(({ claimId, detail }) => ({ detail, ...(claimId ? { conflictsWith: claimId } : {}) })),
  );
}

function checkRead(ifMatch: string | undefined, hash: Buffer): void {
  const etag = `"${hash.toString('hex')}"`;
  if (ifMatch === undefined || ifMatch.trim() === '*' || ifMatch.trim() === etag) return;
  throw new Problem(
    'precondition_failed',
    'The report tells something else than the one you read. Read it again, and decide anew.',
    [{ parameter: 'If-Match', detail: `is not ${etag}` }],
    { etag },
  );
}
