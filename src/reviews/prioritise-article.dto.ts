import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsEnum, IsOptional, ValidateIf } from 'class-validator';
import { Importance } from '../database/generated/enums.js';
import { IsTime } from '../errors/is-time.js';

/** What a lead says of an article; what is left out stays. */
export class PrioritiseArticleDto {
  @ApiPropertyOptional({ enum: Importance, description: 'Moves all its claims up or down the queue.' })
  @ValidateIf((_dto, value) => value !== undefined)
  @IsEnum(Importance)
  importance?: Importance;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the desk wants to be through with it; the nearer, the sooner its claims come. Null for none.',
  })
  @IsOptional()
  @IsTime()
  deadline?: string | null;
}
