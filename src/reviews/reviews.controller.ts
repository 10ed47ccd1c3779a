import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Reviewers } from '../auth/access.js';
import { CurrentActor, type Actor } from '../auth/actor.js';
import { ClaimView } from '../claims/claim.view.js';
import { IdParam } from '../errors/id-param.js';
import { HoldLease } from './hold-lease.js';
import { LeaseNextTask } from './lease-next-task.js';
import { DraftDto, HeartbeatDto, LeaseNextDto, LeaseTokenDto } from './lease.dto.js';
import { LeasedTaskView, LeaseView } from './lease.view.js';
import { SubmitVerdict } from './submit-verdict.js';
import { VerdictDto } from './verdict.dto.js';

@ApiTags('reviews')
@Controller('v1/reviews')
@Reviewers()
export class ReviewsController {
  constructor(
    private readonly leaseNext: LeaseNextTask,
    private readonly hold: HoldLease,
    private readonly submitVerdict: SubmitVerdict,
  ) {}

  @Post('lease')
  @ApiOperation({ summary: 'Lease the next task' })
  @ApiOkResponse({ type: LeasedTaskView })
  @ApiNoContentResponse({ description: 'Nothing to do' })
  async lease(
    @CurrentActor() actor: Actor,
    @Body() dto: LeaseNextDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LeasedTaskView | undefined> {
    const task = await this.leaseNext.run(actor, dto);
    reply.status(task ? 200 : 204);
    return task;
  }

  @Post(':taskId/heartbeat')
  @HttpCode(200)
  @ApiOperation({ summary: 'Extend a lease from now' })
  @ApiOkResponse({ type: LeaseView })
  heartbeat(
    @CurrentActor() actor: Actor,
    @Param('taskId', IdParam) taskId: string,
    @Body() dto: HeartbeatDto,
  ): Promise<LeaseView> {
    return this.hold.heartbeat(actor, taskId, dto);
  }

  @Post(':taskId/release')
  @HttpCode(204)
  @ApiOperation({ summary: 'Give a task back' })
  release(
    @CurrentActor() actor: Actor,
    @Param('taskId', IdParam) taskId: string,
    @Body() dto: LeaseTokenDto,
  ): Promise<void> {
    return this.hold.release(actor, taskId, dto);
  }

  @Post(':taskId/draft')
  @HttpCode(204)
  @ApiOperation({ summary: 'Keep what is typed so far' })
  draft(@CurrentActor() actor: Actor, @Param('taskId', IdParam) taskId: string, @Body() dto: DraftDto): Promise<void> {
    return this.hold.saveDraft(actor, taskId, dto);
  }

  @Post(':taskId/verdict')
  @HttpCode(200)
  @ApiOperation({ summary: 'Settle the claim' })
  @ApiOkResponse({ type: ClaimView })
  verdict(
    @CurrentActor() actor: Actor,
    @Param('taskId', IdParam) taskId: string,
    @Body() dto: VerdictDto,
  ): Promise<ClaimView> {
    return this.submitVerdict.run(actor, taskId, dto);
  }
}
