import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsEnum, IsIn, IsInt, IsNumber, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { ClaimantKind, ClaimState } from '../database/generated/enums.js';
import { PageQuery } from '../database/page.query.js';

/** An article's claims come on one page unless it is very long. */
export class ArticleClaimsQuery extends PageQuery {
  @ApiPropertyOptional({ default: 1000, minimum: 1, maximum: 1000 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  override limit: number = 1000;
}

export class SearchClaimsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ClaimState })
  @IsOptional()
  @IsEnum(ClaimState)
  state?: ClaimState;

  @ApiPropertyOptional({ enum: ['verified', 'disputed', 'unresolved'], description: 'Content finding of the verdict.' })
  @IsOptional()
  @IsIn(['verified', 'disputed', 'unresolved'])
  verdict?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  claimantId?: string;

  @ApiPropertyOptional({ enum: ClaimantKind })
  @IsOptional()
  @IsEnum(ClaimantKind)
  claimantKind?: ClaimantKind;

  @ApiPropertyOptional({ minimum: 0, maximum: 1 })
  @IsOptional()
  @Type(() => Number)
  @IsNumber()
  @Min(0)
  @Max(1)
  minCheckWorthiness?: number;

  @ApiPropertyOptional({ description: 'Words of the quote or its normalised text, any case.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}
