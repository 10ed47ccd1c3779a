import { Module } from '@nestjs/common';
import { ChangeClaimant } from './change-claimant.js';
import { ClaimantsController } from './claimants.controller.js';
import { FindClaimants } from './find-claimants.js';
import { MergeClaimants } from './merge-claimants.js';
import { ResolveClaimants } from './resolve-claimants.js';

@Module({
  controllers: [ClaimantsController],
  providers: [FindClaimants, ChangeClaimant, MergeClaimants, ResolveClaimants],
  exports: [ResolveClaimants],
})
export class ClaimantsModule {}
