import { Module } from '@nestjs/common';
import { SealAudit } from './seal-audit.js';
import { SealAuditJob } from './seal-audit.job.js';

/** The audit room's part of a worker. */
@Module({ providers: [SealAudit, SealAuditJob] })
export class AuditJobsModule {}
