import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth/access.js';
import { Health } from './health.js';
import { LiveView, ReadyView } from './health.view.js';

@ApiTags('health')
@Controller('health')
@Public()
export class HealthController {
  constructor(private readonly health: Health) {}

  @Get('live')
  @ApiOperation({ summary: 'The process answers' })
  @ApiResponse({ status: 200, type: LiveView })
  @ApiResponse({ status: 503, type: LiveView })
  live(@Res({ passthrough: true }) reply: FastifyReply): LiveView {
    reply.status(this.health.wedged ? 503 : 200);
    return { status: this.health.wedged ? 'wedged' : 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'The process can do its work' })
  @ApiResponse({ status: 200, type: ReadyView })
  @ApiResponse({ status: 503, type: ReadyView })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadyView> {
    const view = await this.health.check();
    reply.status(view.status === 'ok' ? 200 : 503);
    return view;
  }
}
