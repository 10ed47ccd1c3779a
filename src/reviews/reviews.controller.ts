import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Reviewers } from '../auth/access.js';
import { CurrentActor, type Actor } from '../auth/actor.js';
import { ClaimView } from '../claims/claim.view.js';
import { IdParam } from '../errors/id-param.js';
import { HoldLease } from './hold-lease.js';
import { LeaseNextTask } from './lease-next-task.js';
import {
  DraftDto,
  HandOverDto,
  HeartbeatDto,
  LeaseNextDto,
  LeaseTokenDto,
  LeaseTokenQuery,
  SkipDto,
} from './lease.dto.js';
import { LeasedTaskView, LeaseListView, LeaseView } from './lease.view.js';
import { ShowTask } from './show-task.js';
import { SubmitVerdict } from './submit-verdict.js';
import { VerdictDto } from './verdict.dto.js';

/** Says of a 204 what there is, and why it is not for the asker. */
const NOT_FOR_YOU = 'claimdesk-not-for-you';

@ApiTags('reviews')
@Controller('v1/reviews')
@Reviewers()
export class ReviewsController {
  constructor(
    private readonly leaseNext: LeaseNextTask,
    private readonly hold: HoldLease,
    private readonly submitVerdict: SubmitVerdict,
    private readonly show: ShowTask,
  ) {}

  @Post('lease')
  @ApiOperation({ summary: 'Lease the next task' })
  @ApiOkResponse({ type: LeasedTaskView })
  @ApiNoContentResponse({
    description: 'Nothing for you; the header counts, by reason, the open tasks that are not.',
    headers: { [NOT_FOR_YOU]: { schema: { type: 'string', example: 'assigned-to-others=2, closed-to-you=5' } } },
  })
  async lease(
    @CurrentActor() actor: Actor,
    @Body() dto: LeaseNextDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LeasedTaskView | undefined> {
    const next = await this.leaseNext.run(actor, dto);
    if ('task' in next) {
      reply.status(200);
      return next.task;
    }
    reply.status(204).header(NOT_FOR_YOU, next.notForYou.map(({ reason, n }) => `${reason}=${n}`).join(', ') || 'none');
    return undefined;
  }

  @Get('leases')
  @ApiOperation({ summary: 'The leases you hold' })
  @ApiOkResponse({ type: LeaseListView })
  async leases(@CurrentActor() actor: Actor): Promise<LeaseListView> {
    return { items: await this.show.mine(actor) };
  }

  @Get(':taskId')
  @ApiOperation({ summary: 'A task that you hold a lease on' })
  @ApiOkResponse({ type: LeasedTaskView })
  task(
    @CurrentActor() actor: Actor,
    @Param('taskId', IdParam) taskId: string,
    @Query() { leaseToken }: LeaseTokenQuery,
  ): Promise<LeasedTaskView> {
    return this.show.leased(actor, taskId, leaseToken);
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

  @Post(':taskId/skip')
  @HttpCode(204)
  @ApiOperation({ summary: 'Give a task back, not to be offered it again' })
  skip(@CurrentActor() actor: Actor, @Param('taskId', IdParam) taskId: string, @Body() dto: SkipDto): Promise<void> {
    return this.hold.skip(actor, taskId, dto);
  }

  @Post(':taskId/hand-over')
  @HttpCode(204)
  @ApiOperation({ summary: 'Give a task, with its draft, to somebody else' })
  handOver(
    @CurrentActor() actor: Actor,
    @Param('taskId', IdParam) taskId: string,
    @Body() dto: HandOverDto,
  ): Promise<void> {
    return this.hold.handOver(actor, taskId, dto);
  }

  @Post(':taskId/draft')
  @HttpCode(204)
  @ApiOperation({ summary: 'Keep what is typed so far' })
  draft(@CurrentActor() actor: Actor, @Param('taskId', IdParam) taskId: string, @Body() dto: DraftDto): Promise<void> {
    return this.hold.saveDraft(actor, taskId, dto);
  }

  @Post(':taskId/verdict')
  @HttpCode(200)
  @ApiOperation({ summary: 'Judge the claim' })
  @ApiOkResponse({ type: ClaimView })
  verdict(
    @CurrentActor() actor: Actor,
    @Param('taskId', IdParam) taskId: string,
    @Body() dto: VerdictDto,
  ): Promise<ClaimView> {
    return this.submitVerdict.run(actor, taskId, dto);
  }
}
