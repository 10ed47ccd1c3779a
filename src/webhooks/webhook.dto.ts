import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { IsTime } from '../errors/is-time.js';
import { EVENT_TYPES, type EventType } from '../events/event-types.js';

const isGiven = (_dto: object, value: unknown): boolean => value !== undefined;
const URL_DESCRIPTION = 'Where events are posted. No name or password in it; a token may be in its path or query.';

export class CreateWebhookDto {
  @ApiProperty({ format: 'uri', maxLength: 2000, description: URL_DESCRIPTION })
  @IsString()
  @MaxLength(2000)
  url!: string;

  @ApiPropertyOptional({ enum: EVENT_TYPES, isArray: true, default: [], description: 'Empty: every event.' })
  @ValidateIf(isGiven)
  @IsArray()
  @ArrayUnique()
  @IsIn(EVENT_TYPES, { each: true })
  events?: EventType[];
}

export class ChangeWebhookDto {
  @ApiPropertyOptional({ format: 'uri', maxLength: 2000, description: URL_DESCRIPTION })
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(2000)
  url?: string;

  @ApiPropertyOptional({ enum: EVENT_TYPES, isArray: true, description: 'Empty: every event.' })
  @ValidateIf(isGiven)
  @IsArray()
  @ArrayUnique()
  @IsIn(EVENT_TYPES, { each: true })
  events?: EventType[];

  @ApiPropertyOptional({ description: 'While off, nothing is sent or kept for later; what waits from before stays.' })
  @ValidateIf(isGiven)
  @IsBoolean()
  enabled?: boolean;
}

export class RotateSecretDto {
  @ApiPropertyOptional({ default: 24, minimum: 0, maximum: 168, description: 'How long the old secret signs too.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(168)
  keepOldHours: number = 24;
}

export class ReplayFailedDto {
  @ApiProperty({ type: String, format: 'date-time', description: 'Failed deliveries of events from then on.' })
  @IsTime()
  since!: string;
}
