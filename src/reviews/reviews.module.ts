import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module.js';
import { HoldLease } from './hold-lease.js';
import { LeaseNextTask } from './lease-next-task.js';
import { ReviewsController } from './reviews.controller.js';
import { SubmitVerdict } from './submit-verdict.js';
import { TaskContext } from './task-context.js';

@Module({
  imports: [ClaimsModule],
  controllers: [ReviewsController],
  providers: [LeaseNextTask, HoldLease, SubmitVerdict, TaskContext],
})
export class ReviewsModule {}
