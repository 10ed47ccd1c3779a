import { ApiProperty } from '@nestjs/swagger';
import { TaskState } from '../database/generated/enums.js';
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
}
