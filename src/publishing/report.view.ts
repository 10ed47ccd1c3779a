import { ApiProperty, OmitType } from '@nestjs/swagger';
import { RelayView, SpanView, SpannedTextView } from '../claims/claim.view.js';
import { ClaimantKind, ClaimType, Finding, QuotationType } from '../database/generated/enums.js';
import { EvidenceView } from '../evidence/evidence.view.js';

const time = { type: String, format: 'date-time' } as const;

export class ReportArticleView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  versionId!: string;

  @ApiProperty({ description: 'Which version of the text the report speaks of, from 1.' })
  version!: number;

  @ApiProperty({ type: String, nullable: true })
  title!: string | null;

  @ApiProperty({ type: String, nullable: true })
  publisher!: string | null;

  @ApiProperty({ type: String, nullable: true })
  author!: string | null;

  @ApiProperty({ type: String, nullable: true })
  sourceUrl!: string | null;

  @ApiProperty({ ...time, nullable: true })
  publishedAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  language!: string | null;
}

/** Evidence as readers see it: without who found it. */
export class ReportEvidenceView extends OmitType(EvidenceView, ['addedBy', 'claimId'] as const) {}

export class ReportVerdictView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

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

  @ApiProperty({ ...time, description: 'The time that the verdict speaks of.' })
  asOf!: string;

  @ApiProperty({ ...time, nullable: true })
  recheckAt!: string | null;

  @ApiProperty(time)
  decidedAt!: string;

  @ApiProperty({ enum: ['single', 'double', 'adjudicated'], description: 'How many people it took.' })
  review!: 'single' | 'double' | 'adjudicated';

  @ApiProperty({ description: 'It takes the place of a verdict that found something else.' })
  isCorrection!: boolean;

  @ApiProperty({ type: [ReportEvidenceView], description: 'What the verdict rests on.' })
  evidence!: ReportEvidenceView[];
}

export type ReportStatus = 'judged' | 'under_review' | 'set_aside';

export class ReportClaimView {
  @ApiProperty({ format: 'uuid', description: 'Its place in the page is `#claim-` and this.' })
  id!: string;

  @ApiProperty({
    type: [String],
    format: 'uuid',
    description: 'The same words in earlier versions of the article; links to these lead to this claim.',
  })
  formerIds!: string[];

  @ApiProperty({ description: 'Place in the article, from 0.' })
  ordinal!: number;

  @ApiProperty({ description: 'Verbatim words; pieces of a broken quote are joined by “ … ”.' })
  quote!: string;

  @ApiProperty({ type: [SpanView] })
  spans!: SpanView[];

  @ApiProperty({ description: 'The sentence that the words stand in.' })
  sentence!: string;

  @ApiProperty({ type: SpanView })
  sentenceSpan!: SpanView;

  @ApiProperty({ description: 'Reworded by the machine to stand alone.' })
  normalizedText!: string;

  @ApiProperty({ enum: QuotationType })
  quotationType!: QuotationType;

  @ApiProperty({ enum: ClaimType })
  claimType!: ClaimType;

  @ApiProperty({ type: [RelayView] })
  claimants!: RelayView[];

  @ApiProperty({ type: [RelayView], description: 'Who passed the words on, from the outlet inwards.' })
  relay!: RelayView[];

  @ApiProperty({ type: SpannedTextView, nullable: true, description: 'The words of attribution; null for own voice.' })
  cue!: SpannedTextView | null;

  @ApiProperty({ enum: ['judged', 'under_review', 'set_aside'] })
  status!: ReportStatus;

  @ApiProperty({ type: ReportVerdictView, nullable: true })
  verdict!: ReportVerdictView | null;

  @ApiProperty({
    type: [ReportVerdictView],
    description: 'Those that it replaces or that are looked at anew, newest first.',
  })
  earlierVerdicts!: ReportVerdictView[];
}

export class KindCountView {
  @ApiProperty({ enum: ClaimantKind })
  kind!: ClaimantKind;

  @ApiProperty()
  verified!: number;

