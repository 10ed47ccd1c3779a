import { Module } from '@nestjs/common';
import { ClaimantsJobsModule } from '../claimants/claimants-jobs.module.js';
import { ExtractorModule } from '../extractor/extractor.module.js';
import { SplitArticleJob } from './split-article.job.js';
import { StoreClaims } from './store-claims.js';

/** The claims room's part of a worker. */
@Module({ imports: [ClaimantsJobsModule, ExtractorModule], providers: [SplitArticleJob, StoreClaims] })
export class ClaimsJobsModule {}
