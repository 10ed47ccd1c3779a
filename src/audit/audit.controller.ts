import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Leads } from '../auth/access.js';
import { CurrentActor, type Actor } from '../auth/actor.js';
import { AuditCheckView, AuditHeadView, AuditPage } from './audit.view.js';
import { FindAuditEvents } from './find-audit-events.js';
import { ListAuditQuery } from './list-audit.query.js';
import { SealAudit } from './seal-audit.js';
import { VerifyAudit } from './verify-audit.js';
import { VerifyAuditQuery } from './verify-audit.query.js';

@ApiTags('audit')
@Controller('v1/audit')
@Leads()
export class AuditController {
  constructor(
    private readonly find: FindAuditEvents,
    private readonly sealing: SealAudit,
    private readonly verifying: VerifyAudit,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What happened on the desk, oldest first' })
  @ApiOkResponse({ type: AuditPage })
  list(@CurrentActor() actor: Actor, @Query() query: ListAuditQuery): Promise<AuditPage> {
    return this.find.page(actor, query);
  }

  @Get('head')
  @ApiOperation({ summary: 'The end of the chain, to be kept elsewhere; of all desks together' })
  @ApiOkResponse({ type: AuditHeadView })
  async head(): Promise<AuditHeadView> {
    const { sealedAt, ...head } = await this.sealing.head();
    return { ...head, sealedAt: sealedAt?.toISOString() ?? null };
  }

  @Get('verify')
  @ApiOperation({ summary: 'Whether the log is as it was written, and passes through a head exported before' })
  @ApiOkResponse({ type: AuditCheckView })
  verify(@Query() { seq, hash }: VerifyAuditQuery): Promise<AuditCheckView> {
    return this.verifying.run(seq === undefined || hash === undefined ? {} : { exported: { seq, hash } });
  }
}
