import { Module } from '@nestjs/common';
import { ArticlesModule } from '../articles/articles.module.js';
import { ClaimsModule } from '../claims/claims.module.js';
import { ClaimStepsController } from './claim-steps.controller.js';
import { DeskPolicyController } from './desk-policy.controller.js';
import { DeskPolicy } from './desk-policy.js';
import { HoldLease } from './hold-lease.js';
import { LeaseNextTask } from './lease-next-task.js';
import { LeaseTogether } from './lease-together.js';
import { PrioritiseArticleController } from './prioritise-article.controller.js';
import { PrioritiseArticle } from './prioritise-article.js';
import { ReopenClaim } from './reopen-claim.js';
import { ReviewsController } from './reviews.controller.js';
import { ShowTask } from './show-task.js';
import { SteerClaim } from './steer-claim.js';
import { SubmitVerdict } from './submit-verdict.js';

@Module({
  imports: [ArticlesModule, ClaimsModule],
  controllers: [ReviewsController, ClaimStepsController, DeskPolicyController, PrioritiseArticleController],
  providers: [
    LeaseNextTask,
    LeaseTogether,
    HoldLease,
    SubmitVerdict,
    ShowTask,
    SteerClaim,
    ReopenClaim,
    DeskPolicy,
    PrioritiseArticle,
  ],
})
export class ReviewsModule {}
