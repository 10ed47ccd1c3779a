import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayUnique,
  IsArray,
  IsEnum,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { ClaimantKind, ClaimType } from '../database/generated/enums.js';

/** Unset is as it was; only what may be null can be taken away by null. */
const given = (_dto: object, value: unknown): boolean => value !== undefined;

export class SecondReviewDto {
  @ApiPropertyOptional({ enum: ClaimantKind, isArray: true, description: 'Claims of such claimants.' })
  @ValidateIf(given)
  @IsArray()
  @ArrayUnique()
  @IsEnum(ClaimantKind, { each: true })
  claimantKinds?: ClaimantKind[];

  @ApiPropertyOptional({ enum: ClaimType, isArray: true, description: 'Claims of these types.' })
  @ValidateIf(given)
  @IsArray()
  @ArrayUnique()
  @IsEnum(ClaimType, { each: true })
  claimTypes?: ClaimType[];

  @ApiPropertyOptional({
    type: Number,
    nullable: true,
    minimum: 0,
    maximum: 1,
    description: 'Claims at least so worth checking; null for none.',
  })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  checkWorthiness?: number | null;

  @ApiPropertyOptional({
    minimum: 0,
    maximum: 1000,
    description: 'Reviewers who have concluded fewer claims than this.',
  })
  @ValidateIf(given)
  @IsInt()
  @Min(0)
  @Max(1000)
  untilConcluded?: number;

  @ApiPropertyOptional({ minimum: 0, maximum: 100, description: 'So many of a hundred claims, picked by chance.' })
  @ValidateIf(given)
  @IsNumber()
  @Min(0)
  @Max(100)
  samplePercent?: number;
}

export class EvidenceMinimumDto {
  @ApiPropertyOptional({ minimum: 1, maximum: 20, description: 'So many primary sources are enough.' })
  @ValidateIf(given)
  @IsInt()
  @Min(1)
  @Max(20)
  primary?: number;

  @ApiPropertyOptional({ minimum: 1, maximum: 20, description: 'So many sources of different origins are enough.' })
  @ValidateIf(given)
  @IsInt()
  @Min(1)
  @Max(20)
  independent?: number;
}

export class MinimumEvidenceDto {
  @ApiPropertyOptional({
    type: EvidenceMinimumDto,
    nullable: true,
    description: 'Of evidence that supports. Null for none.',
  })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => EvidenceMinimumDto)
  verified?: EvidenceMinimumDto | null;

  @ApiPropertyOptional({
    type: EvidenceMinimumDto,
    nullable: true,
    description: 'Of evidence that refutes. Null for none.',
  })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => EvidenceMinimumDto)
  disputed?: EvidenceMinimumDto | null;
}

/** What changes of a desk's policy; what is left out stays. It holds for tasks opened from now on. */
export class ChangePolicyDto {
  @ApiPropertyOptional({
    type: SecondReviewDto,
    description: 'Which claims need a second, blind review. One that holds is enough.',
  })
  @ValidateIf(given)
  @IsObject()
  @ValidateNested()
  @Type(() => SecondReviewDto)
  secondReview?: SecondReviewDto;

  @ApiPropertyOptional({ type: MinimumEvidenceDto, description: 'What a finding on the content must cite.' })
  @ValidateIf(given)
  @IsObject()
  @ValidateNested()
  @Type(() => MinimumEvidenceDto)
  minimumEvidence?: MinimumEvidenceDto;

  @ApiPropertyOptional({
    minimum: 1,
    maximum: 86_400,
    description: 'Length of a lease where the reviewer asks for none.',
  })
  @ValidateIf(given)
  @IsInt()
  @Min(1)
  @Max(86_400)
  leaseSeconds?: number;

  @ApiPropertyOptional({ minimum: 1, maximum: 1000, description: 'Live leases one person may hold; holds at once.' })
  @ValidateIf(given)
  @IsInt()
  @Min(1)
  @Max(1000)
  leaseLimit?: number;

  @ApiPropertyOptional({ maxLength: 2_000, description: 'Why it changes.' })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  reason?: string;
}
