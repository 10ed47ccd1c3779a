import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Database } from '../database/database.js';
import { Problem } from '../errors/problem.js';
import { NEWEST_EDITION, type EditionRow } from './editions.js';
import { publisherName, reportUrl } from './public-url.js';
import { readReport, reportHash } from './read-report.js';
import type { DeskReportView, PublicationView, PublishedReportView } from './report.view.js';

/** A report with who publishes it: all that its page and its ClaimReviews need. */
export interface ShownReport<View> {
  report: View;
  publisher: string;
  /** Names what is shown; quoted, an ETag. */
  contentHash: string;
  changedAt?: Date;
}

@Injectable()
export class ShowReport {
  constructor(
    private readonly settings: Settings,
    private readonly database: Database,
  ) {}

  /** The report as it stands now. @throws Problem `not_found` */
  async forDesk(deskId: string, articleId: string): Promise<ShownReport<DeskReportView>> {
    const run: Database['run'] = (statement, values) => this.database.run(statement, values);
    const { report, blockers } = await readReport(run, deskId, articleId);
    const [edition] = await run<EditionRow>(NEWEST_EDITION, [articleId]);
    const contentHash = reportHash(report);
    const publication = edition && {
      ...this.publication(articleId, edition),
      isOutdated: !edition.content_hash.equals(contentHash),
    };
    const hash = contentHash.toString('hex');
    return {
      report: { ...report, publication: publication ?? null, blockers, contentHash: hash },
      publisher: publisherName(this.settings, edition?.desk ?? (await this.deskName(deskId))),
      contentHash: hash,
    };
  }

  /** The edition that readers see. @throws Problem `not_found` where it was never published, `withdrawn` */
  async forReaders(articleId: string): Promise<ShownReport<PublishedReportView>> {
    const edition = await this.database.runOne<EditionRow>(NEWEST_EDITION, [articleId]);
    if (!edition) throw new Problem('not_found', `No report of an article ${articleId} is published.`);
    if (edition.withdrawn_at) throw new Problem('withdrawn', 'The desk that published this report has withdrawn it.');
    const publisher = publisherName(this.settings, edition.desk);
    return {
      report: { ...edition.report, publisher, publication: this.publication(articleId, edition) },
      publisher,
      contentHash: edition.content_hash.toString('hex'),
      changedAt: edition.published_at,
    };
  }

  private publication(articleId: string, edition: EditionRow): PublicationView {
    return {
      edition: edition.number,
      publishedAt: edition.published_at.toISOString(),
      firstPublishedAt: edition.first_published_at.toISOString(),
      withdrawnAt: edition.withdrawn_at?.toISOString() ?? null,
      url: reportUrl(this.settings, articleId),
    };
  }

  private async deskName(deskId: string): Promise<string> {
    const desk = await this.database.prisma.desk.findUniqueOrThrow({ where: { id: deskId } });
    return desk.name;
  }
}
