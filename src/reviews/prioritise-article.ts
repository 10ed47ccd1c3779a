import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { SET_ARTICLE_PRIORITY } from '../articles/article-priority.js';
import type { ArticleView } from '../articles/article.view.js';
import { FindArticles } from '../articles/find-articles.js';
import { IMPORTANCE_WEIGHT, urgencyOf } from '../claims/queue-place.js';
import { Database, type Statement } from '../database/database.js';
import type { Importance } from '../database/generated/enums.js';
import { checkRevision, type ExpectedRevision } from '../errors/if-match.js';
import type { PrioritiseArticleDto } from './prioritise-article.dto.js';

const SET: Statement = {
  name: 'prioritise-article',
  text: `WITH ${SET_ARTICLE_PRIORITY} SELECT importance, deadline, now() AS now FROM changed`,
};

/** Unfinished tasks of the article take their new places. Values: article, importance's weight, urgency. */
const MOVE_TASKS: Statement = {
  name: 'move-tasks-of-article',
  text: `
    UPDATE review_task SET queue_key = queue_key - importance - urgency + $2::real + $3::real, importance = $2::real, urgency = $3::real
    WHERE id IN (SELECT review_task.id FROM claim JOIN review_task ON claim_id = claim.id
      WHERE article_id = $1 AND review_task.state IN ('open', 'leased') ORDER BY review_task.id FOR UPDATE OF review_task)`,
};

/** How soon an article's claims are looked at. */
@Injectable()
export class PrioritiseArticle {
  constructor(
    private readonly database: Database,
    private readonly articles: FindArticles,
  ) {}

  /** @throws Problem `not_found`, or `precondition_failed` where somebody was quicker */
  async run(actor: Actor, id: string, expected: ExpectedRevision, dto: PrioritiseArticleDto): Promise<ArticleView> {
    let isChanged = false;
    await this.database.transaction(async (run) => {
      const [article] = await run<{ importance: Importance; deadline: Date | null; now: Date }>(SET, [
        id,
        actor.deskId,
        expected,
        actor.auditName,
        actor.requestId,
        dto.importance ?? null,
        dto.deadline !== undefined,
        dto.deadline ?? null,
      ]);
      if (!article) return;
      isChanged = true;
      const urgency = urgencyOf(article.deadline, article.now);
      await run(MOVE_TASKS, [id, IMPORTANCE_WEIGHT[article.importance], urgency]);
    });
    const article = await this.articles.one(actor.deskId, id);
    if (!isChanged) checkRevision(expected, article);
    return article;
  }
}