  @ApiProperty()
  disputed!: number;

  @ApiProperty()
  unresolved!: number;

  @ApiProperty()
  underReview!: number;
}

const counts = { type: 'object', additionalProperties: { type: 'number' } } as const;

export class ReportCountsView {
  @ApiProperty({ description: 'Claims of the article, those set aside among them.' })
  claims!: number;

  @ApiProperty({ ...counts, description: 'Is it so? verified, disputed, unresolved, underReview, setAside.' })
  content!: Record<'verified' | 'disputed' | 'unresolved' | 'underReview' | 'setAside', number>;

  @ApiProperty({ ...counts, description: 'Did they say it? Of claims with a verdict.' })
  attribution!: Record<Finding, number>;

  @ApiProperty({
    type: [KindCountView],
    description: 'By kind of claimant; a claim of several counts once under each of their kinds.',
  })
  byClaimantKind!: KindCountView[];
}

export class AsideView {
  @ApiProperty()
  reason!: string;

  @ApiProperty()
  characters!: number;
}

export class ReportCoverageView {
  @ApiProperty({ description: 'Of the text, in UTF-16 code units.' })
  characters!: number;

  @ApiProperty()
  claim!: number;

  @ApiProperty()
  attribution!: number;

  @ApiProperty()
  aside!: number;

  @ApiProperty({ type: [AsideView], description: 'Why words are neither, the most of them first.' })
  asides!: AsideView[];

  @ApiProperty({ type: String, nullable: true, description: 'What the machine did not attribute, and why.' })
  partialReason!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'What split the article.' })
  splitter!: string | null;
}

/** What a report tells, to the desk and to readers alike. */
export class ReportView {
  @ApiProperty({ type: ReportArticleView })
  article!: ReportArticleView;

  @ApiProperty({ type: ReportCountsView })
  counts!: ReportCountsView;

  @ApiProperty({ type: ReportCoverageView, nullable: true, description: 'Null until the article is split.' })
  coverage!: ReportCoverageView | null;

  @ApiProperty({ type: [ReportClaimView], description: 'In reading order.' })
  claims!: ReportClaimView[];
}

export class BlockerView {
  @ApiProperty({
    enum: ['not_split', 'no_verdict', 'unsettled_claim'],
    description: 'Publishing with `unfinished` passes over unsettled claims, over nothing else.',
  })
  code!: 'not_split' | 'no_verdict' | 'unsettled_claim';

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  claimId!: string | null;

  @ApiProperty()
  detail!: string;
}

export class PublicationView {
  @ApiProperty({ description: 'Number of the newest edition, from 1.' })
  edition!: number;

  @ApiProperty({ ...time, description: 'When the newest edition was published.' })
  publishedAt!: string;

  @ApiProperty({ ...time, description: 'When the first was.' })
  firstPublishedAt!: string;

  @ApiProperty({ ...time, nullable: true, description: 'Since when readers see none of it.' })
  withdrawnAt!: string | null;

  @ApiProperty({ description: 'Where readers find it.' })
  url!: string;
}

export class DeskPublicationView extends PublicationView {
  @ApiProperty({ description: 'The desk’s report tells something else by now: publish again to show it.' })
  isOutdated!: boolean;
}

/** The report as it stands now, for the desk. */
export class DeskReportView extends ReportView {
  @ApiProperty({ type: DeskPublicationView, nullable: true, description: 'Null where it never was published.' })
  publication!: DeskPublicationView | null;

  @ApiProperty({ type: [BlockerView], description: 'What keeps it from being published.' })
  blockers!: BlockerView[];

  @ApiProperty({ description: 'SHA-256 of what it tells, in hex; in quotes the ETag, for the If-Match of publishing.' })
  contentHash!: string;
}

/** An edition of the report, for readers. */
export class PublishedReportView extends ReportView {
  @ApiProperty({ description: 'Who publishes it.' })
  publisher!: string;

  @ApiProperty({ type: PublicationView })
  publication!: PublicationView;
}
