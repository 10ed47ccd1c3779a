import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ClaimantKind, ClaimType } from '../database/generated/enums.js';

class SecondReviewView {
  @ApiProperty({ enum: ClaimantKind, isArray: true })
  claimantKinds!: ClaimantKind[];

  @ApiProperty({ enum: ClaimType, isArray: true })
  claimTypes!: ClaimType[];

  @ApiProperty({ type: Number, nullable: true })
  checkWorthiness!: number | null;

  @ApiProperty()
  untilConcluded!: number;

  @ApiProperty()
  samplePercent!: number;
}

class EvidenceMinimumView {
  @ApiPropertyOptional()
  primary?: number;

  @ApiPropertyOptional()
  independent?: number;
}

class MinimumEvidenceView {
  @ApiPropertyOptional({ type: EvidenceMinimumView })
  verified?: EvidenceMinimumView;

  @ApiPropertyOptional({ type: EvidenceMinimumView })
  disputed?: EvidenceMinimumView;
}

/** One version of what a desk asks of its reviews. */
export class PolicyView {
  @ApiProperty({ description: 'Grows by one with each change; the ETag of the current one.' })
  revision!: number;

  @ApiProperty({
    type: SecondReviewView,
    description: 'Which claims need a second, blind review. One that holds is enough.',
  })
  secondReview!: SecondReviewView;

  @ApiProperty({
    type: MinimumEvidenceView,
    description: 'What a finding on the content must cite: either number is enough.',
  })
  minimumEvidence!: MinimumEvidenceView;

  @ApiProperty()
  leaseSeconds!: number;

  @ApiProperty()
  leaseLimit!: number;

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  @ApiProperty({ description: '`person:<id>`, or `system` for the policy a desk begins with.' })
  changedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  changedAt!: string;
}

export class PolicyPage {
  @ApiProperty({ type: [PolicyView] })
  items!: PolicyView[];

  @ApiProperty({ type: Number, nullable: true, description: 'Give it as `before` for the next page.' })
  nextBefore!: number | null;
}
