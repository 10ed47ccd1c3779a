import { Module } from '@nestjs/common';
import { ExpireLeaseJob } from './expire-lease.job.js';
import { OpenClaimsJob } from './open-claims.job.js';

/** The reviews room's part of a worker. */
@Module({ providers: [OpenClaimsJob, ExpireLeaseJob] })
export class ReviewsJobsModule {}
