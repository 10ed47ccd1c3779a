import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { ArticleView } from '../../src/articles/article.view.js';
import type { AuditCheckView } from '../../src/audit/audit.view.js';
import { eventually } from '../eventually.js';
import type { HttpClient } from '../http-client.js';
import { articleText, claimsOf, submit } from './articles.js';
import { backends } from './backends.js';
import { pgBouncerIsHere, POOL, startPgBouncer } from './pgbouncer.js';
import { decide, lease, leased } from './reviewing.js';
import { createTestDatabase } from './test-database.js';
import { TestService } from './test-service.js';

const ARTICLES = 20;

const wherePgBouncerIs = pgBouncerIsHere() ? describe : describe.skip;
wherePgBouncerIs.each(backends)('behind PgBouncer in transaction mode (%s queue)', (backend) => {
  let pooler: Awaited<ReturnType<typeof startPgBouncer>>;
  let service: TestService;
  let lead: HttpClient;

  beforeAll(async () => {
    const database = await createTestDatabase();
    pooler = await startPgBouncer(database.url);
    service = await TestService.on(database, backend, { DATABASE_URL: pooler.url, DATABASE_DIRECT_URL: database.url });
    await service.startWorker();
    lead = await service.client('lead');
  });
  afterAll(async () => {
    await service.stop();
    await pooler.stop();
  });

  it('articles are taken in, split and reviewed by many at once, in few sessions', async () => {
    const ids = await Promise.all(
      Array.from({ length: ARTICLES }, async (_, n) => (await submit(lead, { text: articleText(n) })).id),
    );
    for (const id of ids) expect((await claimsOf(lead, id)).length).toBeGreaterThan(5);
    const reviewers = await Promise.all(Array.from({ length: 12 }, () => service.client('reviewer')));
    const tasks = await Promise.all(reviewers.map((reviewer) => leased(reviewer)));
    expect(new Set(tasks.map(({ taskId }) => taskId)).size).toBe(reviewers.length);
    const verdicts = await Promise.all(reviewers.map((reviewer, n) => decide(reviewer, tasks[n]!)));
    expect(verdicts.map(({ status }) => status)).toEqual(reviewers.map(() => 200));
    const lists = await Promise.all(reviewers.map((reviewer) => reviewer.get<ArticleView>(`/v1/articles/${ids[0]!}`)));
    expect(new Set(lists.map(({ status }) => status))).toEqual(new Set([200]));
    const sessions = await service.asOwner<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'claimdesk'`,
    );
    expect(sessions[0]!.n).toBeLessThanOrEqual(POOL);
  });

  it('a POST with an Idempotency-Key is one transaction, however many come at once', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const article = { text: articleText('once') };
    const replies = await Promise.all(Array.from({ length: 10 }, () => lead.post('/v1/articles', article, key)));
    for (const { status } of replies) expect([202, 409]).toContain(status);
    const again = await lead.post('/v1/articles', article, key);
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([202, 'true']);
    expect(await service.count(`audit_event WHERE action = 'article.submit'`)).toBe(ARTICLES + 1);
  });

  it('every session is the app’s role, and what goes around is not', async () => {
    const asked = Array.from({ length: 30 }, () => service.sql<{ role: string }>('SELECT current_user AS role'));
    expect(new Set((await Promise.all(asked)).map(([row]) => row!.role))).toEqual(new Set(['claimdesk_app']));
    await expect(service.sql(`UPDATE audit_event SET reason = 'x'`)).rejects.toThrow('permission denied');
    expect((await service.asOwner<{ role: string }>('SELECT current_user AS role'))[0]!.role).not.toBe('claimdesk_app');
    const timeouts = await service.sql<{ timeout: string }>(`SELECT current_setting('statement_timeout') AS timeout`);
    expect(timeouts[0]!.timeout).toBe('30s');
  });

  it('what a sweep finds is done, and the log verifies', async () => {
    const task = await leased(lead);
    await service.sql(
      `UPDATE lease SET granted_at = now() - interval '2 hours', expires_at = now() - interval '1 hour' WHERE task_id = $1`,
      [task.taskId],
    );
    await service.sweeper().sweep();
    await eventually('it can be leased again', async () => {
      return (await lease(lead, { claimId: task.claim.id })).status === 200;
    });
    await service.sweeper().sweep();
    expect((await lead.get<AuditCheckView>('/v1/audit/verify')).body.ok).toBe(true);
  });
});
