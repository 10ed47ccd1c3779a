import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnyRole, Reviewers } from '../auth/access.js';
import { CurrentActor, type Actor } from '../auth/actor.js';
import { IdParam } from '../errors/id-param.js';
import { ClaimEvidence } from './claim-evidence.js';
import { EvidenceDto } from './evidence.dto.js';
import { EvidencePage, EvidenceView } from './evidence.view.js';

@ApiTags('evidence')
@Controller('v1/claims/:id/evidence')
export class EvidenceController {
  constructor(private readonly evidence: ClaimEvidence) {}

  @Post()
  @Reviewers()
  @ApiOperation({ summary: 'Add evidence to a claim' })
  @ApiCreatedResponse({ type: EvidenceView })
  add(@CurrentActor() actor: Actor, @Param('id', IdParam) id: string, @Body() dto: EvidenceDto): Promise<EvidenceView> {
    return this.evidence.add(actor, id, dto);
  }

  @Get()
  @AnyRole()
  @ApiOperation({ summary: 'A claim’s evidence, oldest first' })
  @ApiOkResponse({ type: EvidencePage })
  list(@CurrentActor() actor: Actor, @Param('id', IdParam) id: string): Promise<EvidencePage> {
    return this.evidence.ofClaim(actor, id);
  }
}
