import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArticleStatus, Importance } from '../database/generated/enums.js';

export class SubmittedArticleView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  versionId!: string;

  @ApiProperty({ enum: ArticleStatus })
  status!: ArticleStatus;
}

export class CoverageSegmentView {
  @ApiProperty()
  start!: number;

  @ApiProperty()
  end!: number;

  @ApiProperty({ enum: ['claim', 'attribution', 'aside'] })
  layer!: string;

  @ApiProperty()
  reason!: string;
}

export class RollUpView {
  @ApiProperty({ description: 'Claims of the current version.' })
  claims!: number;

  @ApiProperty({ description: 'Claims that still need a verdict: what keeps the article from being concluded.' })
  unsettled!: number;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } })
  byState!: Record<string, number>;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    description: 'Content findings of verdicts.',
  })
  byVerdict!: Record<string, number>;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } })
  byClaimantKind!: Record<string, number>;
}

export class ArticleSummaryView extends SubmittedArticleView {
  @ApiProperty({ description: 'Grows with each change that a person makes; the ETag.' })
  revision!: number;

  @ApiProperty({ enum: Importance })
  importance!: Importance;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the desk wants to be through with it.',
  })
  deadline!: string | null;

  @ApiProperty({ type: String, nullable: true })
  title!: string | null;

  @ApiProperty({ type: String, nullable: true })
  sourceUrl!: string | null;

  @ApiProperty({ type: String, nullable: true })
  publisher!: string | null;

  @ApiProperty({ type: String, nullable: true })
  author!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  publishedAt!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why the article failed.' })
  failureReason!: string | null;

  @ApiProperty({ description: 'Claims that still need a verdict.' })
  unsettledClaims!: number;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;
}

export class ArticleView extends ArticleSummaryView {
  @ApiProperty({ description: 'Canonical text of the current version; spans count its UTF-16 code units.' })
  text!: string;

  @ApiProperty({ type: String, nullable: true })
  language!: string | null;

  @ApiProperty({ description: 'Which version of the text this is, from 1.' })
  version!: number;

  @ApiProperty({ type: String, nullable: true, description: 'The splitter that produced the claims.' })
  splitter!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What the split did not attribute and why; null where it is complete. Only English is split in full.',
  })
  partialReason!: string | null;

  @ApiProperty({
    type: [CoverageSegmentView],
    nullable: true,
    description: 'Tiles of the text, in order, without gaps.',
  })
  coverage!: CoverageSegmentView[] | null;

  @ApiProperty({ type: RollUpView })
  rollUp!: RollUpView;
}

export class ArticlePage {
  @ApiProperty({ type: [ArticleSummaryView] })
  items!: ArticleSummaryView[];

  @ApiPropertyOptional({ type: String, nullable: true })
  nextCursor!: string | null;
}
