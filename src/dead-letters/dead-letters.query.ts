import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '../database/page.query.js';
import { DEAD_LETTER_KIND_NAMES } from './kinds.js';

export class ListDeadLettersQuery extends PageQuery {
  @ApiPropertyOptional({ enum: DEAD_LETTER_KIND_NAMES })
  @IsOptional()
  @IsIn(DEAD_LETTER_KIND_NAMES)
  kind?: string;
}

export class ReplayAllDto {
  @ApiProperty({ enum: DEAD_LETTER_KIND_NAMES })
  @IsIn(DEAD_LETTER_KIND_NAMES)
  kind!: string;
}
