import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsEnum, IsOptional } from 'class-validator';
import { ArticleStatus } from '../database/generated/enums.js';
import { PageQuery } from '../database/page.query.js';

export class ListArticlesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ArticleStatus })
  @IsOptional()
  @IsEnum(ArticleStatus)
  status?: ArticleStatus;
}
