import { Module } from '@nestjs/common';
import { ArticlesController } from './articles.controller.js';
import { FindArticles } from './find-articles.js';
import { SubmitArticle } from './submit-article.js';

@Module({ controllers: [ArticlesController], providers: [SubmitArticle, FindArticles], exports: [FindArticles] })
export class ArticlesModule {}
