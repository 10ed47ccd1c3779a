import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { FindAuditEvents } from './find-audit-events.js';
import { SealAudit } from './seal-audit.js';
import { VerifyAudit } from './verify-audit.js';

@Module({ controllers: [AuditController], providers: [SealAudit, VerifyAudit, FindAuditEvents], exports: [SealAudit] })
export class AuditModule {}
