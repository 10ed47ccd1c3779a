import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsEnum, IsInt, IsLocale, IsObject, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { ClaimantKind } from '../database/generated/enums.js';

/** What the reviewer would like next. */
export class LeaseNextDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'Only claims of this article.' })
  @IsOptional()
  @IsUUID()
  articleId?: string;

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
    description: 'Length of the lease; the desk’s default where missing.',
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
