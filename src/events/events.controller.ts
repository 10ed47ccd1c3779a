import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AnyRole } from '../auth/access.js';
import { CurrentActor, type Actor } from '../auth/actor.js';
import { EventFeed } from './event-feed.js';
import type { EventStream } from './event-stream.js';
import { EventsQuery, LastEventId } from './since.js';

@ApiTags('events')
@Controller('v1/events')
@AnyRole()
export class EventsController {
  constructor(private readonly feed: EventFeed) {}

  @Get()
  @Header('content-type', 'text/event-stream; charset=utf-8')
  @Header('cache-control', 'no-store')
  // A connection that outlived its stream would hold up the end of the process.
  @Header('connection', 'close')
  @Header('x-accel-buffering', 'no')
  @ApiOperation({ summary: 'Server-sent events of what happens on the desk, from now on or after an event' })
  @ApiOkResponse({
    description: 'Until one side ends it',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  open(
    @CurrentActor() actor: Actor,
    @LastEventId() last: number | undefined,
    @Query() { since }: EventsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EventStream> {
    return this.feed.open(actor, last ?? since, reply.raw);
  }
}
