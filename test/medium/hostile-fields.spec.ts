import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ArticleView } from '../../src/articles/article.view.js';
import type { ClaimDetailView } from '../../src/claims/claim-detail.view.js';
import type { HttpClient } from '../http-client.js';
import { articleText, openArticle } from './articles.js';
import { fingerprint } from './fingerprint.js';
import { decide, EVIDENCE, lease, leased, ownVoiceArticle } from './reviewing.js';
import { TestService } from './test-service.js';

const HOSTILE = `'; DROP TABLE claim; -- <script>alert("1")</script> $1 \${x} %s \\u0041 \u202e‮ 😀 {{7*7}} \r\n\t`;

let service: TestService;
let lead: HttpClient;

beforeAll(async () => {
  service = await TestService.startWithWorker();
  lead = await service.client('lead', HOSTILE);
});
afterAll(() => service.stop());

it('hostile words in every field are data, and come back as they were', async () => {
  const fields = { title: HOSTILE, publisher: HOSTILE, author: HOSTILE };
  const { id } = await openArticle(lead, { text: `${articleText(1)}\n\n${HOSTILE}`, ...fields });
  expect((await lead.get<ArticleView>(`/v1/articles/${id}`)).body).toMatchObject(fields);
  const task = await leased(lead, { articleId: id });
  const draft = { [HOSTILE]: HOSTILE, __proto: [HOSTILE] };
  expect((await lead.post(`/v1/reviews/${task.taskId}/draft`, { leaseToken: task.leaseToken, draft })).status).toBe(
    204,
  );
  await lead.post(`/v1/reviews/${task.taskId}/release`, { leaseToken: task.leaseToken });
  const again = await leased(lead, { articleId: id });
  expect([again.draft, again.context.title]).toEqual([draft, HOSTILE]);
  const evidence = { ...EVIDENCE, title: HOSTILE, passage: HOSTILE, locator: HOSTILE };
  const reply = await decide(lead, again, {
    content: 'unresolved',
    reasons: ['source_inaccessible'],
    rationale: HOSTILE,
    whatWouldSettle: HOSTILE,
    evidence: [evidence],
  });
  expect(reply.status).toBe(200);
  const { body: claim } = await lead.get<ClaimDetailView>(`/v1/claims/${again.claim.id}`);
  expect(claim.verdict).toMatchObject({ rationale: HOSTILE, whatWouldSettle: HOSTILE });
  expect(claim.evidence[0]).toMatchObject(evidence);
  expect((await lead.get(`/v1/claims?q=${encodeURIComponent(HOSTILE.slice(0, 40))}`)).status).toBe(200);
});

describe.each([
  ['a NUL', 'a\0b'],
  ['half a surrogate pair', 'a\ud83db'],
])('%s', (_what, value) => {
  it('in a field is refused by its name, and nothing is written', async () => {
    const { id, claims } = await ownVoiceArticle(service, 2);
    const task = await leased(lead, { articleId: id });
    const before = await fingerprint(service);
    const evidenceAt = `/v1/claims/${claims[0]!.id}/evidence`;
    const text = 'The port closed.';
    const replies = [
      ['/title', await lead.post('/v1/articles', { text, title: value })],
      ['/publisher', await lead.post('/v1/articles', { text, publisher: value })],
      ['/author', await lead.post('/v1/articles', { text, author: value })],
      ['/sourceUrl', await lead.post('/v1/articles', { text, sourceUrl: `https://example.org/${value}` })],
      ['/passage', await lead.post(evidenceAt, { ...EVIDENCE, passage: value })],
      [
        '/draft/a',
        await lead.post(`/v1/reviews/${task.taskId}/draft`, { leaseToken: task.leaseToken, draft: { a: value } }),
      ],
      [
        '/draft/',
        await lead.post(`/v1/reviews/${task.taskId}/draft`, { leaseToken: task.leaseToken, draft: { [value]: 1 } }),
      ],
      [
        '/rationale',
        await lead.post(`/v1/reviews/${task.taskId}/verdict`, {
          leaseToken: task.leaseToken,
          attribution: 'verified',
          content: 'verified',
          rationale: value,
        }),
      ],
      ['/language', await lead.post('/v1/reviews/lease', { language: value })],
    ] as const;
    for (const [pointer, reply] of replies) {
      expect([pointer, reply.status, reply.body.errors?.[0]?.pointer]).toEqual([pointer, 400, pointer]);
    }
    expect(await fingerprint(service)).toEqual(before);
  });

  it('in an article’s words is cleaned away', async () => {
    const submitted = await openArticle(lead, {
      text: `${articleText(`of ${value.length}${value.charCodeAt(1)}`)} ${value}`,
    });
    expect(submitted.claims.length).toBeGreaterThan(5);
  });
});

it('nothing fits a wish that nobody can have', async () => {
  expect((await lease(lead, { claimantKind: 'group', articleId: '01890000-0000-7000-8000-000000000000' })).status).toBe(
    204,
  );
});
