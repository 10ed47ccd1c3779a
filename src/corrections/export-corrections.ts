import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { SplitCorrectionModel } from '../database/generated/models.js';
import type { CoverageSegment } from '../text/index.js';
import type { CorrectionView } from './correction.view.js';
import { correctionView } from './find-corrections.js';
import { goldSheet, type GoldSheet } from './gold-sheet.js';
import { CORRECTED_CLAIMS, liveClaim, type LiveClaimRow } from './read-version.js';

const VERSIONS_AT_ONCE = 20;

/** One line of the export: a corrected text with its claims as they are now, and how they came to be so. */
export interface CorrectedText {
  /** Id of the version. */
  name: string;
  splitter: string;
  /** The two files of an annotated article of `eval/gold`. */
  txt: string;
  sheet: GoldSheet;
  /** Oldest first. */
  corrections: CorrectionView[];
}

/** What people set right, for whoever trains or measures the splitter. */
@Injectable()
export class ExportCorrections {
  constructor(private readonly database: Database) {}

  /** JSON Lines of {@link CorrectedText}, oldest text first. Reads a few texts at a time. */
  async *lines(deskId: string): AsyncGenerator<string> {
    let after: string | undefined;
    for (;;) {
      const versions = await this.database.prisma.articleVersion.findMany({
        where: { deskId, corrections: { some: {} }, ...(after ? { id: { gt: after } } : {}) },
        include: { article: true, corrections: { orderBy: { id: 'asc' } } },
        orderBy: { id: 'asc' },
        take: VERSIONS_AT_ONCE,
      });
      for (const { article, corrections, ...version } of versions) {
        const rows = await this.database.run<LiveClaimRow>(CORRECTED_CLAIMS, [version.id]);
        const sheet = goldSheet({
          text: version.text,
          outlet: article.publisher,
          published: article.publishedAt ?? version.createdAt,
          coverage: version.coverage as unknown as CoverageSegment[],
          claims: rows.map(liveClaim),
        });
        yield line({ name: version.id, splitter: version.splitter!, txt: version.text, sheet, corrections });
      }
      after = versions.at(-1)?.id;
      if (versions.length < VERSIONS_AT_ONCE) return;
    }
  }
}

const line = ({
  corrections,
  ...text
}: Omit<CorrectedText, 'corrections'> & { corrections: SplitCorrectionModel[] }): string =>
  `${JSON.stringify({ ...text, corrections: corrections.map(correctionView) } satisfies CorrectedText)}\n`;
