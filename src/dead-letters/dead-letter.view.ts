import { ApiProperty } from '@nestjs/swagger';
import { DEAD_LETTER_KIND_NAMES } from './kinds.js';

export class DeadLetterView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: DEAD_LETTER_KIND_NAMES, description: 'What could not be done.' })
  kind!: string;

  @ApiProperty({ example: 'article' })
  subjectType!: string;

  @ApiProperty({ format: 'uuid', description: 'What it could not be done to.' })
  subjectId!: string;

  @ApiProperty({ type: String, nullable: true })
  title!: string | null;

  @ApiProperty({ description: 'Why it was given up, in words.' })
  reason!: string;

  @ApiProperty({ description: 'Starts it had.' })
  attempts!: number;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it was given up.' })
  since!: string;

  @ApiProperty({ description: 'What to do about it.' })
  whatToDo!: string;
}

export class DeadLetterPage {
  @ApiProperty({ type: [DeadLetterView] })
  items!: DeadLetterView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class ReplayView {
  @ApiProperty({ description: 'How many were started anew by this request; 0 where they were before.' })
  replayed!: number;
}
