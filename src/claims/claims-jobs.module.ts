import { Module } from '@nestjs/common';
import { ClaimantsModule } from '../claimants/claimants.module.js';
import { ExtractorModule } from '../extractor/extractor.module.js';
import { SplitArticleJob } from './split-article.job.js';
import { StoreClaims } from './store-claims.js';

/** The claims room's part of a worker. */
@Module({ imports: [ClaimantsModule, ExtractorModule], providers: [SplitArticleJob, StoreClaims] })
export class ClaimsJobsModule {}
