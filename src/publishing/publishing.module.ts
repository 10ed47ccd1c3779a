import { Module } from '@nestjs/common';
import { ArticlesModule } from '../articles/articles.module.js';
import { ClaimsModule } from '../claims/claims.module.js';
import { AnnotateArticle } from './annotate-article.js';
import { ExportClaims } from './export-claims.js';
import { ExportsController } from './exports.controller.js';
import { PublishReport } from './publish-report.js';
import { ReaderController } from './reader.controller.js';
import { ReportController } from './report.controller.js';
import { SendReport } from './send-report.js';
import { ShowReport } from './show-report.js';

@Module({
  imports: [ArticlesModule, ClaimsModule],
  controllers: [ReportController, ReaderController, ExportsController],
  providers: [ShowReport, SendReport, PublishReport, AnnotateArticle, ExportClaims],
})
export class PublishingModule {}
