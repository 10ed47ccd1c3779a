import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ArticleView } from '../../src/articles/article.view.js';
import type { AuditPage } from '../../src/audit/audit.view.js';
import type { ClaimView } from '../../src/claims/claim.view.js';
import type { ChangePolicyDto } from '../../src/reviews/desk-policy.dto.js';
import type { PolicyPage, PolicyView } from '../../src/reviews/desk-policy.view.js';
import type { LeasedTaskView } from '../../src/reviews/lease.view.js';
import type { HttpClient, ProblemBody, Reply } from '../http-client.js';
import { fingerprint } from './fingerprint.js';
import { changePolicy, decide, EVIDENCE, leased, ownVoiceArticle } from './reviewing.js';
import { TestService } from './test-service.js';

let service: TestService;
let desk: string;
let desks = 0;
let lead: HttpClient;
let reviewer: HttpClient;

beforeAll(async () => {
  service = await TestService.startWithWorker();
});
afterAll(() => service.stop());
beforeEach(async () => {
  desk = `desk ${++desks}`;
  lead = await service.client('lead', 'Lena Lead', desk);
  reviewer = await service.client('reviewer', undefined, desk);
});

const ofClaims = (n: number): ReturnType<typeof ownVoiceArticle> => ownVoiceArticle(service, n, desk);
const codes = (replies: Reply<unknown>[]): string[] =>
  replies.map(({ status, body }) => `${status} ${(body as Partial<ProblemBody>).code ?? ''}`.trim());

