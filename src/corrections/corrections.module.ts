import { Module } from '@nestjs/common';
import { ArticlesModule } from '../articles/articles.module.js';
import { ClaimantsModule } from '../claimants/claimants.module.js';
import { ClaimsModule } from '../claims/claims.module.js';
import { CorrectSplit } from './correct-split.js';
import { CorrectionsController } from './corrections.controller.js';
import { ExportCorrections } from './export-corrections.js';
import { FindCorrections } from './find-corrections.js';
import { WriteCorrection } from './write-correction.js';

@Module({
  imports: [ArticlesModule, ClaimsModule, ClaimantsModule],
  controllers: [CorrectionsController],
  providers: [CorrectSplit, WriteCorrection, FindCorrections, ExportCorrections],
})
export class CorrectionsModule {}
