import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Leads } from '../auth/access.js';
import { CurrentActor, type Actor } from '../auth/actor.js';
import { IdParam } from '../errors/id-param.js';
import { DeadLetterPage, ReplayView } from './dead-letter.view.js';
import { ListDeadLettersQuery, ReplayAllDto } from './dead-letters.query.js';
import { FindDeadLetters } from './find-dead-letters.js';
import { ReplayDeadLetters } from './replay-dead-letters.js';

@ApiTags('operation')
@Controller('v1/dead-letters')
export class DeadLettersController {
  constructor(
    private readonly find: FindDeadLetters,
    private readonly replayLetters: ReplayDeadLetters,
  ) {}

  @Get()
  @Leads()
  @ApiOperation({ summary: 'Work that was given up: what, why, since when, and what to do' })
  @ApiOkResponse({ type: DeadLetterPage })
  list(@CurrentActor() actor: Actor, @Query() query: ListDeadLettersQuery): Promise<DeadLetterPage> {
    return this.find.page(actor.deskId, query);
  }

  @Post('replay')
  @Leads()
  @HttpCode(202)
  @ApiOperation({ summary: 'Start all work of a kind anew that was given up' })
  @ApiAcceptedResponse({ type: ReplayView })
  async replayAll(@CurrentActor() actor: Actor, @Body() { kind }: ReplayAllDto): Promise<ReplayView> {
    return { replayed: await this.replayLetters.all(actor, kind) };
  }

  @Post(':id/replay')
  @Leads()
  @HttpCode(202)
  @ApiOperation({ summary: 'Start one anew; its attempts are counted from nothing' })
  @ApiAcceptedResponse({ type: ReplayView })
  async replay(@CurrentActor() actor: Actor, @Param('id', IdParam) id: string): Promise<ReplayView> {
    return { replayed: await this.replayLetters.one(actor, id) };
  }
}
