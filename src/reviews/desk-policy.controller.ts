import { Body, Controller, Get, Patch, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { AnyRole, Leads } from '../auth/access.js';
import { CurrentActor, type Actor } from '../auth/actor.js';
import { IfMatch, OkWithETag, type ExpectedRevision } from '../errors/if-match.js';
import { DeskPolicy } from './desk-policy.js';
import { ChangePolicyDto } from './desk-policy.dto.js';
import { PolicyPage, PolicyView } from './desk-policy.view.js';

class PolicyHistoryQuery {
  @ApiPropertyOptional({ minimum: 1, description: '`nextBefore` of the page before.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  before?: number;

  @ApiPropertyOptional({ default: 50, minimum: 1, maximum: 200 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;
}

@ApiTags('policy')
@Controller('v1/policy')
export class DeskPolicyController {
  constructor(private readonly policy: DeskPolicy) {}

  @Get()
  @AnyRole()
  @ApiOperation({ summary: 'What the desk asks of its reviews' })
  @OkWithETag(PolicyView)
  get(@CurrentActor() actor: Actor): Promise<PolicyView> {
    return this.policy.current(actor.deskId);
  }

  @Patch()
  @Leads()
  @ApiOperation({ summary: 'Change the policy for tasks opened from now on' })
  @OkWithETag(PolicyView)
  change(
    @CurrentActor() actor: Actor,
    @IfMatch() expected: ExpectedRevision,
    @Body() dto: ChangePolicyDto,
  ): Promise<PolicyView> {
    return this.policy.change(actor, expected, dto);
  }

  @Get('versions')
  @Leads()
  @ApiOperation({ summary: 'Every version of the policy, newest first' })
  @ApiOkResponse({ type: PolicyPage })
  history(@CurrentActor() actor: Actor, @Query() query: PolicyHistoryQuery): Promise<PolicyPage> {
    return this.policy.history(actor.deskId, query.before, query.limit);
  }
}
