import { Module } from '@nestjs/common';
import { ClaimEvidence } from './claim-evidence.js';
import { EvidenceController } from './evidence.controller.js';

@Module({ controllers: [EvidenceController], providers: [ClaimEvidence] })
export class EvidenceModule {}
