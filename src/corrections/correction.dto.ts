import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  Equals,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { ClaimType } from '../database/generated/enums.js';
import { CITED_KINDS, type CitedKind } from '../text/index.js';

const MOST_PIECES = 20;
const MOST_PEOPLE = 20;
const MOST_PARTS = 10;
const LAST_OFFSET = 2 ** 31 - 1;

/** Missing is "leave it"; null is no value. */
const IfSent = (): PropertyDecorator => ValidateIf((_dto, value) => value !== undefined);
const IfGiven = (): PropertyDecorator => ValidateIf((_dto, value) => value !== undefined && value !== null);

export class MarkedSpanDto {
  @ApiProperty({ minimum: 0, description: 'UTF-16 code units into the version’s canonical text.' })
  @IsInt()
  @Min(0)
  @Max(LAST_OFFSET)
  start!: number;

  @ApiProperty({ minimum: 1, description: 'Exclusive.' })
  @IsInt()
  @Min(1)
  @Max(LAST_OFFSET)
  end!: number;
}

const Spans =
  (least: number): PropertyDecorator =>
  (target, key) => {
    for (const decorate of [
      IsArray(),
      ArrayMinSize(least),
      ArrayMaxSize(MOST_PIECES),
      ValidateNested({ each: true }),
      Type(() => MarkedSpanDto),
    ])
      decorate(target, key);
  };

export class NamedClaimantDto {
  @ApiProperty({ maxLength: 300, description: 'A name that the registry knows leads to its entry; another makes one.' })
  @IsString()
  @MaxLength(300)
  @Matches(/[\p{L}\p{N}]/u, { message: 'must hold a letter or a digit' })
  name!: string;

  @ApiProperty({ enum: CITED_KINDS })
  @IsIn(CITED_KINDS)
  kind!: CitedKind;
}

const People =
  (least: number): PropertyDecorator =>
  (target, key) => {
    for (const decorate of [
      IsArray(),
      ArrayMinSize(least),
      ArrayMaxSize(MOST_PEOPLE),
      ValidateNested({ each: true }),
      Type(() => NamedClaimantDto),
    ])
      decorate(target, key);
  };

export class MarkedAttributionDto {
  @ApiPropertyOptional({ type: [MarkedSpanDto], nullable: true, description: 'Null where the words name nobody.' })
  @IfGiven()
  @Spans(1)
  source?: MarkedSpanDto[] | null;

  @ApiProperty({ type: [MarkedSpanDto], description: 'The words that say that somebody says something.' })
  @Spans(1)
  cue!: MarkedSpanDto[];

  @ApiProperty({ type: [NamedClaimantDto] })
  @People(1)
  claimants!: NamedClaimantDto[];

  @ApiPropertyOptional({ type: [NamedClaimantDto], description: 'Who passed the words on, from the outlet inwards.' })
  @IfSent()
  @People(0)
  relay?: NamedClaimantDto[];
}

/** The words of a claim; what is missing stays, or follows from the others. */
class WordsDto {
  @ApiPropertyOptional({ type: [MarkedSpanDto], description: 'Pieces of the claim in reading order, without the cue.' })
  @IfSent()
  @Spans(1)
  spans?: MarkedSpanDto[];

  @ApiPropertyOptional({ type: MarkedAttributionDto, nullable: true, description: 'Null for the article’s own voice.' })
  @IfGiven()
  @ValidateNested()
  @Type(() => MarkedAttributionDto)
  attribution?: MarkedAttributionDto | null;

  @ApiPropertyOptional({ enum: ClaimType })
  @IfSent()
  @IsIn(Object.values(ClaimType))
  claimType?: ClaimType;

  @ApiPropertyOptional({ maxLength: 5000, description: 'The claim reworded to stand alone; where missing, its quote.' })
  @IfSent()
  @IsString()
  @Matches(/[\p{L}\p{N}]/u, { message: 'must hold a letter or a digit' })
  @MaxLength(5_000)
  normalizedText?: string;

  @ApiPropertyOptional({ maxLength: 2000, description: 'Why, in words; it is kept with the correction.' })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  reason?: string;

  @ApiPropertyOptional({
    description: 'True to correct a judged claim: a new claim takes its place and is reviewed from the start.',
  })
  @IfSent()
  @Equals(true, { message: 'can only be true' })
  restartReview?: true;
}

export class ChangeClaimDto extends WordsDto {}

export class PartDto extends PickType(WordsDto, ['claimType', 'normalizedText'] as const) {
  @ApiProperty({ type: [MarkedSpanDto] })
  @Spans(1)
  spans!: MarkedSpanDto[];
}

export class SplitClaimDto extends PickType(WordsDto, ['reason', 'restartReview'] as const) {
  @ApiProperty({ type: [PartDto], description: 'In reading order. Each keeps who said it.' })
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(MOST_PARTS)
  @ValidateNested({ each: true })
  @Type(() => PartDto)
  parts!: PartDto[];
}

export class MergedClaimDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id!: string;

  @ApiProperty({ minimum: 1, description: 'The revision that you read.' })
  @IsInt()
  @Min(1)
  @Max(LAST_OFFSET)
  revision!: number;
}

export class MergeClaimsDto extends PickType(WordsDto, [
  'spans',
  'claimType',
  'normalizedText',
  'reason',
  'restartReview',
] as const) {
  @ApiProperty({ type: [MergedClaimDto], description: 'The claims that become part of this one.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PARTS)
  @ValidateNested({ each: true })
  @Type(() => MergedClaimDto)
  with!: MergedClaimDto[];
}

export class AddClaimDto extends PickType(WordsDto, ['attribution', 'claimType', 'normalizedText', 'reason'] as const) {
  @ApiProperty({ format: 'uuid', description: 'The version of the text that the spans count in.' })
  @IsUUID()
  versionId!: string;

  @ApiProperty({ type: [MarkedSpanDto] })
  @Spans(1)
  spans!: MarkedSpanDto[];
}
