import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../eventually.js';
import { HttpClient } from '../http-client.js';
import { articleText, openArticle, submit } from './articles.js';
import { backends } from './backends.js';
import { decide, EVIDENCE, leased } from './reviewing.js';
import { TestService } from './test-service.js';
import { WEBHOOK_ENV } from './webhooks.js';

/** Samples by name and labels as Prometheus writes them, labels in alphabetical order. */
function samples(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const [, name, labels, value] = /^([a-z0-9_]+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
      if (!name) throw new Error(`not a sample: ${line}`);
      return [labels ? `${name}{${labels.split(',').sort().join()}}` : name, Number(value)];
    }),
  );
}

/** What each figure must be, each by a statement of its own that shares nothing with the product's. */
const TRUTH: Record<string, string> = {
  claimdesk_claims: `SELECT 'state="' || s || '"' AS labels, (SELECT count(*) FROM claim WHERE state = s) AS value FROM unnest(enum_range(NULL::claim_state)) s`,
  claimdesk_review_tasks: `SELECT 'round="' || r || '",state="' || s || '"' AS labels, (SELECT count(*) FROM review_task WHERE state = s AND round = r) AS value FROM unnest(enum_range(NULL::task_state)) s, generate_series(1, 3) r`,
  claimdesk_articles: `SELECT 'status="' || s || '"' AS labels, (SELECT count(*) FROM article WHERE status = s) AS value FROM unnest(enum_range(NULL::article_status)) s`,
  claimdesk_live_leases: `SELECT '' AS labels, count(*) FILTER (WHERE ended IS NULL) AS value FROM lease`,
  claimdesk_unsplit_versions: `SELECT '' AS labels, count(*) AS value FROM article_version WHERE split_state NOT IN ('done', 'failed')`,
  claimdesk_dead_letters: `SELECT 'kind="split"' AS labels, count(*) AS value FROM article WHERE failure_reason IS NOT NULL
    UNION ALL SELECT 'kind="webhook"', count(*) FILTER (WHERE state = 'failed') FROM webhook_delivery`,
  claimdesk_webhook_deliveries: `SELECT 'state="' || s || '"' AS labels, (SELECT count(*) FROM webhook_delivery WHERE state = s) AS value FROM unnest(enum_range(NULL::delivery_state)) s`,
  claimdesk_audit_head: `SELECT '' AS labels, count(*) AS value FROM audit_link`,
  claimdesk_audit_unsealed: `SELECT '' AS labels, count(*) AS value FROM audit_event WHERE id NOT IN (SELECT event_id FROM audit_link)`,
};
const AGES: Record<string, string> = {
  claimdesk_oldest_open_task_seconds: `SELECT max(now() - created_at) AS age FROM review_task WHERE state = 'open'`,
  claimdesk_oldest_lease_seconds: `SELECT max(now() - granted_at) AS age FROM lease WHERE ended IS NULL`,
  claimdesk_oldest_unsplit_seconds: `SELECT max(now() - created_at) AS age FROM article_version WHERE split_state = 'pending'`,
  claimdesk_webhook_lag_seconds: `SELECT max(now() - created_at) AS age FROM webhook_delivery WHERE state = 'pending'`,
};

