import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ClaimView, SpanView } from '../claims/claim.view.js';
import { ClaimantKind, ClaimType, CorrectionKind, QuotationType } from '../database/generated/enums.js';

export class NamedClaimantView {
  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: ClaimantKind })
  kind!: ClaimantKind;
}

export class PhrasesView {
  @ApiProperty({ type: [SpanView], nullable: true })
  source!: SpanView[] | null;

  @ApiProperty({ type: [SpanView] })
  cue!: SpanView[];

  @ApiProperty({ type: [SpanView] })
  content!: SpanView[];
}

/** A claim as it was before or after a correction. */
export class CorrectedClaimView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  quote!: string;

  @ApiProperty({ type: [SpanView] })
  spans!: SpanView[];

  @ApiProperty()
  normalizedText!: string;

  @ApiProperty({ enum: QuotationType })
  quotationType!: QuotationType;

  @ApiProperty({ enum: ClaimType })
  claimType!: ClaimType;

  @ApiProperty({ type: PhrasesView, nullable: true, description: 'Null for the article’s own voice.' })
  attribution!: PhrasesView | null;

  @ApiProperty({ type: [NamedClaimantView] })
  claimants!: NamedClaimantView[];

  @ApiProperty({ type: [NamedClaimantView] })
  relay!: NamedClaimantView[];
}

export class CorrectionView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: CorrectionKind })
  kind!: CorrectionKind;

  @ApiProperty({ format: 'uuid', description: 'The version of the text that was corrected.' })
  versionId!: string;

  @ApiProperty({ type: [CorrectedClaimView], description: 'None where a claim was missed.' })
  before!: CorrectedClaimView[];

  @ApiProperty({ type: [CorrectedClaimView], description: 'One with an id of `before` is that claim, corrected.' })
  after!: CorrectedClaimView[];

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  @ApiProperty({ description: 'The splitter whose claims were corrected.' })
  splitter!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  correctedAt!: string;
}

export class CorrectionPage {
  @ApiProperty({ type: [CorrectionView] })
  items!: CorrectionView[];

  @ApiPropertyOptional({ type: String, nullable: true })
  nextCursor!: string | null;
}

/** What a correction came to. */
export class DoneCorrectionView extends CorrectionView {
  @ApiProperty({ type: [ClaimView], description: 'The claims of `after` as they are now.' })
  claims!: ClaimView[];
}