describe('a desk’s policy', () => {
  test('begins with one review of each claim, and nothing that a verdict must cite', async () => {
    const { body, headers } = await reviewer.get<PolicyView>('/v1/policy');
    expect(body).toMatchObject({
      revision: 1,
      secondReview: { claimantKinds: [], claimTypes: [], checkWorthiness: null, untilConcluded: 0, samplePercent: 0 },
      minimumEvidence: {},
      leaseSeconds: 900,
      leaseLimit: 10,
      changedBy: 'system',
    });
    expect(headers.get('etag')).toBe('"1"');
  });

  test('changes for tasks that are opened afterwards, and for no others', async () => {
    const before = await ofClaims(2);
    await changePolicy(service, { secondReview: { samplePercent: 100 } }, desk);
    const between = await ofClaims(2);
    await changePolicy(service, { secondReview: { samplePercent: 0 } }, desk);
    const after = await ofClaims(1);
    const judged: ClaimView[] = [];
    for (const { id } of [before, between, after]) {
      judged.push((await decide(reviewer, await leased(reviewer, { articleId: id, round: 1 }))).body);
    }
    expect(judged.map(({ state }) => state)).toEqual(['concluded', 'second_review', 'concluded']);
    await changePolicy(service, { secondReview: { samplePercent: 100 } }, desk);
    const claimId = judged[0]!.id;
    await lead.post(`/v1/claims/${claimId}/reopen`, { reason: 'There is a newer log.' });
    expect((await decide(reviewer, await leased(reviewer, { claimId }))).body.state).toBe('second_review');
  });

  test('keeps what a change leaves out, every version, and who changed it and why', async () => {
    await changePolicy(
      service,
      { secondReview: { claimTypes: ['numerical'], untilConcluded: 5 }, leaseSeconds: 60 },
      desk,
    );
    const change = {
      secondReview: { samplePercent: 10 },
      minimumEvidence: { verified: { primary: 1 } },
      reason: 'A trial.',
    };
    const { body } = await lead.patch<PolicyView>('/v1/policy', change, { 'if-match': '"2"' });
    expect(body).toMatchObject({
      revision: 3,
      secondReview: { claimTypes: ['numerical'], untilConcluded: 5, samplePercent: 10 },
      minimumEvidence: { verified: { primary: 1 } },
      leaseSeconds: 60,
      reason: 'A trial.',
    });
    const { body: history } = await lead.get<PolicyPage>('/v1/policy/versions?limit=2');
    expect([history.items.map(({ revision }) => revision), history.nextBefore]).toEqual([[3, 2], 2]);
    expect(history.items[0]).toEqual(body);
    const { body: log } = await lead.get<AuditPage>('/v1/audit?action=policy.change');
    expect(log.items.at(-1)).toMatchObject({
      actorName: 'Lena Lead',
      actor: body.changedBy,
      from: '2',
      to: '3',
      reason: 'A trial.',
      detail: { secondReview: change.secondReview, minimumEvidence: change.minimumEvidence },
    });
  });

  test('can be the one that docs/reviewing.md recommends', async () => {
    const docs = await readFile('docs/reviewing.md', 'utf8');
    const recommended = JSON.parse(/```json\n([^`]+)```/.exec(docs)![1]!) as ChangePolicyDto;
    const { status, body } = await lead.patch<PolicyView>('/v1/policy', recommended, { 'if-match': '"1"' });
    expect([status, body]).toEqual([200, expect.objectContaining(recommended)]);
  });

  test('is not changed by what it cannot be', async () => {
    const before = await fingerprint(service);
    const faults: [object, string][] = [
      [{ secondReview: { claimantKinds: ['martian'] } }, '/secondReview/claimantKinds'],
      [{ secondReview: { samplePercent: 101 } }, '/secondReview/samplePercent'],
      [{ secondReview: { checkWorthiness: 1.1 } }, '/secondReview/checkWorthiness'],
      [{ secondReview: null }, '/secondReview'],
      [{ minimumEvidence: { verified: { primary: 0 } } }, '/minimumEvidence/verified/primary'],
      [{ minimumEvidence: { unresolved: { primary: 1 } } }, '/minimumEvidence/unresolved'],
      [{ leaseLimit: 0 }, '/leaseLimit'],
      [{ surprise: 1 }, '/surprise'],
    ];
    for (const [body, pointer] of faults) {
      const reply = await lead.patch('/v1/policy', body, { 'if-match': '*' });
      expect([pointer, reply.status, reply.body.errors?.[0]?.pointer]).toEqual([pointer, 400, pointer]);
    }
    expect((await reviewer.patch('/v1/policy', { leaseLimit: 5 }, { 'if-match': '*' })).status).toBe(403);
    expect(await fingerprint(service)).toEqual(before);
  });
});

describe('the least evidence that a verdict must cite', () => {
  const of = (url: string, more: object = {}): object => ({
    ...EVIDENCE,
    primary: false,
    url: `https://${url}/log`,
    ...more,
  });
  const supports = { stance: 'supports' };
  let task: LeasedTaskView;

  beforeEach(async () => {
    await changePolicy(
      service,
      { minimumEvidence: { verified: { primary: 1, independent: 2 }, disputed: { independent: 2 } } },
      desk,
    );
    const { id } = await ofClaims(1);
    task = await leased(reviewer, { articleId: id });
  });

  test.each([
    ['nothing', 'verified', []],
    ['one that is neither', 'verified', [of('a.example', supports)]],
    ['a primary one that refutes', 'verified', [of('a.example', { primary: true })]],
    ['context only', 'verified', [of('a.example', { primary: true, stance: 'context' })]],
    ['two of one site', 'disputed', [of('a.example'), of('www.a.example')]],
    ['wire copies', 'disputed', [of('a.example', { origin: 'Reuters' }), of('b.example', { origin: ' reuters ' })]],
    ['a primary one where that is not asked for', 'disputed', [of('a.example', { primary: true })]],
    ['one document twice', 'disputed', [1, 2].map(() => ({ document: 'The log', passage: 'x', stance: 'refutes' }))],
  ])('refuses %s', async (_what, content, evidence) => {
    const before = await fingerprint(service);
    const reply = await decide(reviewer, task, { content, evidence });
    const problem = reply.body as unknown as ProblemBody;
    expect([reply.status, problem.code, problem.errors?.map(({ pointer }) => pointer)]).toEqual([
      400,
      'invalid_request',
      ['/evidence'],
    ]);
    expect(problem.errors![0]!.detail).toMatch(
      /needs evidence that (supports|refutes): \d (primary|of different origins)/,
    );
    expect(await fingerprint(service)).toEqual(before);
  });

  test.each([
    ['one primary source', 'verified', [of('a.example', { ...supports, primary: true })]],
    ['two sites', 'verified', [of('a.example', supports), of('b.example', supports)]],
    [
      'two origins on one site',
      'disputed',
      [of('a.example', { origin: 'Reuters' }), of('a.example', { origin: 'AFP' })],
    ],
    ['two sites beside others', 'disputed', [of('a.example'), of('b.example'), of('c.example', { stance: 'context' })]],
  ])('takes %s', async (_what, content, evidence) => {
    expect((await decide(reviewer, task, { content, evidence })).body.state).toBe('concluded');
  });

  test('counts what is there already and is cited, and asks nothing of an unresolved claim', async () => {
    const known: string[] = [];
    for (const site of ['a.example', 'b.example']) {
      const reply = await reviewer.post<{ id: string }>(`/v1/claims/${task.claim.id}/evidence`, of(site));
      known.push(reply.body.id);
    }
    expect((await decide(reviewer, task)).status).toBe(400);
    expect((await decide(reviewer, task, { evidenceIds: known.slice(0, 1) })).status).toBe(400);
    expect((await decide(reviewer, task, { evidenceIds: known })).status).toBe(200);
    const { id } = await ofClaims(1);
    const open = { content: 'unresolved', reasons: ['not_enough_evidence'], whatWouldSettle: 'The port’s log.' };
    expect((await decide(reviewer, await leased(reviewer, { articleId: id }), open)).status).toBe(200);
  });

  test('is that of the policy which the task was opened under', async () => {
    await changePolicy(service, { minimumEvidence: { verified: null, disputed: null } }, desk);
    expect((await decide(reviewer, task)).status).toBe(400);
    const { id } = await ofClaims(1);
    expect((await decide(reviewer, await leased(reviewer, { articleId: id }))).status).toBe(200);
  });
});

