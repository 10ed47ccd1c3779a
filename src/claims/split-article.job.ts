import { Injectable, Logger } from '@nestjs/common';
import { FAIL_SPLIT, FIND_UNSPLIT, START_SPLIT, type VersionToSplit } from '../articles/split-state.js';
import { failpoint } from '../config/failpoint.js';
import { Settings } from '../config/settings.js';
import { Database } from '../database/database.js';
import { Extractor } from '../extractor/extractor.js';
import { IsolatedExtractor } from '../extractor/isolated-extractor.js';
import { FindsPending, HandlesJob } from '../jobs/job-handler.js';
import type { VersionPayload } from '../jobs/job-registry.js';
import { JobRunner } from '../jobs/job-runner.js';
import { follow } from '../telemetry/tracing.js';
import { StoreClaims } from './store-claims.js';

/** Splits a version into attributed claims and hands them on to be opened. */
@Injectable()
export class SplitArticleJob {
  private readonly log = new Logger('split');

  constructor(
    private readonly settings: Settings,
    private readonly database: Database,
    private readonly jobs: JobRunner,
    private readonly store: StoreClaims,
    private readonly extractor: Extractor,
    private readonly isolated: IsolatedExtractor,
  ) {}

  @HandlesJob('split-article')
  async run({ versionId }: VersionPayload): Promise<void> {
    const version = await this.database.runOne<VersionToSplit>(START_SPLIT, [versionId]);
    if (!version) return;
    follow(version);
    if (version.attempts > this.settings.splitAttempts)
      return this.giveUp(versionId, 'the process that split it ended each time');
    // Whoever was started before may be what ended that start. Those that were only beside it come through here unharmed.
    const extractor = version.attempts > 1 ? this.isolated : this.extractor;
    try {
      const split = await extractor.split(version.text, {
        ...(version.publisher ? { outlet: version.publisher } : {}),
        ...(version.language ? { language: version.language } : {}),
        ...(version.published_at ? { published: version.published_at.toISOString() } : {}),
      });
      await failpoint('before-claims-stored');
      await this.store.run(version.desk_id, versionId, version.text, split);
      await failpoint('after-claims-stored');
    } catch (error) {
      if (version.attempts < this.settings.splitAttempts) throw error;
      return this.giveUp(versionId, (error as Error).message);
    }
    await this.jobs.handOn('open-claims', { versionId });
  }

  @FindsPending('split-article')
  async pending(limit: number, afterSeconds: number): Promise<VersionPayload[]> {
    const rows = await this.database.run<{ id: string }>(FIND_UNSPLIT, [limit, afterSeconds]);
    return rows.map(({ id }) => ({ versionId: id }));
  }

  private async giveUp(versionId: string, reason: string): Promise<void> {
    this.log.error({ msg: 'article given up', versionId, reason });
    await this.database.run(FAIL_SPLIT, [
      versionId,
      `Splitting was given up after ${this.settings.splitAttempts} starts: ${reason}`,
      this.settings.splitAttempts,
    ]);
  }
}
