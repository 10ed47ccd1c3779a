import { ApiProperty } from '@nestjs/swagger';

const counts = { type: 'object', additionalProperties: { type: 'number' } } as const;
const measure = { type: Number, nullable: true } as const;

export class QueueView {
  @ApiProperty({ description: 'Free tasks of a first review.' })
  firstReview!: number;

  @ApiProperty()
  secondReview!: number;

  @ApiProperty()
  adjudication!: number;

  @ApiProperty({ description: 'How many of these are kept for one person.' })
  assigned!: number;

  @ApiProperty({ description: 'Tasks that somebody holds.' })
  leased!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  oldestOpenAt!: string | null;

  @ApiProperty(measure)
  oldestOpenSeconds!: number | null;
}

export class VerdictCountsView {
  @ApiProperty(counts)
  attribution!: Record<string, number>;

  @ApiProperty(counts)
  content!: Record<string, number>;
}

export class DayView {
  @ApiProperty({ format: 'date', description: 'By UTC.' })
  day!: string;

  @ApiProperty({ description: 'Claims that came in.' })
  opened!: number;

  @ApiProperty({ description: 'Judgements of all rounds.' })
  judged!: number;

  @ApiProperty({ description: 'Verdicts.' })
  concluded!: number;
}

class AlphaView {
  @ApiProperty({ ...measure, description: 'Krippendorff’s alpha for nominal data; null where nothing varies.' })
  alpha!: number | null;

  @ApiProperty({ description: 'Claims judged twice.' })
  units!: number;

  @ApiProperty({ description: 'Judgements that have another to be compared with.' })
  values!: number;

  @ApiProperty(measure)
  observedDisagreement!: number | null;

  @ApiProperty(measure)
  expectedDisagreement!: number | null;
}

class AlphaOfKindView extends AlphaView {
  @ApiProperty()
  claimantKind!: string;
}

class AlphaOfTypeView extends AlphaView {
  @ApiProperty()
  claimType!: string;
}

class IntervalView {
  @ApiProperty()
  low!: number;

  @ApiProperty()
  high!: number;
}

class PairView {
  @ApiProperty({ type: [String], format: 'uuid' })
  personIds!: [string, string];

  @ApiProperty({ description: 'Claims that both judged.' })
  n!: number;

  @ApiProperty(measure)
  observedAgreement!: number | null;

  @ApiProperty(measure)
  expectedAgreement!: number | null;

  @ApiProperty({ ...measure, description: 'Cohen’s kappa; null where nothing varies.' })
  kappa!: number | null;

  @ApiProperty({ type: IntervalView, nullable: true, description: '95 %.' })
  interval!: IntervalView | null;
}

class AxisAgreementView {
  @ApiProperty({ type: AlphaView })
  alpha!: AlphaView;

  @ApiProperty({ type: [AlphaOfKindView] })
  byClaimantKind!: AlphaOfKindView[];

  @ApiProperty({ type: [AlphaOfTypeView] })
  byClaimType!: AlphaOfTypeView[];

  @ApiProperty({ type: [PairView], nullable: true, description: 'For leads and admins; otherwise null.' })
  byPair!: PairView[] | null;
}

export class AgreementView {
  @ApiProperty({ description: 'Claims judged twice, blind, in the time asked for.' })
  claims!: number;

  @ApiProperty({ description: 'Whether only the newest judgements were reckoned with, there being too many.' })
  isCut!: boolean;

  @ApiProperty({ type: AxisAgreementView })
  attribution!: AxisAgreementView;

  @ApiProperty({ type: AxisAgreementView })
  content!: AxisAgreementView;
}

export class DeskStatisticsView {
  @ApiProperty({ description: 'How many days throughput and agreement look back.' })
  days!: number;

  @ApiProperty({ type: QueueView })
  queue!: QueueView;

  @ApiProperty({ ...counts, description: 'Claims by state.' })
  claims!: Record<string, number>;

  @ApiProperty({ type: VerdictCountsView, description: 'Verdicts that hold now, by finding.' })
  verdicts!: VerdictCountsView;

  @ApiProperty({ type: [DayView], description: 'Oldest first.' })
  throughput!: DayView[];

  @ApiProperty({ type: AgreementView })
  agreement!: AgreementView;
}
