import { Body, Controller, Delete, Get, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AnyRole, Public } from './access.js';
import { CurrentActor, type Actor } from './actor.js';
import { CSRF_HEADER } from './session-cookie.js';
import { Sessions } from './sessions.js';
import { SessionView, SignInDto } from './sessions.view.js';

@ApiTags('session')
@Controller('v1/session')
export class SessionsController {
  constructor(private readonly sessions: Sessions) {}

  @Post()
  @Public()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Sign a browser in: the reply sets a cookie that stands for the key, for twelve hours' })
  @ApiHeader({ name: CSRF_HEADER, description: 'Any value. Every change that comes with the cookie needs it too.' })
  @ApiOkResponse({ type: SessionView })
  signIn(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() { key }: SignInDto,
  ): Promise<SessionView> {
    return this.sessions.open(request, reply, key);
  }

  @Get()
  @AnyRole()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Who you are' })
  @ApiOkResponse({ type: SessionView })
  who(@CurrentActor() actor: Actor): Promise<SessionView> {
    return this.sessions.who(actor);
  }

  @Delete()
  @AnyRole()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out' })
  @ApiNoContentResponse({ description: 'The cookie is worth nothing from now on' })
  signOut(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.sessions.close(actor, reply);
  }
}
