import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ArticlePage } from '../../src/articles/article.view.js';
import type { ClaimPage, ClaimView } from '../../src/claims/claim.view.js';
import type { LeasedTaskView } from '../../src/reviews/lease.view.js';
import type { HttpClient, ProblemBody } from '../http-client.js';
import { articleText, openArticle, submit } from './articles.js';
import { fingerprint } from './fingerprint.js';
import { decide, EVIDENCE, lease, leased } from './reviewing.js';
import { TestService } from './test-service.js';

let service: TestService;
let stranger: HttpClient;
let article: { id: string; claims: ClaimView[] };
let task: LeasedTaskView;

beforeAll(async () => {
  service = await TestService.startWithWorker();
  article = await openArticle(await service.client('submitter'), {
    text: articleText(1),
    sourceUrl: 'https://example.org/a',
  });
  task = await leased(await service.client('reviewer', 'Same Name'));
  stranger = await service.client('admin', 'Same Name', 'another desk');
});
afterAll(() => service.stop());

it('another desk’s articles, claims, evidence and tasks are not there: 404, nothing written', async () => {
  const claim = article.claims[0]!.id;
  const before = await fingerprint(service);
  const { taskId, leaseToken } = task;
  const replies = [
    await stranger.get(`/v1/articles/${article.id}`),
    await stranger.get(`/v1/articles/${article.id}/claims`),
    await stranger.get(`/v1/claims/${claim}`),
    await stranger.get(`/v1/claims/${claim}/evidence`),
    await stranger.post(`/v1/claims/${claim}/evidence`, EVIDENCE),
    await stranger.post(`/v1/reviews/${taskId}/heartbeat`, { leaseToken }),
    await stranger.post(`/v1/reviews/${taskId}/release`, { leaseToken }),
    await stranger.post(`/v1/reviews/${taskId}/draft`, { leaseToken, draft: {} }),
    await decide(stranger, task),
  ];
  expect(replies.map(({ status, body }) => [status, (body as ProblemBody).code])).toEqual(
    replies.map(() => [404, 'not_found']),
  );
  expect(await fingerprint(service)).toEqual(before);
});

it('lists and the queue show nothing of another desk', async () => {
  expect((await stranger.get<ArticlePage>('/v1/articles')).body).toEqual({ items: [], nextCursor: null });
  expect((await stranger.get<ClaimPage>('/v1/claims')).body).toEqual({ items: [], nextCursor: null });
  const claimantId = article.claims.flatMap((claim) => claim.claimants)[0]!.id;
  expect((await stranger.get<ClaimPage>(`/v1/claims?claimantId=${claimantId}`)).body.items).toEqual([]);
  expect((await lease(stranger)).status).toBe(204);
  expect((await lease(stranger, { articleId: article.id })).status).toBe(204);
});

it('two desks may have the same text and the same address, each its own', async () => {
  const theirs = await submit(stranger, { text: articleText(1), sourceUrl: 'https://example.org/a' });
  expect(theirs.id).not.toBe(article.id);
  expect(await service.count('article_version')).toBe(2);
});
