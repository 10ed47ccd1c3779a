import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsEnum,
  IsInt,
  IsLocale,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { ClaimantKind, ClaimType, SkipReason } from '../database/generated/enums.js';

/** What the reviewer would like next. */
export class LeaseNextDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'Only claims of this article.' })
  @IsOptional()
  @IsUUID()
  articleId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only this claim.' })
  @IsOptional()
  @IsUUID()
  claimId?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 3, description: '1; 2 for blind second reviews; 3 for adjudications.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(3)
  round?: number;

  @ApiPropertyOptional({ enum: ClaimType, description: 'Only claims of this type.' })
  @IsOptional()
  @IsEnum(ClaimType)
  claimType?: ClaimType;

  @ApiPropertyOptional({ minimum: 0, maximum: 1, description: 'Only claims at least so worth checking.' })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  minCheckWorthiness?: number;

  @ApiPropertyOptional({ enum: ClaimantKind, description: 'Only claims of such a claimant.' })
  @IsOptional()
  @IsEnum(ClaimantKind)
  claimantKind?: ClaimantKind;

  @ApiPropertyOptional({ description: 'Only claims of articles in this language.' })
  @IsOptional()
  @IsLocale()
  language?: string;

  @ApiPropertyOptional({
    minimum: 1,
    maximum: 86_400,
    description: 'Length of the lease; what the desk’s policy says where missing.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(86_400)
  leaseSeconds?: number;
}

/** Every write under a lease names its token. */
export class LeaseTokenDto {
  @ApiProperty({ minimum: 1, description: 'The fencing token that came with the lease.' })
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  leaseToken!: number;
}

export class LeaseTokenQuery {
  @ApiProperty({ minimum: 1 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  leaseToken!: number;
}

export class HeartbeatDto extends LeaseTokenDto {
  @ApiPropertyOptional({ minimum: 1, maximum: 86_400 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(86_400)
  leaseSeconds?: number;
}

export class DraftDto extends LeaseTokenDto {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'What is typed so far, in any shape; up to 64 kB.',
  })
  @IsObject()
  draft!: Record<string, unknown>;
}

export class SkipDto extends LeaseTokenDto {
  @ApiProperty({
    enum: SkipReason,
    description: 'A `conflict_of_interest` closes the claim to you for good; anything else, this task.',
  })
  @IsEnum(SkipReason)
  reason!: SkipReason;

  @ApiPropertyOptional({ description: 'In words; required for `other`.' })
  @ValidateIf(({ reason, note }: SkipDto) => reason === 'other' || note !== undefined)
  @IsString()
  @Matches(/\S/, { message: 'must say in words what else it is' })
  @MaxLength(1_000)
  note?: string;
}

export class HandOverDto extends LeaseTokenDto {
  @ApiProperty({
    format: 'uuid',
    description: 'Who is to have the task: somebody of the desk who may review the claim.',
  })
  @IsUUID()
  personId!: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  note?: string;
}
