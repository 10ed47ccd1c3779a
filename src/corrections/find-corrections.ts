import { Injectable } from '@nestjs/common';
import { FindArticles } from '../articles/find-articles.js';
import { cursorOf, readCursor } from '../database/cursor.js';
import { Database } from '../database/database.js';
import type { SplitCorrectionModel } from '../database/generated/models.js';
import type { PageQuery } from '../database/page.query.js';
import type { CorrectedClaimView, CorrectionPage, CorrectionView } from './correction.view.js';

/** Reading the corrections of a desk. */
@Injectable()
export class FindCorrections {
  constructor(
    private readonly database: Database,
    private readonly articles: FindArticles,
  ) {}

  /** Corrections of the article’s current text, newest first. @throws Problem `not_found`, `invalid_cursor` */
  async ofArticle(deskId: string, articleId: string, query: PageQuery): Promise<CorrectionPage> {
    const versionId = await this.articles.currentVersion(deskId, articleId);
    const before = readCursor(query.cursor);
    const rows = await this.database.prisma.splitCorrection.findMany({
      where: { versionId, ...(before ? { id: { lt: before } } : {}) },
      orderBy: { id: 'desc' },
      take: query.limit + 1,
    });
    return {
      items: rows.slice(0, query.limit).map(correctionView),
      nextCursor: rows.length > query.limit ? cursorOf(rows[query.limit - 1]!.id) : null,
    };
  }
}

/** Who corrected is in the audit log, which does not tell while a claim of it is under review. */
export const correctionView = (row: SplitCorrectionModel): CorrectionView => ({
  id: row.id,
  kind: row.kind,
  versionId: row.versionId,
  before: row.before as unknown as CorrectedClaimView[],
  after: row.after as unknown as CorrectedClaimView[],
  reason: row.reason,
  splitter: row.splitter,
  correctedAt: row.createdAt.toISOString(),
});
