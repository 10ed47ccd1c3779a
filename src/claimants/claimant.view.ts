import { ApiProperty } from '@nestjs/swagger';
import { ClaimantKind } from '../database/generated/enums.js';

/** An entry of the registry, as lists show it. */
export class ClaimantEntryView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: ClaimantKind })
  kind!: ClaimantKind;

  @ApiProperty({ type: [String], description: 'Other names, those that only an article used included.' })
  aliases!: string[];

  @ApiProperty({
    type: [String],
    description: 'The aliases that a person stands for: claims of later articles by these names go to this entry.',
  })
  confirmedAliases!: string[];

  @ApiProperty({ description: 'Claims that name it in either role, without those of replaced texts.' })
  claims!: number;
}

export class ClaimantPage {
  @ApiProperty({ type: [ClaimantEntryView] })
  items!: ClaimantEntryView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class ShareView {
  @ApiProperty({ description: 'Of the findings verified, disputed and unresolved, how many are verified: 0..1.' })
  share!: number;

  @ApiProperty({ description: 'Lower end of the 95 % Wilson interval.' })
  low!: number;

  @ApiProperty({ description: 'Its upper end.' })
  high!: number;
}

/** One axis of the verdicts that hold now. */
export class FindingCountsView {
  @ApiProperty()
  verified!: number;

  @ApiProperty()
  disputed!: number;

  @ApiProperty()
  unresolved!: number;

  @ApiProperty({ description: 'Verdicts without this axis, left out of the share.' })
  notApplicable!: number;

  @ApiProperty({ type: ShareView, nullable: true, description: 'Null without a finding.' })
  verifiedShare!: ShareView | null;
}

export class TallyView {
  @ApiProperty({ description: 'Claims, without those of replaced texts; some have no verdict yet.' })
  claims!: number;

  @ApiProperty({ type: FindingCountsView, description: 'Is it so?' })
  content!: FindingCountsView;

  @ApiProperty({ type: FindingCountsView, description: 'Did they say it?' })
  attribution!: FindingCountsView;
}

/** A claim that names the entry in both roles is in both tallies. */
export class LedgerView {
  @ApiProperty({ type: TallyView })
  asClaimant!: TallyView;

  @ApiProperty({ type: TallyView, description: 'Claims that it passed on.' })
  asRelay!: TallyView;
}

export class ClaimantDetailView extends ClaimantEntryView {
  @ApiProperty({ description: 'Counts the changes, from 1; the ETag.' })
  revision!: number;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  @ApiProperty({
    type: [String],
    description: 'Ids of the entries that were merged into this one. Asking for one of them gives this entry.',
  })
  mergedFrom!: string[];

  @ApiProperty({ type: LedgerView })
  ledger!: LedgerView;
}
