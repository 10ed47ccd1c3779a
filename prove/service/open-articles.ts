import { setTimeout as pause } from 'node:timers/promises';
import type { SubmittedArticleView } from '../../src/articles/article.view.js';
import type { HttpClient } from '../../test/http-client.js';
import { longText } from '../../test/medium/articles.js';
import type { ProofService } from './proof-service.js';

const AT_ONCE = 8;
const OPEN_WITHIN_MS = 60_000;

export interface ArticlesToOpen {
  articles: number;
  claimsEach: number;
  /** Called after each reply. */
  onAccepted?: () => Promise<void>;
}

/** Takes in short articles, each with some claims of its own voice, and waits until all are open. @returns ids of the claims */
export async function openArticles(
  { query }: Pick<ProofService, 'query'>,
  submitter: HttpClient,
  { articles, claimsEach, onAccepted = () => Promise.resolve() }: ArticlesToOpen,
): Promise<string[]> {
  const name = crypto.randomUUID();
  const ids: string[] = [];
  let next = 0;
  const submitSome = async (): Promise<void> => {
    while (next < articles) {
      const text = longText(claimsEach, `Hallen ${name} ${next++}`);
      const reply = await submitter.post<SubmittedArticleView>('/v1/articles', { text });
      if (reply.status !== 202) throw new Error(`not accepted: ${reply.status} ${reply.text}`);
      ids.push(reply.body.id);
      await onAccepted();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, submitSome));
  const deadline = performance.now() + OPEN_WITHIN_MS;
  for (;;) {
    const open = await query<{ id: string }>(
      `SELECT id FROM claim WHERE article_id = ANY ($1::uuid[]) AND state <> 'extracted' ORDER BY article_id, ordinal`,
      [ids],
    );
    if (open.length === articles * claimsEach) return open.map(({ id }) => id);
    if (performance.now() > deadline) throw new Error(`${open.length} claims are open, not ${articles * claimsEach}`);
    await pause(50);
  }
}