describe.each([
  ['the policy', (): Promise<string> => Promise.resolve('/v1/policy'), { leaseSeconds: 120 }],
  ['an article', async (): Promise<string> => `/v1/articles/${(await ofClaims(1)).id}`, { importance: 'high' }],
])('%s is changed by who has seen it', (_what, pathOf, change) => {
  let path: string;
  beforeEach(async () => {
    path = await pathOf();
  });

  test('without If-Match 428, with another than the present one 412', async () => {
    const before = await fingerprint(service);
    const { headers } = await lead.get(path);
    expect(headers.get('etag')).toBe('"1"');
    const asked = (match?: string): Promise<Reply<ProblemBody>> =>
      lead.patch(path, change, match === undefined ? {} : { 'if-match': match });
    expect(codes([await asked()])).toEqual(['428 precondition_required']);
    const stale = await asked('"7"');
    expect(codes([stale])).toEqual(['412 precondition_failed']);
    expect(stale.headers.get('etag')).toBe('"1"');
    expect(codes([await asked('W/"1"'), await asked('1')])).toEqual(['400 invalid_request', '400 invalid_request']);
    expect(await fingerprint(service)).toEqual(before);
  });

  test('of a hundred at once with one ETag one changes it', async () => {
    const replies = await Promise.all(
      Array.from({ length: 100 }, () => lead.patch<ArticleView | PolicyView>(path, change, { 'if-match': '"1"' })),
    );
    expect(codes(replies).sort()).toEqual(['200', ...Array.from({ length: 99 }, () => '412 precondition_failed')]);
    const { body, headers } = await lead.get<ArticleView | PolicyView>(path);
    expect([body, headers.get('etag')]).toEqual([expect.objectContaining({ ...change, revision: 2 }), '"2"']);
  });

  test('ten at once that change whatever is there all do', async () => {
    const replies = await Promise.all(Array.from({ length: 10 }, () => lead.patch(path, change, { 'if-match': '*' })));
    expect(codes(replies)).toEqual(Array.from({ length: 10 }, () => '200'));
    expect((await lead.get<PolicyView>(path)).body.revision).toBe(11);
  });
});
