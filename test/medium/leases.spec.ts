import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { LeaseView } from '../../src/reviews/lease.view.js';
import { eventually } from '../eventually.js';
import type { HttpClient, ProblemBody, Reply } from '../http-client.js';
import { articleText, openArticle } from './articles.js';
import { backends } from './backends.js';
import { fingerprint } from './fingerprint.js';
import { changePolicy, decide, lease, leased, ownVoiceArticle, runOut, VERDICT } from './reviewing.js';
import { TestService } from './test-service.js';

const LIMIT = 5;

/** Leases one task after the other until there is none. */
async function leaseAll(reviewer: HttpClient, articleId: string): Promise<string[]> {
  const taken: string[] = [];
  for (;;) {
    const reply = await lease(reviewer, { articleId });
    if (reply.status !== 200) return taken;
    taken.push(reply.body.taskId);
  }
}

describe.each(backends)('leases (%s queue)', (backend) => {
  let service: TestService;
  let reviewer: HttpClient;

  beforeAll(async () => {
    service = await TestService.startWithWorker(backend);
    await changePolicy(service, { leaseLimit: LIMIT });
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    reviewer = await service.client('reviewer');
  });

  const live = (): Promise<{ task_id: string; person_id: string }[]> =>
    service.sql('SELECT task_id, person_id FROM lease WHERE ended_at IS NULL');
  const giveAllBack = (): Promise<object[]> =>
    service.sql(`WITH ended AS (UPDATE lease SET ended_at = now(), ended = 'released' WHERE ended_at IS NULL RETURNING task_id),
                 task AS (UPDATE review_task SET state = 'open' FROM ended WHERE id = task_id RETURNING claim_id)
                 UPDATE claim SET state = 'open' FROM task WHERE claim.id = claim_id`);

  it('give a task with its claim, its place in the article and a token', async () => {
    const { id, claims } = await ownVoiceArticle(service, 3);
    const task = await leased(reviewer, { articleId: id, leaseSeconds: 60 });
    const claim = claims.find((c) => c.id === task.claim.id)!;
    expect(task).toMatchObject({
      leaseToken: 1,
      round: 1,
      draft: null,
      claim: { quote: claim.quote, state: 'in_review' },
    });
    expect(task.context.sentence).toContain(claim.quote);
    expect(Math.abs(Date.parse(task.expiresAt) - Date.now() - 60_000)).toBeLessThan(30_000);
  });

  it('never give one task to two reviewers who ask at once', async () => {
    await giveAllBack();
    const reviewers = await Promise.all(Array.from({ length: 8 }, () => service.client('reviewer')));
    const { id } = await ownVoiceArticle(service, 20);
    for (let round = 0; round < 5; round++) {
      const taken = await Promise.all(reviewers.map((r) => leaseAll(r, id)));
      expect(new Set(taken.flat()).size).toBe(taken.flat().length);
      expect(taken.flat()).toHaveLength(20);
      const rows = await live();
      expect(new Set(rows.map((row) => row.task_id)).size).toBe(rows.length);
      await giveAllBack();
    }
  });

  it('stop at the limit of a person, however many requests come at once and whichever key they use', async () => {
    const { id } = await ownVoiceArticle(service, 40);
    const name = 'One Person';
    const [first, second] = [await service.client('reviewer', name), await service.client('lead', name)];
    const replies = await Promise.all(
      Array.from({ length: 24 }, (_, n) => lease(n % 2 ? first : second, { articleId: id })),
    );
    expect(replies.filter((reply) => reply.status === 200)).toHaveLength(LIMIT);
    const refused = replies.filter((reply) => reply.status !== 200);
    expect(new Set(refused.map((reply) => `${reply.status} ${(reply.body as unknown as ProblemBody).code}`))).toEqual(
      new Set(['429 lease_limit']),
    );
    expect(refused[0]!.headers.get('retry-after')).toBe('30');
    const held = await service.count(
      'lease JOIN person ON person.id = person_id WHERE name = $1 AND ended_at IS NULL',
      [name],
    );
    expect(held).toBe(LIMIT);
  });

  it('that ran out go back to the queue by job; the draft stays, the token grows', async () => {
    const { id } = await ownVoiceArticle(service, 1);
    const task = await leased(reviewer, { articleId: id });
    const draft = { rationale: 'half a thought', n: [1, { deep: true }] };
    expect(
      (await reviewer.post(`/v1/reviews/${task.taskId}/draft`, { leaseToken: task.leaseToken, draft })).status,
    ).toBe(204);
    await runOut(service, task.taskId);
    await service.sweeper().sweep();
    const other = await service.client('reviewer');
    const next = await eventually('the task is open again', async () => {
      const reply = await lease(other, { articleId: id });
      return reply.status === 200 && reply.body;
    });
    expect(next).toMatchObject({ taskId: task.taskId, leaseToken: task.leaseToken + 1, draft });
    expect(
      await service.count(`lease WHERE task_id = $1 AND token = $2 AND ended = 'expired'`, [
        task.taskId,
        task.leaseToken,
      ]),
    ).toBe(1);
    expect(
      await service.count(
        `audit_event WHERE action = 'claim.return' AND detail ->> 'how' = 'expired' AND subject_id = $1`,
        [task.claim.id],
      ),
    ).toBe(1);
  });

  it('are extended by a heartbeat and returned by a release', async () => {
    const { id } = await ownVoiceArticle(service, 1);
    const task = await leased(reviewer, { articleId: id, leaseSeconds: 30 });
    const beat = await reviewer.post<LeaseView>(`/v1/reviews/${task.taskId}/heartbeat`, {
      leaseToken: task.leaseToken,
      leaseSeconds: 7200,
    });
    expect(beat.status).toBe(200);
    expect(Date.parse(beat.body.expiresAt) - Date.parse(task.expiresAt)).toBeGreaterThan(7_000_000);
    expect((await reviewer.post(`/v1/reviews/${task.taskId}/release`, { leaseToken: task.leaseToken })).status).toBe(
      204,
    );
    const again = await leased(reviewer, { articleId: id });
    expect(again).toMatchObject({ taskId: task.taskId, leaseToken: task.leaseToken + 1 });
  });

  it('that are stale, run out or somebody else’s change nothing: 409', async () => {
    const { id } = await ownVoiceArticle(service, 3);
    const other = await service.client('reviewer');
    const released = await leased(reviewer, { articleId: id });
    await reviewer.post(`/v1/reviews/${released.taskId}/release`, { leaseToken: released.leaseToken });
    const mine = await leased(reviewer, { articleId: id });
    const ranOut = await leased(reviewer, { articleId: id });
    await runOut(service, ranOut.taskId);
    const before = await fingerprint(service);
    const attempts: [who: HttpClient, taskId: string, leaseToken: number, code: string][] = [
      [reviewer, released.taskId, released.leaseToken, 'lease_stale'],
      [other, mine.taskId, mine.leaseToken, 'lease_stale'],
      [reviewer, mine.taskId, mine.leaseToken + 1, 'lease_stale'],
      [reviewer, ranOut.taskId, ranOut.leaseToken, 'lease_expired'],
    ];
    for (const [who, taskId, leaseToken, code] of attempts) {
      const at = `/v1/reviews/${taskId}`;
      const replies: Reply<ProblemBody>[] = [
        await who.post(`${at}/heartbeat`, { leaseToken }),
        await who.post(`${at}/release`, { leaseToken }),
        await who.post(`${at}/draft`, { leaseToken, draft: { a: 1 } }),
        await who.post(`${at}/verdict`, { leaseToken, ...VERDICT }),
      ];
      expect(replies.map((reply) => [reply.status, reply.body.code])).toEqual(replies.map(() => [409, code]));
      expect(replies[0]!.body.errors).toEqual([expect.objectContaining({ pointer: '/leaseToken' })]);
    }
    expect(await fingerprint(service)).toEqual(before);
  });

  it('follow the wishes, and give 204 where nothing fits', async () => {
    const submitter = await service.client('submitter');
    const { id } = await openArticle(submitter, { text: articleText(55), language: 'en' });
    expect((await leased(reviewer, { articleId: id, claimantKind: 'unnamed' })).claim.claimants[0]!.kind).toBe(
      'unnamed',
    );
    expect((await leased(reviewer, { articleId: id, language: 'en' })).claim.articleId).toBe(id);
    for (const wish of [
      { articleId: id, language: 'de' },
      { articleId: id, claimantKind: 'document' },
      { articleId: '01890000-0000-7000-8000-000000000000' },
    ]) {
      expect((await lease(reviewer, wish)).status).toBe(204);
    }
  });

  it('come by priority, the highest first', async () => {
    const submitter = await service.client('submitter');
    const { id, claims } = await openArticle(submitter, { text: articleText(56) });
    const wanted = claims
      .map((claim) => claim.priority!.score)
      .sort((a, b) => b - a)
      .slice(0, LIMIT);
    const got: number[] = [];
    for (let n = 0; n < LIMIT; n++) got.push((await leased(reviewer, { articleId: id })).claim.priority!.score);
    expect(got).toEqual(wanted);
  });

  it('never give a person a round of a claim that they have judged', async () => {
    const desk = `desk ${backend}`;
    await changePolicy(service, { secondReview: { samplePercent: 100 } }, desk);
    const [first, second] = [
      await service.client('reviewer', 'First', desk),
      await service.client('reviewer', 'Second', desk),
    ];
    const again = await service.client('lead', 'First', desk);
    const { id } = await ownVoiceArticle(service, 1, desk);
    expect((await decide(first, await leased(first, { articleId: id }))).body.state).toBe('second_review');
    for (const same of [first, again]) {
      const none = await lease(same, { articleId: id });
      expect([none.status, none.headers.get('claimdesk-not-for-you')]).toEqual([204, 'closed-to-you=1']);
    }
    expect((await leased(second, { articleId: id })).round).toBe(2);
  });
});
