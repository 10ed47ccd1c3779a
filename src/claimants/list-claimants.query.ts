import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsEnum, IsOptional, IsString, MaxLength } from 'class-validator';
import { ClaimantKind } from '../database/generated/enums.js';
import { PageQuery } from '../database/page.query.js';

export class ListClaimantsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ClaimantKind })
  @IsOptional()
  @IsEnum(ClaimantKind)
  kind?: ClaimantKind;

  @ApiPropertyOptional({ description: 'Part of a name or an alias, any case.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}
