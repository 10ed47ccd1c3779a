import { Injectable } from '@nestjs/common';
import type { ClaimView } from '../claims/claim.view.js';
import { Database, type Statement } from '../database/database.js';
import type { TaskContextView } from './lease.view.js';

/** Characters of the article shown on each side of the claim's sentence. */
const AROUND = 600;

const TEXT: Statement = {
  name: 'task-context',
  text: `SELECT text, title, publisher, source_url FROM article_version JOIN article ON article.id = article_id
         WHERE article_version.id = $1`,
};

/** What surrounds a claim in its article. */
@Injectable()
export class TaskContext {
  constructor(private readonly database: Database) {}

  async of(claim: ClaimView): Promise<TaskContextView> {
    const row = await this.database.runOne<{
      text: string;
      title: string | null;
      publisher: string | null;
      source_url: string | null;
    }>(TEXT, [claim.versionId]);
    const { text, title, publisher, source_url } = row!;
    const { start, end } = claim.sentence;
    return {
      title,
      publisher,
      sourceUrl: source_url,
      before: text.slice(Math.max(0, start - AROUND), start).toWellFormed(),
      sentence: text.slice(start, end),
      after: text.slice(end, end + AROUND).toWellFormed(),
    };
  }
}