describe.each(backends)('metrics (%s queue)', (backend) => {
  let service: TestService;
  let admin: HttpClient;

  beforeAll(async () => {
    service = await TestService.startWithWorker(backend, { ...WEBHOOK_ENV, SWEEP_AFTER_SECONDS: '1' });
    admin = await service.client('admin');
  });
  afterAll(() => service.stop());

  const read = async (): Promise<Map<string, number>> => {
    const reply = await admin.get('/metrics');
    expect([reply.status, reply.headers.get('content-type')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
    return samples(reply.text);
  };
  const agrees = async (): Promise<Map<string, number>> => {
    const figures = await read();
    for (const [name, text] of Object.entries(TRUTH)) {
      for (const { labels, value } of await service.sql<{ labels: string; value: string }>(text)) {
        const sample = labels ? `${name}{${labels}}` : name;
        expect([sample, figures.get(sample)]).toEqual([sample, Number(value)]);
      }
    }
    return figures;
  };

  it('agree with Postgres of an empty desk', async () => {
    const figures = await agrees();
    for (const name of Object.keys(AGES)) expect(figures.get(name)).toBe(0);
  });

  it('agree with Postgres of a desk with everything in it', async () => {
    await openArticle(await service.client('submitter'), { text: articleText(1) });
    const reviewer = await service.client('reviewer');
    const task = await leased(reviewer);
    expect((await decide(reviewer, task, { evidence: [EVIDENCE] })).status).toBe(200);
    await leased(reviewer);
    await service.stopWorker();
    const endpoint = { url: 'http://127.0.0.1:9/', events: ['article.received'] };
    expect((await admin.post('/v1/webhooks', endpoint)).status).toBe(201);
    const submitter = await service.client('submitter');
    const { id } = await submit(submitter, { text: articleText(2) });
    await submit(submitter, { text: articleText(3) });
    await service.sql(
      `UPDATE article_version SET split_state = 'failed', failed_at = now(), failure_reason = 'given up' WHERE article_id = $1`,
      [id],
    );
    await service.sql(`UPDATE article SET status = 'failed', failure_reason = 'given up' WHERE id = $1`, [id]);
    await eventually(
      'the hints have left',
      async () => (await read()).get('claimdesk_queue_jobs{queue="articles",state="waiting"}') === 2,
    );

    const figures = await agrees();
    expect(figures.get('claimdesk_live_leases')).toBe(1);
    expect(figures.get('claimdesk_review_tasks{round="1",state="leased"}')).toBe(1);
    expect(figures.get('claimdesk_dead_letters{kind="split"}')).toBe(1);
    expect(figures.get('claimdesk_unsplit_versions')).toBe(1);
    expect(figures.get('claimdesk_webhook_deliveries{state="pending"}')).toBe(2);
    expect(figures.get('claimdesk_audit_unsealed')).toBeGreaterThan(5);
    expect(figures.get('claimdesk_queue_up{queue="articles"}')).toBe(1);
  });

  it.each(Object.entries(AGES))('%s is as old as the row', async (name, text) => {
    const age = async (): Promise<number> => {
      const [row] = await service.sql<{ age: number }>(
        `SELECT extract(epoch FROM age)::float AS age FROM (${text}) AS a`,
      );
      return row!.age;
    };
    const before = await age();
    const figure = (await read()).get(name)!;
    expect(before).toBeGreaterThan(0);
    expect(figure).toBeGreaterThanOrEqual(before);
    expect(figure).toBeLessThanOrEqual(await age());
  });

  it('of a worker count its jobs and the sweeper’s finds, and need an admin’s key', async () => {
    await service.startWorker();
    try {
      const url = await service.worker!.getUrl();
      const page = (client: HttpClient): HttpClient => new HttpClient(url, client.key);
      await service.sql(`UPDATE article_version SET hinted_at = now() - interval '1 hour'`);
      await service.sweeper().sweep();
      const done = 'claimdesk_job_seconds_count{job="split-article",outcome="done"}';
      const figures = await eventually('both were taken', async () => {
        const { status, text } = await page(admin).get('/metrics');
        expect(status).toBe(200);
        const now = samples(text);
        return now.get(done)! >= 1 && now.get('claimdesk_running_jobs{queue="articles"}') === 0 && now;
      });
      expect(figures.get('claimdesk_sweeper_readds_total{job="split-article"}')).toBe(1);
      expect(figures.get('claimdesk_job_seconds_count{job="split-article",outcome="failed"}')).toBe(0);
      expect(figures.get('claimdesk_pool_connections{state="waiting"}')).toBe(0);
      expect(figures.get('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
      expect(figures.get('process_resident_memory_bytes')).toBeGreaterThan(1e7);
      expect(figures.has('claimdesk_claims{state="open"}')).toBe(false);

      expect((await page(admin.withKey(undefined)).get('/metrics')).status).toBe(401);
      expect((await page(await service.client('lead')).get('/metrics')).status).toBe(403);
      expect((await page(admin.withKey(undefined)).get('/health/ready')).status).toBe(200);
    } finally {
      await service.stopWorker();
    }
  });
});
