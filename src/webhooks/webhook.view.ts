import { ApiProperty } from '@nestjs/swagger';
import { EVENT_TYPES, type EventType } from '../events/event-types.js';

export class WebhookView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uri' })
  url!: string;

  @ApiProperty({ enum: EVENT_TYPES, isArray: true, description: 'Empty: every event, also kinds to come.' })
  events!: EventType[];

  @ApiProperty()
  enabled!: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'Why we switched it off, where we did.' })
  disabledReason!: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Until then the secret before the present one signs too.',
  })
  oldSecretUntil!: string | null;

  @ApiProperty({ description: 'Counts the changes; the ETag.' })
  revision!: number;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
}

export class WebhookWithSecretView extends WebhookView {
  @ApiProperty({
    type: String,
    nullable: true,
    description: '`whsec_…`, in this reply only; null where an Idempotency-Key replays it.',
  })
  secret!: string | null;
}

export class WebhookPage {
  @ApiProperty({ type: [WebhookView] })
  items!: WebhookView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
