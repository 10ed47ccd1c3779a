import { Module } from '@nestjs/common';
import { ExpireLeaseJob } from './expire-lease.job.js';
import { LapseAssignmentJob } from './lapse-assignment.job.js';
import { OpenClaimsJob } from './open-claims.job.js';
import { RecheckClaimJob } from './recheck-claim.job.js';
import { ReopenClaim } from './reopen-claim.js';

/** The reviews room's part of a worker. */
@Module({ providers: [OpenClaimsJob, ExpireLeaseJob, LapseAssignmentJob, RecheckClaimJob, ReopenClaim] })
export class ReviewsJobsModule {}
