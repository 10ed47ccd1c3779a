import { ApiProperty } from '@nestjs/swagger';
import { TaskState } from '../database/generated/enums.js';
import { EvidenceView } from '../evidence/evidence.view.js';
import { ClaimView, VerdictView } from './claim.view.js';

export class ClaimTaskView {
  @ApiProperty({ format: 'uuid' })
  taskId!: string;

  @ApiProperty({ description: 'Which review of the claim this belongs to; a reopened claim starts the next.' })
  cycle!: number;

  @ApiProperty({ description: '1; 2 for the blind second review; 3 for adjudication.' })
  round!: number;

  @ApiProperty({ enum: TaskState })
  state!: TaskState;
}

export class ClaimDetailView extends ClaimView {
  @ApiProperty({ type: [ClaimTaskView] })
  tasks!: ClaimTaskView[];

  @ApiProperty({ type: [VerdictView], description: 'Every verdict there has been, oldest first.' })
  verdicts!: VerdictView[];

  @ApiProperty({ type: [EvidenceView] })
  evidence!: EvidenceView[];
}
