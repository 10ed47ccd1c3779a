import { ApiProperty } from '@nestjs/swagger';
import { ClaimView, JudgementView } from '../claims/claim.view.js';
import { EvidenceView } from '../evidence/evidence.view.js';

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

export class LeaseSummaryView extends LeaseView {
  @ApiProperty({ description: '1; 2 for the blind second review; 3 for adjudication.' })
  round!: number;

  @ApiProperty({ format: 'uuid' })
  claimId!: string;

  @ApiProperty({ format: 'uuid' })
  articleId!: string;

  @ApiProperty()
  quote!: string;
}

export class LeaseListView {
  @ApiProperty({ type: [LeaseSummaryView], description: 'The one that runs out first at the front.' })
  items!: LeaseSummaryView[];
}

export class LeasedTaskView extends LeaseView {
  @ApiProperty({ description: '1; 2 for the blind second review; 3 for adjudication.' })
  round!: number;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Where a lead assigned the task: by when.',
  })
  dueAt!: string | null;

  @ApiProperty({ type: ClaimView })
  claim!: ClaimView;

  @ApiProperty({ type: TaskContextView })
  context!: TaskContextView;

  @ApiProperty({ type: [EvidenceView], description: 'What this reviewer may see of the claim’s evidence.' })
  evidence!: EvidenceView[];

  @ApiProperty({ type: [JudgementView], description: 'In an adjudication the two that differ; otherwise empty.' })
  judgements!: JudgementView[];

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'What an earlier holder of the task had typed: to go on from, or to leave.',
  })
  draft!: Record<string, unknown> | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Person who typed it.' })
  draftBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  draftAt!: string | null;
}
