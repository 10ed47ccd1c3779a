import { Injectable } from '@nestjs/common';
import { Database, type Statement } from '../database/database.js';
import type { ArticleModel } from '../database/generated/models.js';
import { cursorOf, readCursor } from '../database/cursor.js';
import { Problem } from '../errors/problem.js';
import type { ListArticlesQuery } from './list-articles.query.js';
import type { ArticlePage, ArticleSummaryView, ArticleView, CoverageSegmentView, RollUpView } from './article.view.js';

const ROLL_UP: Statement = {
  name: 'article-roll-up',
  text: `
    WITH current_claim AS (SELECT id, state, cycle FROM claim WHERE version_id = $1 AND state <> 'superseded')
    SELECT
      (SELECT count(*)::int FROM current_claim) AS claims,
      (SELECT count(*)::int FROM current_claim WHERE NOT claim_is_settled(state)) AS unsettled,
      (SELECT coalesce(json_object_agg(state, n), '{}') FROM
        (SELECT state, count(*) AS n FROM current_claim GROUP BY state) AS s) AS "byState",
      (SELECT coalesce(json_object_agg(content, n), '{}') FROM
        (SELECT content, count(*) AS n FROM current_claim JOIN verdict ON claim_id = current_claim.id AND verdict.cycle = current_claim.cycle
         JOIN judgement ON judgement.id = judgement_id GROUP BY content) AS v) AS "byVerdict",
      (SELECT coalesce(json_object_agg(kind, n), '{}') FROM
        (SELECT kind, count(DISTINCT current_claim.id) AS n FROM current_claim JOIN claim_claimant ON claim_id = current_claim.id AND role = 'claimant'
         JOIN claimant ON claimant.id = claimant_id GROUP BY kind) AS k) AS "byClaimantKind"`,
};

/** Reading articles of one desk. */
@Injectable()
export class FindArticles {
  constructor(private readonly database: Database) {}

  /** Newest first. @throws Problem for a cursor that is not ours */
  async page(deskId: string, query: ListArticlesQuery): Promise<ArticlePage> {
    const before = readCursor(query.cursor);
    const has = { contains: query.q ?? '', mode: 'insensitive' as const };
    const rows = await this.database.prisma.article.findMany({
      where: {
        deskId,
        ...(query.status ? { status: query.status } : {}),
        ...(before ? { id: { lt: before } } : {}),
        ...(query.q ? { OR: [{ title: has }, { publisher: has }, { sourceUrl: has }] } : {}),
      },
      orderBy: { id: 'desc' },
      take: query.limit + 1,
    });
    return {
      items: rows.slice(0, query.limit).map(summary),
      nextCursor: rows.length > query.limit ? cursorOf(rows[query.limit - 1]!.id) : null,
    };
  }

  /** @throws Problem `not_found`, also for another desk's article */
  async one(deskId: string, id: string): Promise<ArticleView> {
    const article = await this.database.prisma.article.findFirst({
      where: { id, deskId },
      include: { currentVersion: true },
    });
    if (!article) throw articleNotFound(id);
    const version = article.currentVersion;
    const rollUp = await this.database.runOne<RollUpView>(ROLL_UP, [version.id]);
    return {
      ...summary(article),
      text: version.text,
      language: version.language,
      version: version.number,
      splitter: version.splitter,
      partialReason: version.partialReason,
      coverage: version.coverage as unknown as CoverageSegmentView[] | null,
      rollUp: rollUp!,
    };
  }

  /** The id of the article's current version. @throws Problem `not_found` */
  async currentVersion(deskId: string, id: string): Promise<string> {
    const article = await this.database.prisma.article.findFirst({
      where: { id, deskId },
      select: { currentVersionId: true },
    });
    if (!article) throw articleNotFound(id);
    return article.currentVersionId;
  }
}

const articleNotFound = (id: string): Problem => new Problem('not_found', `This desk has no article ${id}.`);

const summary = (article: ArticleModel): ArticleSummaryView => ({
  id: article.id,
  versionId: article.currentVersionId,
  status: article.status,
  revision: article.revision,
  importance: article.importance,
  deadline: article.deadline?.toISOString() ?? null,
  title: article.title,
  sourceUrl: article.sourceUrl,
  publisher: article.publisher,
  author: article.author,
  publishedAt: article.publishedAt?.toISOString() ?? null,
  failureReason: article.failureReason,
  unsettledClaims: article.unsettledClaims,
  createdAt: article.createdAt.toISOString(),
});
