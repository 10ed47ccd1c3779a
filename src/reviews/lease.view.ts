import { ApiProperty } from '@nestjs/swagger';
import { ClaimView } from '../claims/claim.view.js';

export class LeaseView {
  @ApiProperty({ format: 'uuid' })
  taskId!: string;

  @ApiProperty({ description: 'Fencing token: send it with every write. It grows with each grant of the task.' })
  leaseToken!: number;

  @ApiProperty({ type: String, format: 'date-time', description: 'By the database’s clock.' })
  expiresAt!: string;
}

export class TaskContextView {
  @ApiProperty({ type: String, nullable: true })
  title!: string | null;

  @ApiProperty({ type: String, nullable: true })
  publisher!: string | null;

  @ApiProperty({ type: String, nullable: true })
  sourceUrl!: string | null;

  @ApiProperty({ description: 'Words of the article before the claim’s sentence.' })
  before!: string;

  @ApiProperty()
  sentence!: string;

  @ApiProperty({ description: 'Words of the article after it.' })
  after!: string;
}

export class LeasedTaskView extends LeaseView {
  @ApiProperty({ description: '1; 2 for the blind second review; 3 for adjudication.' })
  round!: number;

  @ApiProperty({ type: ClaimView })
  claim!: ClaimView;

  @ApiProperty({ type: TaskContextView })
  context!: TaskContextView;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'What an earlier holder had typed.',
  })
  draft!: Record<string, unknown> | null;
}
