import { ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { SearchClaimsQuery } from '../claims/search-claims.query.js';

/** The filters of a search, without its pages. */
export class ExportClaimsQuery extends OmitType(SearchClaimsQuery, ['cursor', 'limit'] as const) {}

export class ExportClaimsCsvQuery extends ExportClaimsQuery {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'false',
    description: 'Begin with a byte-order mark, by which Excel knows UTF-8. Most other programs take it for text.',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  bom?: 'true' | 'false';
}
