import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ArticleView } from '../../src/articles/article.view.js';
import type { AuditEventView, AuditPage } from '../../src/audit/audit.view.js';
import type { ClaimDetailView } from '../../src/claims/claim-detail.view.js';
import type { LeaseListView } from '../../src/reviews/lease.view.js';
import { eventually } from '../eventually.js';
import type { HttpClient, ProblemBody, Reply } from '../http-client.js';
import { longText, openArticle } from './articles.js';
import { peopleByName, smallDesk } from './placing.js';
import { changePolicy, decide, lease, leased, ownVoiceArticle } from './reviewing.js';
import { TestService } from './test-service.js';

let service: TestService;
let desk: string;
let desks = 0;
let lead: HttpClient;
let ada: HttpClient;
let ben: HttpClient;
let people: Map<string, string>;

beforeAll(async () => {
  service = await TestService.startWithWorker();
});
afterAll(() => service.stop());
beforeEach(async () => {
  ({ name: desk, lead, ada, ben, people } = await smallDesk(service, `desk ${++desks}`));
});

const ofClaims = (n: number): ReturnType<typeof ownVoiceArticle> => ownVoiceArticle(service, n, desk);
const read = async (claimId: string): Promise<ClaimDetailView> =>
  (await lead.get<ClaimDetailView>(`/v1/claims/${claimId}`)).body;
const steer = (claimId: string, step: string, body: object): Promise<Reply<ClaimDetailView>> =>
  lead.post<ClaimDetailView>(`/v1/claims/${claimId}/${step}`, body);
const assign = (claimId: string, name: string, more: object = {}): ReturnType<typeof steer> =>
  steer(claimId, 'assign', { personId: people.get(name), ...more });
const hold = (
  who: HttpClient,
  task: { taskId: string; leaseToken: number },
  step: string,
  body: object = {},
): Promise<Reply<ProblemBody>> =>
  who.post(`/v1/reviews/${task.taskId}/${step}`, { leaseToken: task.leaseToken, ...body });
const notForYou = async (who: HttpClient, wishes: object = {}): Promise<[number, string | null]> => {
  const { status, headers } = await lease(who, wishes);
  return [status, headers.get('claimdesk-not-for-you')];
};
const log = async (claimId: string, action: string): Promise<AuditEventView[]> =>
  (await lead.get<AuditPage>(`/v1/audit?subjectId=${claimId}&action=${action}`)).body.items;
const prioritise = (articleId: string, body: object): Promise<Reply<ArticleView>> =>
  lead.patch<ArticleView>(`/v1/articles/${articleId}`, body, { 'if-match': '*' });
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

describe('the queue', () => {
  /** One claim in each of so many articles, all alike, opened one after the other. */
  async function alike(n: number): Promise<{ articleId: string; id: string }[]> {
    const claims: { articleId: string; id: string }[] = [];
    for (let i = 0; i < n; i++) claims.push((await ofClaims(1)).claims[0]!);
    return claims;
  }
  async function order(): Promise<string[]> {
    const ids: string[] = [];
    for (;;) {
      const { status, body } = await lease(ada);
      if (status !== 200) return ids;
      ids.push(body.claim.id);
    }
  }

  test('gives the oldest of equals first', async () => {
    const claims = await alike(3);
    expect(await order()).toEqual(claims.map(({ id }) => id));
  });

  test('follows importance, deadline and a lead’s boost, and says so', async () => {
    const [plain, high, low, urgent, boosted, lowered] = await alike(6);
    await prioritise(high!.articleId, { importance: 'high' });
    await prioritise(low!.articleId, { importance: 'low' });
    await prioritise(urgent!.articleId, { deadline: inDays(0) });
    await steer(boosted!.id, 'boost', { boost: 1, reason: 'Everybody asks about it.' });
    await steer(lowered!.id, 'boost', { boost: -1, reason: 'Nobody asks about it.' });
    const base = (await read(plain!.id)).priority!;
    const added = async (claim?: { id: string }): Promise<string[]> =>
      (await read(claim!.id)).priority!.reasons.slice(base.reasons.length);
    expect(await added(high)).toEqual(['+0.20 for the article’s importance']);
    expect(await added(low)).toEqual(['−0.20 for the article’s importance']);
    expect(await added(urgent)).toEqual([expect.stringMatching(/^\+0\.50 for the deadline, \d{4}-/)]);
    expect(await added(boosted)).toEqual(['+1.00 by a lead: Everybody asks about it.']);
    expect((await read(boosted!.id)).priority!.score).toBeCloseTo(base.score + 1, 2);
    expect(await order()).toEqual([boosted, urgent, high, plain, low, lowered].map((claim) => claim!.id));
  });

  test('takes a boost and a deadline back, and counts a new one in place of the old', async () => {
    const [first, second] = await alike(2);
    await steer(second!.id, 'boost', { boost: 1, reason: 'Soon.' });
    await steer(second!.id, 'boost', { boost: 0.5, reason: 'Not so soon.' });
    await prioritise(first!.articleId, { deadline: inDays(0) });
    await prioritise(first!.articleId, { deadline: inDays(1) });
    const scores = (await Promise.all([first, second].map((claim) => read(claim!.id)))).map(
      ({ priority }) => priority!.score,
    );
    expect(scores[1]! - scores[0]!).toBeCloseTo(0.5 - 0.5 * (2 / 3), 2);
    await steer(second!.id, 'boost', { boost: 0, reason: 'Like any other.' });
    await prioritise(first!.articleId, { deadline: null });
    expect((await read(second!.id)).priority!.reasons).toEqual((await read(first!.id)).priority!.reasons);
    expect(await order()).toEqual([first!.id, second!.id]);
  });

  test('lets a claim that waits come before a more check-worthy one', async () => {
    const [old, fresh] = await alike(2);
    await steer(fresh!.id, 'boost', { boost: 0.3, reason: 'More urgent, by a little.' });
    // As if it had waited for five days: both what the queue goes by and what is shown.
    await service.sql(
      `UPDATE review_task SET created_at = created_at - interval '5 days', queue_key = queue_key + 0.5 WHERE claim_id = $1`,
      [old!.id],
    );
    expect((await read(old!.id)).priority!.reasons.at(-1)).toBe('+0.50 for waiting 5 d');
    expect(await order()).toEqual([old!.id, fresh!.id]);
  });

  test('says by reason what there is that is not for the asker', async () => {
    expect(await notForYou(ada)).toEqual([204, 'none']);
    await changePolicy(service, { secondReview: { samplePercent: 100 } }, desk);
    const [kept, judged, differing, plain] = await alike(4);
    await assign(kept!.id, 'Ben');
    for (const { id } of [judged!, differing!]) await decide(ada, await leased(ada, { claimId: id }));
    await decide(ben, await leased(ben, { claimId: differing!.id }), { content: 'verified' });
    const task = await leased(ben, { claimId: plain!.id });
    await hold(ben, task, 'skip', { reason: 'lacks_language' });
    expect(await notForYou(ada, { language: 'de' })).toEqual([
      204,
      'assigned-to-others=1, closed-to-you=2, other-than-asked=1',
    ]);
    await leased(ada);
    expect(await notForYou(ada)).toEqual([204, 'assigned-to-others=1, closed-to-you=2']);
    const cleo = await service.client('reviewer', 'Cleo', desk);
    await leased(cleo);
    expect(await notForYou(cleo)).toEqual([204, 'assigned-to-others=1, to-adjudicate=1']);
  });
});

