import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsEnum, IsOptional, IsString, MaxLength } from 'class-validator';
import { ArticleStatus } from '../database/generated/enums.js';
import { PageQuery } from '../database/page.query.js';

export class ListArticlesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ArticleStatus })
  @IsOptional()
  @IsEnum(ArticleStatus)
  status?: ArticleStatus;

  @ApiPropertyOptional({ description: 'Words of the title, the publisher or the address, any case.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}
