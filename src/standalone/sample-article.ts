import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PROJECT_ROOT } from '../config/project-root.js';
import type { ArticleView, SubmittedArticleView } from '../articles/article.view.js';
import type { ClaimPage, ClaimView } from '../claims/claim.view.js';
import { StartError } from './start-error.js';

const PATIENCE_MS = 60_000;

/** Sends the sample article through the front door and waits until its claims are open. */
export async function splitSampleArticle(apiUrl: string, key: string): Promise<{ id: string; claims: ClaimView[] }> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const ask = async <Body>(path: string, init: RequestInit = {}): Promise<Body> => {
    const reply = await fetch(new URL(path, apiUrl), { headers, ...init });
    if (!reply.ok) throw new StartError(`The api refused the sample article: ${await reply.text()}`);
    return (await reply.json()) as Body;
  };
  const text = await readFile(join(PROJECT_ROOT, 'samples', 'strait-talks.txt'), 'utf8');
  const { id } = await ask<SubmittedArticleView>('/v1/articles', {
    method: 'POST',
    body: JSON.stringify({ title: text.slice(0, text.indexOf('\n')), text, publisher: 'The Sample Courier' }),
  });
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const article = await ask<ArticleView>(`/v1/articles/${id}`);
    if (article.status === 'failed')
      throw new StartError(`The sample article could not be split: ${article.failureReason}`);
    const { items } = await ask<ClaimPage>(`/v1/articles/${id}/claims`);
    if (article.splitter && items.every((claim) => claim.state !== 'extracted')) return { id, claims: items };
    if (Date.now() > deadline) throw new StartError('The sample article is still not split; see the worker’s log.');
    await pause(50);
  }
}