describe('an assigned task', () => {
  test('is its person’s, before anything else, and nobody else’s', async () => {
    const { claims } = await ofClaims(2);
    const [first, second] = claims.map(({ id }) => id) as [string, string];
    await steer(first, 'boost', { boost: 1, reason: 'Soon.' });
    const due = inDays(1);
    const { body } = await assign(second, 'Ben', { deadline: due, reason: 'Ben knows the port.' });
    expect(body.tasks).toEqual([expect.objectContaining({ state: 'open', assignedTo: people.get('Ben'), dueAt: due })]);
    expect(await notForYou(ada, { claimId: second })).toEqual([204, 'assigned-to-others=1, other-than-asked=1']);
    const task = await leased(ben);
    expect([task.claim.id, task.dueAt]).toEqual([second, due]);
    expect((await log(second, 'claim.assign'))[0]!.actorName).toBe('Lena Lead');
    await decide(ben, task);
    expect(await log(second, 'claim.assign')).toEqual([
      expect.objectContaining({
        reason: 'Ben knows the port.',
        detail: expect.objectContaining({ to: people.get('Ben') }),
      }),
    ]);
  });

  test('needs a deadline that lies ahead', async () => {
    const { claims } = await ofClaims(1);
    const body = { personId: people.get('Ben'), deadline: inDays(-1) };
    const late = await lead.post(`/v1/claims/${claims[0]!.id}/assign`, body);
    expect([late.status, late.body.errors?.[0]?.pointer]).toEqual([400, '/deadline']);
    expect(await log(claims[0]!.id, 'claim.assign')).toEqual([]);
  });

  test('is everybody’s again once its deadline has passed, by job', async () => {
    const { claims } = await ofClaims(1);
    await assign(claims[0]!.id, 'Ben', { deadline: inDays(1) });
    await service.sql(`UPDATE review_task SET due_at = now() - interval '1 day' WHERE claim_id = $1`, [claims[0]!.id]);
    expect((await lease(ada)).status).toBe(204);
    await service.sweeper().sweep();
    const task = await eventually('the assignment has lapsed', async () => {
      const reply = await lease(ada);
      return reply.status === 200 && reply.body;
    });
    expect([task.claim.id, task.dueAt]).toEqual([claims[0]!.id, null]);
    await decide(ada, task);
    expect(await log(claims[0]!.id, 'claim.assignment_lapse')).toEqual([
      expect.objectContaining({ actor: 'system', detail: expect.objectContaining({ from: people.get('Ben') }) }),
    ]);
  });

  test('can be kept for nobody again', async () => {
    const { claims } = await ofClaims(1);
    await assign(claims[0]!.id, 'Ben');
    expect((await steer(claims[0]!.id, 'assign', { personId: null })).status).toBe(200);
    expect((await lease(ada)).status).toBe(200);
  });

  test('that somebody holds is taken away, and their token is worth nothing', async () => {
    const { claims } = await ofClaims(1);
    const task = await leased(ada);
    await hold(ada, task, 'draft', { draft: { half: 'a thought' } });
    expect((await assign(claims[0]!.id, 'Ben')).body.state).toBe('open');
    for (const [step, body] of [
      ['heartbeat', {}],
      ['draft', { draft: {} }],
      ['release', {}],
    ] as const) {
      const reply = await hold(ada, task, step, body);
      expect([step, reply.status, reply.body.code]).toEqual([step, 409, 'lease_stale']);
      expect(reply.body.detail).toMatch(/^A lead has taken this task from you/);
    }
    expect((await decide(ada, task)).status).toBe(409);
    const next = await leased(ben);
    expect([next.taskId, next.leaseToken, next.draft, next.draftBy]).toEqual([
      task.taskId,
      2,
      { half: 'a thought' },
      people.get('Ada'),
    ]);
    expect((await decide(ada, task)).status).toBe(409);
    expect((await decide(ben, next)).body.state).toBe('concluded');
    expect((await log(claims[0]!.id, 'claim.assign'))[0]).toMatchObject({
      from: 'in_review',
      to: 'open',
      detail: { takenFrom: people.get('Ada') },
    });
  });

  test('goes to nobody who cannot take it', async () => {
    await service.client('submitter', 'Sam Submitter', desk);
    people = await peopleByName(lead);
    const { claims } = await ofClaims(1);
    const stranger = '01890000-0000-7000-8000-000000000000';
    for (const personId of [people.get('Sam Submitter'), stranger]) {
      const reply = (await steer(claims[0]!.id, 'assign', { personId })) as unknown as Reply<ProblemBody>;
      expect([reply.status, reply.body.errors?.[0]?.pointer]).toEqual([400, '/personId']);
    }
    const late = (await steer(claims[0]!.id, 'assign', {
      personId: null,
      deadline: inDays(1),
    })) as unknown as Reply<ProblemBody>;
    expect([late.status, late.body.errors?.[0]?.pointer]).toEqual([400, '/deadline']);
  });
});

