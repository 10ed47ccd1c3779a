import { ApiProperty } from '@nestjs/swagger';
import { Role } from '../database/generated/enums.js';

/** A key without its text, which nobody can see again. */
export class KeyView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: Role })
  role!: Role;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null while the key is live.' })
  revokedAt!: string | null;
}

export class NewKeyView extends KeyView {
  @ApiProperty({ format: 'uuid' })
  personId!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The key itself, in this reply only; null where an Idempotency-Key replays it.',
  })
  key!: string | null;
}
