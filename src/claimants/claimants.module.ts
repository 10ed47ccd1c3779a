import { Module } from '@nestjs/common';
import { ResolveClaimants } from './resolve-claimants.js';

@Module({ providers: [ResolveClaimants], exports: [ResolveClaimants] })
export class ClaimantsModule {}