test('the leases that one holds are listed, the first to run out first', async () => {
  await ofClaims(3);
  const [long, short, gone] = [
    await leased(ada, { leaseSeconds: 600 }),
    await leased(ada, { leaseSeconds: 60 }),
    await leased(ada, { leaseSeconds: 300 }),
  ];
  await hold(ada, gone, 'release');
  const { body } = await ada.get<LeaseListView>('/v1/reviews/leases');
  expect(body.items).toEqual(
    [short, long].map(({ taskId, leaseToken, expiresAt, round, claim }) => ({
      taskId,
      leaseToken,
      expiresAt,
      round,
      claimId: claim.id,
      articleId: claim.articleId,
      quote: claim.quote,
    })),
  );
  expect((await ben.get<LeaseListView>('/v1/reviews/leases')).body.items).toEqual([]);
});

describe('a revision supersedes the claims of the text before', () => {
  test('in every state that is not settled', async () => {
    await changePolicy(service, { secondReview: { samplePercent: 100 } }, desk);
    const submitter = await service.client('submitter', undefined, desk);
    const sourceUrl = 'https://example.org/steered';
    const { claims } = await openArticle(submitter, { text: longText(8, 'Hallen'), sourceUrl });
    const [inReview, second, secondLeased, adjudication, adjudicationLeased, dismissed, reopened] = claims.map(
      ({ id }) => id,
    );
    for (const claimId of [second, secondLeased, adjudication, adjudicationLeased]) {
      await decide(ada, await leased(ada, { claimId }));
    }
    for (const claimId of [adjudication, adjudicationLeased]) {
      await decide(ben, await leased(ben, { claimId }), { content: 'verified' });
    }
    for (const claimId of [dismissed, reopened]) await steer(claimId!, 'dismiss', { reason: 'Not ours.' });
    await steer(reopened!, 'reopen', { reason: 'It is ours.' });
    const live = [
      await leased(ada, { claimId: inReview }),
      await leased(ben, { claimId: secondLeased }),
      await leased(lead, { claimId: adjudicationLeased }),
    ];
    await openArticle(submitter, { text: longText(1, 'Orsa'), sourceUrl });
    for (const { id } of claims) {
      const { state, tasks } = await read(id);
      expect([id, state]).toEqual([id, id === dismissed ? 'dismissed' : 'superseded']);
      expect(tasks.map((task) => task.state)).not.toEqual(expect.arrayContaining(['open']));
      expect(await log(id, 'claim.supersede')).toHaveLength(id === dismissed ? 0 : 1);
    }
    for (const [n, task] of live.entries()) {
      expect([n, (await decide([ada, ben, lead][n]!, task)).status]).toEqual([n, 409]);
    }
    expect((await ada.get<LeaseListView>('/v1/reviews/leases')).body.items).toEqual([]);
  });
});
