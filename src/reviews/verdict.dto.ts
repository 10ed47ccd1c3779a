import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsEnum,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Finding } from '../database/generated/enums.js';
import { EvidenceDto } from '../evidence/evidence.dto.js';
import { IsTime } from '../errors/is-time.js';
import { LeaseTokenDto } from './lease.dto.js';
import { REASON_CODE_NAMES, type ReasonCode } from './reason-codes.js';

const isUnresolved = (dto: VerdictDto): boolean => dto.attribution === 'unresolved' || dto.content === 'unresolved';

/** A reviewer's judgement of one claim, on two axes. */
export class VerdictDto extends LeaseTokenDto {
  @ApiProperty({
    enum: Finding,
    description: 'Did this claimant say it, faithfully? `not_applicable` only in the article’s own voice.',
  })
  @IsEnum(Finding)
  attribution!: Finding;

  @ApiProperty({ enum: ['verified', 'disputed', 'unresolved'], description: 'Is it so?' })
  @IsIn(['verified', 'disputed', 'unresolved'])
  content!: Finding;

  @ApiPropertyOptional({
    enum: REASON_CODE_NAMES,
    isArray: true,
    description:
      'Why an axis is in doubt. misquoted and wrong_claimant speak of the attribution; refuted, conflicting_evidence, outdated, prediction, opinion and too_vague of the content; out_of_context, not_enough_evidence and source_inaccessible of either. Required for an axis that is `unresolved`.',
  })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(REASON_CODE_NAMES, { each: true })
  reasons?: ReasonCode[];

  @ApiProperty({ description: 'Why, in words.' })
  @IsString()
  @Matches(/\S/, { message: 'must say why, in words' })
  @MaxLength(20_000)
  rationale!: string;

  @ApiPropertyOptional({ type: [EvidenceDto], description: 'Evidence found; it is added to the claim and cited.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true, message: 'each must be an object with the evidence' })
  @ValidateNested({ each: true })
  @Type(() => EvidenceDto)
  evidence?: EvidenceDto[];

  @ApiPropertyOptional({
    type: [String],
    format: 'uuid',
    description: 'Evidence of the claim that is there already and is cited.',
  })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(200)
  @IsUUID('all', { each: true, message: 'each must be the id of evidence' })
  evidenceIds?: string[];

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'The time the verdict speaks of; now where missing.',
  })
  @IsOptional()
  @IsTime()
  asOf?: string;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'When the claim reopens by itself to be looked at again.',
  })
  @IsOptional()
  @IsTime()
  recheckAt?: string;

  @ApiPropertyOptional({ description: 'Required where a finding is `unresolved`.' })
  @ValidateIf((dto: VerdictDto) => dto.whatWouldSettle !== undefined || isUnresolved(dto))
  @IsString({ message: 'must say what would settle an unresolved finding' })
  @IsNotEmpty()
  @Matches(/\S/, { message: 'must say what would settle an unresolved finding' })
  @MaxLength(5_000)
  whatWouldSettle?: string;
}
