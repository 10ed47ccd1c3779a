import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsEnum, IsOptional } from 'class-validator';
import { DeliveryState } from '../database/generated/enums.js';
import { PageQuery } from '../database/page.query.js';

export class ListDeliveriesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: DeliveryState })
  @IsOptional()
  @IsEnum(DeliveryState)
  state?: DeliveryState;
}

export class DeliveryView {
  @ApiProperty({ format: 'uuid', description: 'The `webhook-id` of every attempt.' })
  id!: string;

  @ApiProperty({ type: Number, nullable: true, description: 'Of the event in the audit log; null for a test.' })
  eventId!: number | null;

  @ApiProperty({ description: 'Of the event, or `webhook.test`.' })
  type!: string;

  @ApiProperty({ enum: DeliveryState })
  state!: DeliveryState;

  @ApiProperty({ description: 'All there were, also before a replay.' })
  attempts!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'The next attempt, while it waits.' })
  dueAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  deliveredAt!: string | null;

  @ApiProperty({ type: Number, nullable: true, description: 'HTTP status of the last reply.' })
  lastStatus!: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why the last attempt failed.' })
  lastError!: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
}

export class DeliveryPage {
  @ApiProperty({ type: [DeliveryView] })
  items!: DeliveryView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class ReplayedView {
  @ApiProperty({ description: 'Deliveries that will be tried again.' })
  replayed!: number;
}
