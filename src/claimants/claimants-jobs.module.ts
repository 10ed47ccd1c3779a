import { Module } from '@nestjs/common';
import { ResolveClaimants } from './resolve-claimants.js';

/** The claimants room's part of a worker. */
@Module({ providers: [ResolveClaimants], exports: [ResolveClaimants] })
export class ClaimantsJobsModule {}
