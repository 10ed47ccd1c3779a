import { Body, Controller, Param, Patch } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ArticleView } from '../articles/article.view.js';
import { Leads } from '../auth/access.js';
import { CurrentActor, type Actor } from '../auth/actor.js';
import { IdParam } from '../errors/id-param.js';
import { IfMatch, OkWithETag, type ExpectedRevision } from '../errors/if-match.js';
import { PrioritiseArticle } from './prioritise-article.js';
import { PrioritiseArticleDto } from './prioritise-article.dto.js';

@ApiTags('articles')
@Controller('v1/articles')
@Leads()
export class PrioritiseArticleController {
  constructor(private readonly prioritise: PrioritiseArticle) {}

  @Patch(':id')
  @ApiOperation({ summary: 'Say how important an article is and by when its claims are wanted' })
  @OkWithETag(ArticleView)
  change(
    @CurrentActor() actor: Actor,
    @Param('id', IdParam) id: string,
    @IfMatch() expected: ExpectedRevision,
    @Body() dto: PrioritiseArticleDto,
  ): Promise<ArticleView> {
    return this.prioritise.run(actor, id, expected, dto);
  }
}
