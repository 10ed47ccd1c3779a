import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  CheckClass,
  ClaimantKind,
  ClaimantRole,
  ClaimState,
  ClaimType,
  Finding,
  QuotationType,
} from '../database/generated/enums.js';

export class SpanView {
  @ApiProperty({ description: 'UTF-16 code units into the version’s canonical text.' })
  start!: number;

  @ApiProperty({ description: 'Exclusive.' })
  end!: number;
}

export class SpannedTextView {
  @ApiProperty()
  text!: string;

  @ApiProperty({ type: [SpanView] })
  spans!: SpanView[];
}

export class RelayView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: ClaimantKind })
  kind!: ClaimantKind;
}

export class ClaimantView extends RelayView {
  @ApiProperty({ enum: ClaimantRole })
  role!: ClaimantRole;
}

const probability = { minimum: 0, maximum: 1 };

export class ConfidenceView {
  @ApiProperty({ ...probability, type: Number, nullable: true, description: 'Null where the words name nobody.' })
  source!: number | null;

  @ApiProperty(probability)
  cue!: number;

  @ApiProperty(probability)
  content!: number;

  @ApiProperty({ type: [Number], description: 'In the order of the claimants.' })
  claimants!: number[];
}

export class AttributionView {
  @ApiProperty({ type: SpannedTextView })
  cue!: SpannedTextView;

  @ApiProperty({ type: SpannedTextView, nullable: true, description: 'Null where the words name nobody.' })
  source!: SpannedTextView | null;

  @ApiProperty({ type: SpannedTextView })
  content!: SpannedTextView;

  @ApiProperty({ type: [ClaimantView] })
  claimants!: ClaimantView[];

  @ApiProperty({ type: [RelayView], description: 'Who passed the words on, from the outlet inwards.' })
  relay!: RelayView[];

  @ApiProperty({
    type: ConfidenceView,
    nullable: true,
    description:
      'How probable it is that each span is exactly right and that each claimant is who is meant. Null for older splits and where a person set them.',
  })
  confidence!: ConfidenceView | null;
}

export class CheckWorthinessView {
  @ApiProperty({ minimum: 0, maximum: 1 })
  score!: number;

  @ApiProperty({ enum: CheckClass })
  class!: CheckClass;

  @ApiProperty({ type: [String] })
  reasons!: string[];

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Place among the claims of its article, 1 for the one most worth checking. Null for older splits.',
  })
  rank!: number | null;
}

export class PriorityView {
  @ApiProperty({ description: 'Higher is sooner; grows while the claim waits. Not bounded.' })
  score!: number;

  @ApiProperty({ type: [String], description: 'What went into the score, in words.' })
  reasons!: string[];
}

class FindingsView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'Which review of the claim this belongs to; a reopened claim starts the next.' })
  cycle!: number;

  @ApiProperty({ enum: Finding, description: 'Did this claimant say it, faithfully?' })
  attribution!: Finding;

  @ApiProperty({ enum: ['verified', 'disputed', 'unresolved'], description: 'Is it so?' })
  content!: Finding;

  @ApiProperty({ type: [String] })
  reasons!: string[];

  @ApiProperty()
  rationale!: string;

  @ApiProperty({ type: String, nullable: true })
  whatWouldSettle!: string | null;

  @ApiProperty({ type: [String], format: 'uuid', description: 'Evidence it cites.' })
  evidenceIds!: string[];

  @ApiProperty({ type: String, format: 'date-time' })
  asOf!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  recheckAt!: string | null;
}

/** What one reviewer found in one round. */
export class JudgementView extends FindingsView {
  @ApiProperty({ description: '1; 2 for the blind second review; 3 for adjudication.' })
  round!: number;

  @ApiProperty({ type: String, format: 'date-time' })
  judgedAt!: string;

  @ApiProperty({ format: 'uuid', description: 'Person who judged.' })
  judgedBy!: string;
}

/** What a cycle of reviews came to: the findings of the judgement that settled it. */
export class VerdictView extends FindingsView {
  @ApiProperty({ type: String, format: 'date-time' })
  decidedAt!: string;

  @ApiProperty({ format: 'uuid', description: 'Person who decided.' })
  decidedBy!: string;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description:
      'The verdict of an earlier cycle that this one takes the place of: a correction where the findings differ.',
  })
  replaces!: string | null;
}

export class ClaimView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'Counts the corrections of its words, from 1; the ETag of the claim.' })
  revision!: number;

  @ApiProperty({ format: 'uuid' })
  articleId!: string;

  @ApiProperty({ format: 'uuid' })
  versionId!: string;

  @ApiProperty({ description: 'Place in the article, from 0.' })
  ordinal!: number;

  @ApiProperty({ description: 'Verbatim words; pieces of a broken quote are joined by “ … ”.' })
  quote!: string;

  @ApiProperty({ type: [SpanView] })
  spans!: SpanView[];

  @ApiProperty({ type: SpanView })
  sentence!: SpanView;

  @ApiProperty({ description: 'Reworded to stand alone; never replaces the quote.' })
  normalizedText!: string;

  @ApiProperty({ enum: QuotationType })
  quotationType!: QuotationType;

  @ApiProperty({ enum: ClaimType })
  claimType!: ClaimType;

  @ApiProperty({ type: AttributionView, nullable: true, description: 'Null for the article’s own voice.' })
  attribution!: AttributionView | null;

  @ApiProperty({
    type: [ClaimantView],
    description: 'Who made the claim: as in the attribution, or the outlet itself.',
  })
  claimants!: ClaimantView[];

  @ApiProperty({ type: CheckWorthinessView })
  checkWorthiness!: CheckWorthinessView;

  @ApiProperty({ enum: ClaimState })
  state!: ClaimState;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Why it was dismissed, reopened or replaced, where it was.',
  })
  stateReason!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it reopens by itself.' })
  recheckAt!: string | null;

  @ApiProperty({ type: PriorityView, nullable: true })
  priority!: PriorityView | null;

  @ApiProperty({ type: VerdictView, nullable: true })
  verdict!: VerdictView | null;
}

export class ClaimPage {
  @ApiProperty({ type: [ClaimView] })
  items!: ClaimView[];

  @ApiPropertyOptional({ type: String, nullable: true })
  nextCursor!: string | null;
}
