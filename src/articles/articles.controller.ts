import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AnyRole, Submitters } from '../auth/access.js';
import { CurrentActor, type Actor } from '../auth/actor.js';
import { IdParam } from '../errors/id-param.js';
import { OkWithETag } from '../errors/if-match.js';
import { ArticlePage, ArticleView, SubmittedArticleView } from './article.view.js';
import { FindArticles } from './find-articles.js';
import { ListArticlesQuery } from './list-articles.query.js';
import { SubmitArticle } from './submit-article.js';
import { SubmitArticleDto } from './submit-article.dto.js';

@ApiTags('articles')
@Controller('v1/articles')
export class ArticlesController {
  constructor(
    private readonly submitArticle: SubmitArticle,
    private readonly find: FindArticles,
  ) {}

  @Post()
  @Submitters()
  @ApiOperation({ summary: 'Take an article in; its claims follow' })
  @ApiResponse({ status: 202, type: SubmittedArticleView, description: 'Accepted' })
  @ApiResponse({ status: 200, type: SubmittedArticleView, description: 'The desk has this text already' })
  async submit(
    @CurrentActor() actor: Actor,
    @Body() dto: SubmitArticleDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmittedArticleView> {
    const { isNew, ...article } = await this.submitArticle.run(actor, dto);
    reply.status(isNew ? 202 : 200);
    return article;
  }

  @Get()
  @AnyRole()
  @ApiOperation({ summary: 'Articles, newest first' })
  @ApiOkResponse({ type: ArticlePage })
  list(@CurrentActor() actor: Actor, @Query() query: ListArticlesQuery): Promise<ArticlePage> {
    return this.find.page(actor.deskId, query);
  }

  @Get(':id')
  @AnyRole()
  @ApiOperation({ summary: 'One article with its text, coverage and roll-up' })
  @OkWithETag(ArticleView)
  get(@CurrentActor() actor: Actor, @Param('id', IdParam) id: string): Promise<ArticleView> {
    return this.find.one(actor.deskId, id);
  }
}
