import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { SubmittedArticleView } from '../../src/articles/article.view.js';
import type { EvidenceView } from '../../src/evidence/evidence.view.js';
import type { HttpClient } from '../http-client.js';
import { articleText } from './articles.js';
import { EVIDENCE, lease, leased, ownVoiceArticle } from './reviewing.js';
import { TestService } from './test-service.js';

let service: TestService;
let lead: HttpClient;
let claimId: string;

beforeAll(async () => {
  service = await TestService.startWithWorker();
  lead = await service.client('lead');
  claimId = (await ownVoiceArticle(service, 30)).claims[0]!.id;
});
afterAll(() => service.stop());

const named = (key: string): Record<string, string> => ({ 'idempotency-key': key });
const addEvidence = (client: HttpClient, key: string, passage: string): ReturnType<typeof client.post<EvidenceView>> =>
  client.post<EvidenceView>(`/v1/claims/${claimId}/evidence`, { ...EVIDENCE, passage }, named(key));

it('a request sent again gets the stored reply, and is done once', async () => {
  const key = randomUUID();
  const first = await addEvidence(lead, key, 'once');
  const again = await addEvidence(lead, key, 'once');
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.body).toEqual(first.body);
  expect([first.headers.get('idempotency-replayed'), again.headers.get('idempotency-replayed')]).toEqual([
    null,
    'true',
  ]);
  expect(await service.count(`evidence WHERE passage = 'once'`)).toBe(1);
});

it('a key that comes with another body or another route is refused', async () => {
  const key = randomUUID();
  await addEvidence(lead, key, 'this');
  const other = await lead.post(`/v1/claims/${claimId}/evidence`, { ...EVIDENCE, passage: 'that' }, named(key));
  expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
  const route = await lead.post('/v1/articles', { text: articleText(1) }, named(key));
  expect([route.status, route.body.code]).toEqual([422, 'idempotency_key_reused']);
  expect(await service.count(`evidence WHERE passage = 'that'`)).toBe(0);
});

it('the same key twenty times at once has one effect', async () => {
  const key = randomUUID();
  const replies = await Promise.all(
    Array.from({ length: 20 }, () => lease(lead, {}).then(() => addEvidence(lead, key, 'at once'))),
  );
  expect(await service.count(`evidence WHERE passage = 'at once'`)).toBe(1);
  const done = replies.filter((reply) => reply.status === 201);
  const inFlight = replies.filter((reply) => reply.status === 409);
  expect(done.length + inFlight.length).toBe(20);
  expect(done.length).toBeGreaterThan(0);
  expect(new Set(done.map((reply) => reply.body.id)).size).toBe(1);
  expect((await addEvidence(lead, key, 'at once')).body).toEqual(done[0]!.body);
});

it('the same name from another API key is another key', async () => {
  const key = randomUUID();
  const [mine, theirs] = [
    await addEvidence(lead, key, 'mine'),
    await addEvidence(await service.client('lead'), key, 'theirs'),
  ];
  expect([mine.status, theirs.status]).toEqual([201, 201]);
  expect(mine.body.id).not.toBe(theirs.body.id);
});

it('replays the status too: 202 of an article, and the 204 of a release', async () => {
  const submitter = await service.client('submitter');
  const key = randomUUID();
  const send = (): ReturnType<typeof submitter.post<SubmittedArticleView>> =>
    submitter.post('/v1/articles', { text: articleText(9) }, named(key));
  const [first, again] = [await send(), await send()];
  expect([first.status, again.status]).toEqual([202, 202]);
  expect(again.body).toEqual(first.body);

  const reviewer = await service.client('reviewer');
  const { taskId, leaseToken } = await leased(reviewer);
  const release = (): ReturnType<typeof reviewer.post> =>
    reviewer.post(`/v1/reviews/${taskId}/release`, { leaseToken }, named(key));
  expect([(await release()).status, (await release()).status]).toEqual([204, 204]);
});

it('a refused request leaves its key free for the mended one', async () => {
  const key = randomUUID();
  const bad = await lead.post('/v1/articles', { text: '' }, named(key));
  expect(bad.status).toBe(400);
  expect((await lead.post('/v1/articles', { text: articleText(10) }, named(key))).status).toBe(202);
});

it('a key that is no visible ASCII is refused', async () => {
  for (const key of ['a b', 'ü', 'x'.repeat(256)]) {
    const reply = await lead.post('/v1/articles', { text: articleText(11) }, named(key));
    expect([reply.status, reply.body.errors?.[0]?.parameter]).toEqual([400, 'Idempotency-Key']);
  }
});
