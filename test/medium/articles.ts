import type { ArticleView, SubmittedArticleView } from '../../src/articles/article.view.js';
import type { ClaimPage, ClaimView } from '../../src/claims/claim.view.js';
import { eventually } from '../eventually.js';
import type { HttpClient } from '../http-client.js';

/** A text of its own for each `n`: eight claims, of named people, of unnamed ones and of the article itself. */
export const articleText = (n: number | string): string =>
  `Harbour report ${n}

The port of Hallen closed ${n} berths in March. “We will open every berth again,” said Marta Lindqvist, the mayor of Hallen.

Officials said that the dredging had cost ${n} million crowns. According to the Harbour Institute, traffic through the strait fell by 23 percent.

Ines Okafor, a hydrologist, said the channel moved twice in 40 years. The ferry to Cape Orsa sank in 2019.`;

/** A text with a claim of the article itself in each of `n` sentences. */
export const longText = (n: number, name: string): string =>
  Array.from({ length: n }, (_, i) => `The port of ${name} closed ${i + 2} berths in March ${1900 + i}.`).join('\n\n');

export async function submit(client: HttpClient, article: object): Promise<SubmittedArticleView> {
  const reply = await client.post<SubmittedArticleView>('/v1/articles', article);
  if (reply.status !== 202) throw new Error(`not accepted: ${reply.status} ${reply.text}`);
  return reply.body;
}

/** Waits until the article's current version is split and its claims wait for review. @returns them, in reading order */
export async function claimsOf(client: HttpClient, articleId: string): Promise<ClaimView[]> {
  return eventually(`the claims of article ${articleId} are open`, async () => {
    const { body: article } = await client.get<ArticleView>(`/v1/articles/${articleId}`);
    const { body: claims } = await client.get<ClaimPage>(`/v1/articles/${articleId}/claims`);
    const { status, splitter } = article;
    if (status === 'failed') throw new Error(`failed: ${article.failureReason}`);
    return splitter !== null && claims.items.every((claim) => claim.state !== 'extracted') && claims.items;
  });
}

/** An article taken in, with its claims open. */
export async function openArticle(
  client: HttpClient,
  article: object,
): Promise<{ id: string; versionId: string; claims: ClaimView[] }> {
  const { id, versionId } = await submit(client, article);
  return { id, versionId, claims: await claimsOf(client, id) };
}
