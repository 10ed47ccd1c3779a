import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { FindArticles } from '../articles/find-articles.js';
import { cursorOf, readCursor } from '../database/cursor.js';
import { Database, type Statement } from '../database/database.js';
import { Problem } from '../errors/problem.js';
import { claimConditions } from './claim-filter.js';
import { CLAIM_COLUMNS, CLAIM_FROM, claimView, type ClaimRow } from './claim-row.js';
import type { ClaimPage, ClaimView } from './claim.view.js';
import { claimDetailView, DETAIL_COLUMNS, type ClaimDetailRow } from './claim-detail-row.js';
import type { ClaimDetailView } from './claim-detail.view.js';
import type { ArticleClaimsQuery, SearchClaimsQuery } from './search-claims.query.js';

const OF_VERSION: Statement = {
  name: 'claims-of-version',
  text: `SELECT ${CLAIM_COLUMNS} FROM ${CLAIM_FROM}
         WHERE version_id = $1 AND state <> 'superseded'
           AND ordinal > coalesce((SELECT ordinal FROM claim AS last WHERE last.id = $2), -1) ORDER BY ordinal LIMIT $3`,
};

const SUMMARY: Statement = {
  name: 'claim',
  text: `SELECT ${CLAIM_COLUMNS} FROM ${CLAIM_FROM} WHERE claim.id = $1 AND claim.desk_id = $2`,
};

const ONE: Statement = {
  name: 'claim-detail',
  text: `SELECT ${CLAIM_COLUMNS}, ${DETAIL_COLUMNS} FROM ${CLAIM_FROM} WHERE claim.id = $1 AND claim.desk_id = $2`,
};

/** Reading claims of one desk. */
@Injectable()
export class FindClaims {
  constructor(
    private readonly database: Database,
    private readonly articles: FindArticles,
  ) {}

  /** Claims of the article's current version, in reading order, without those that a correction replaced. @throws Problem `not_found` */
  async ofArticle(deskId: string, articleId: string, query: ArticleClaimsQuery): Promise<ClaimPage> {
    const versionId = await this.articles.currentVersion(deskId, articleId);
    const rows = await this.database.run<ClaimRow>(OF_VERSION, [
      versionId,
      readCursor(query.cursor) ?? null,
      query.limit + 1,
    ]);
    return page(rows, query.limit);
  }

  /** A claim as lists show it. @throws Problem `not_found`, also for another desk's claim */
  async summary(deskId: string, id: string): Promise<ClaimView> {
    const row = await this.database.runOne<ClaimRow>(SUMMARY, [id, deskId]);
    if (!row) throw new Problem('not_found', `This desk has no claim ${id}.`);
    return claimView(row);
  }

  /** A claim with all that its page shows to this person. @throws Problem `not_found`, also for another desk's claim */
  async one({ deskId, personId }: Pick<Actor, 'deskId' | 'personId'>, id: string): Promise<ClaimDetailView> {
    const row = await this.database.runOne<ClaimDetailRow>(ONE, [id, deskId, personId]);
    if (!row) throw new Problem('not_found', `This desk has no claim ${id}.`);
    return claimDetailView(row);
  }

  /** Newest article first, within it in reading order. */
  async search(deskId: string, query: SearchClaimsQuery): Promise<ClaimPage> {
    const { where, values } = claimConditions(deskId, query);
    values.push(readCursor(query.cursor) ?? null, query.limit + 1);
    const [before, limit] = [`$${values.length - 1}`, `$${values.length}`];
    const text = `SELECT ${CLAIM_COLUMNS} FROM ${CLAIM_FROM}
      WHERE ${where.join(' AND ')} AND (${before}::uuid IS NULL OR claim.id < ${before}) ORDER BY claim.id DESC LIMIT ${limit}`;
    const rows = await this.database.run<ClaimRow>({ text }, values);
    return page(rows, query.limit);
  }
}

/** The first `limit` of rows that were asked for one further, to know whether there is a next page. */
function page(rows: ClaimRow[], limit: number): ClaimPage {
  const items = rows.slice(0, limit).map(claimView);
  return { items, nextCursor: rows.length > limit ? cursorOf(items[limit - 1]!.id) : null };
}
