import { ApiProperty } from '@nestjs/swagger';
import { KeyView } from './keys.view.js';

export class HeldLeaseView {
  @ApiProperty({ format: 'uuid' })
  taskId!: string;

  @ApiProperty({ format: 'uuid' })
  claimId!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  expiresAt!: string;
}

export class PersonView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: [KeyView], description: 'Live ones first, newest first.' })
  keys!: KeyView[];

  @ApiProperty({ type: [HeldLeaseView], description: 'Live leases: what the person is working on.' })
  leases!: HeldLeaseView[];

  @ApiProperty({ description: 'Judgements given so far.' })
  judgements!: number;
}

export class NewPersonView extends PersonView {
  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'The first key itself, in this reply only; null where no role was given, and where an Idempotency-Key replays it.',
  })
  key!: string | null;
}

export class PersonPage {
  @ApiProperty({ type: [PersonView] })
  items!: PersonView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
