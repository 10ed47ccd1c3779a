import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { AnyRole } from '../auth/access.js';
import { CurrentActor, type Actor } from '../auth/actor.js';
import { DeskStatistics } from './desk-statistics.js';
import { DeskStatisticsView } from './desk-statistics.view.js';

class StatisticsQuery {
  @ApiPropertyOptional({
    default: 30,
    minimum: 1,
    maximum: 366,
    description: 'How far throughput and agreement look back.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(366)
  days: number = 30;
}

@ApiTags('statistics')
@Controller('v1/stats')
export class StatisticsController {
  constructor(private readonly statistics: DeskStatistics) {}

  @Get()
  @AnyRole()
  @ApiOperation({ summary: 'What waits, what was done, and how far reviewers agree' })
  @ApiOkResponse({ type: DeskStatisticsView })
  get(@CurrentActor() actor: Actor, @Query() query: StatisticsQuery): Promise<DeskStatisticsView> {
    return this.statistics.of(actor, query.days);
  }
}
