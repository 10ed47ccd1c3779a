import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Leads } from '../auth/access.js';
import { CurrentActor, type Actor } from '../auth/actor.js';
import { ClaimDetailView } from '../claims/claim-detail.view.js';
import { IdParam } from '../errors/id-param.js';
import { SteerClaim } from './steer-claim.js';
import { AssignDto, BoostDto, ReasonDto } from './steer-claim.dto.js';

@ApiTags('claims')
@Controller('v1/claims/:id')
@Leads()
export class ClaimStepsController {
  constructor(private readonly steer: SteerClaim) {}

  @Post('dismiss')
  @HttpCode(200)
  @ApiOperation({ summary: 'Set a claim aside: nobody is to review it' })
  @ApiOkResponse({ type: ClaimDetailView })
  dismiss(
    @CurrentActor() actor: Actor,
    @Param('id', IdParam) id: string,
    @Body() dto: ReasonDto,
  ): Promise<ClaimDetailView> {
    return this.steer.dismiss(actor, id, dto);
  }

  @Post('reopen')
  @HttpCode(200)
  @ApiOperation({ summary: 'Review a settled claim anew; its verdicts stay' })
  @ApiOkResponse({ type: ClaimDetailView })
  reopen(
    @CurrentActor() actor: Actor,
    @Param('id', IdParam) id: string,
    @Body() dto: ReasonDto,
  ): Promise<ClaimDetailView> {
    return this.steer.reopen(actor, id, dto);
  }

  @Post('assign')
  @HttpCode(200)
  @ApiOperation({ summary: 'Keep a claim’s task for one person, or for nobody' })
  @ApiOkResponse({ type: ClaimDetailView })
  assign(
    @CurrentActor() actor: Actor,
    @Param('id', IdParam) id: string,
    @Body() dto: AssignDto,
  ): Promise<ClaimDetailView> {
    return this.steer.assign(actor, id, dto);
  }

  @Post('boost')
  @HttpCode(200)
  @ApiOperation({ summary: 'Move a claim up or down the queue' })
  @ApiOkResponse({ type: ClaimDetailView })
  boost(
    @CurrentActor() actor: Actor,
    @Param('id', IdParam) id: string,
    @Body() dto: BoostDto,
  ): Promise<ClaimDetailView> {
    return this.steer.boost(actor, id, dto);
  }
}
