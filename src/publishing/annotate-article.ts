import { Injectable } from '@nestjs/common';
import { FindArticles } from '../articles/find-articles.js';
import { FindClaims } from '../claims/find-claims.js';
import type { ClaimView } from '../claims/claim.view.js';
import { articleAnnotations } from './annotations.js';

const PAGE = 1000;

@Injectable()
export class AnnotateArticle {
  constructor(
    private readonly articles: FindArticles,
    private readonly claims: FindClaims,
  ) {}

  /** See {@link articleAnnotations}. @throws Problem `not_found` */
  async run(deskId: string, articleId: string): Promise<object> {
    const article = await this.articles.one(deskId, articleId);
    const claims: ClaimView[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.claims.ofArticle(deskId, articleId, { limit: PAGE, cursor });
      claims.push(
        ...page.items.filter(({ versionId, state }) => versionId === article.versionId && state !== 'superseded'),
      );
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return articleAnnotations(article, claims);
  }
}
