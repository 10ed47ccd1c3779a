import { Controller, Get, Header, Optional } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Roles } from '../auth/access.js';
import { Metrics } from '../telemetry/metrics.js';
import { DeskMetrics } from './desk-metrics.js';

@ApiTags('health')
@Controller('metrics')
@Roles('admin')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    @Optional() private readonly desks?: DeskMetrics,
  ) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOperation({ summary: 'Figures of the process and of all desks, in the Prometheus text format' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  async read(): Promise<string> {
    await this.desks?.refresh();
    return this.metrics.read();
  }
}
