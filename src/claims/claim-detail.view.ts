import { ApiProperty } from '@nestjs/swagger';
import { CorrectionKind, TaskState } from '../database/generated/enums.js';
import { EvidenceView } from '../evidence/evidence.view.js';
import { ClaimView, JudgementView, VerdictView } from './claim.view.js';

export class ClaimTaskView {
  @ApiProperty({ format: 'uuid' })
  taskId!: string;

  @ApiProperty({ description: 'Which review of the claim this belongs to; a reopened claim starts the next.' })
  cycle!: number;

  @ApiProperty({ description: '1; 2 for the blind second review; 3 for adjudication.' })
  round!: number;

  @ApiProperty({ enum: TaskState })
  state!: TaskState;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Person it is kept for.' })
  assignedTo!: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it is no longer kept for them.',
  })
  dueAt!: string | null;
}

/** A correction that the claim came from, went through, or was replaced by. */
export class ClaimCorrectionView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: CorrectionKind })
  kind!: CorrectionKind;

  @ApiProperty({ type: [String], format: 'uuid', description: 'Claims before it.' })
  before!: string[];

  @ApiProperty({ type: [String], format: 'uuid', description: 'Claims after it.' })
  after!: string[];

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  correctedAt!: string;
}

export class ClaimDetailView extends ClaimView {
  @ApiProperty({ type: [ClaimTaskView] })
  tasks!: ClaimTaskView[];

  @ApiProperty({ type: [VerdictView], description: 'Every verdict there has been, oldest first.' })
  verdicts!: VerdictView[];

  @ApiProperty({
    type: [JudgementView],
    description: 'Of cycles that are settled, and your own. Nobody sees the first of two while the second is wanted.',
  })
  judgements!: JudgementView[];

  @ApiProperty({ type: [EvidenceView], description: 'Without what an unfinished review of somebody else has found.' })
  evidence!: EvidenceView[];

  @ApiProperty({ type: [ClaimCorrectionView], description: 'Oldest first.' })
  corrections!: ClaimCorrectionView[];
}
