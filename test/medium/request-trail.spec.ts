import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createKey } from '../../src/auth/create-key.js';
import { loadSettings } from '../../src/config/load-settings.js';
import { Database } from '../../src/database/database.js';
import { eventually } from '../eventually.js';
import { HttpClient } from '../http-client.js';
import { ProductProcess } from '../product-process.js';
import { articleText, claimsOf } from './articles.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

const ARTICLES = 100;

interface SentSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: { stringValue?: string } }[];
}

/** Takes traces as a collector does, as OTLP over HTTP in JSON. */
class Collector {
  readonly spans: SentSpan[] = [];
  readonly bodies: string[] = [];
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (text: string) => (body += text));
      request.on('end', () => {
        this.bodies.push(body);
        const { resourceSpans } = JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: SentSpan[] }[] }[] };
        this.spans.push(...resourceSpans.flatMap((r) => r.scopeSpans.flatMap((s) => s.spans)));
        response.setHeader('content-type', 'application/json').end('{}');
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

let testDatabase: TestDatabase;
let database: Database;
let collector: Collector;
let api: ProductProcess;
let worker: ProductProcess;
let key: string;
let submitter: HttpClient;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = new Database(loadSettings({ DATABASE_URL: testDatabase.url }));
  collector = new Collector();
  const env = {
    DATABASE_URL: testDatabase.url,
    OTEL_EXPORTER_OTLP_ENDPOINT: await collector.start(),
    SWEEP_SECONDS: '1',
    SWEEP_AFTER_SECONDS: '1',
  };
  [api, worker] = await Promise.all([ProductProcess.start('api', env), ProductProcess.start('worker', env)]);
  key = await createKey(database, 'submitter', 'Trail Submitter');
  submitter = new HttpClient(api.url, key);
});
afterAll(async () => {
  await Promise.all([api?.stop(), worker?.stop()]);
  await collector.stop();
  await database.onApplicationShutdown();
  await testDatabase.drop();
});

const trace = (): { traceId: string; traceparent: string } => {
  const traceId = Array.from({ length: 32 }, () => Math.floor(Math.random() * 16).toString(16)).join('');
  return { traceId, traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
};

describe('the id of a request', () => {
  it('is in its log line, those of the jobs it caused and every audit row of theirs', async () => {
    const ids = Array.from({ length: ARTICLES }, (_, n) => `trail-${n}`);
    const articles = await Promise.all(
      ids.map(async (id, n) => {
        const article = { text: articleText(n), title: `Hallen ${n}\r\n{"forged":"line"}` };
        const reply = await submitter.post<{ id: string }>('/v1/articles', article, { 'x-request-id': id });
        return reply.body.id;
      }),
    );
    for (const id of articles) await claimsOf(submitter, id);

    const rows = await database.run<{ request_id: string; actions: string[] }>(
      {
        text: `SELECT request_id, array_agg(DISTINCT action ORDER BY action) AS actions FROM audit_event
               WHERE request_id LIKE 'trail-%' GROUP BY 1`,
      },
      [],
    );
    expect(rows.map((row) => row.request_id).sort()).toEqual([...ids].sort());
    for (const { actions } of rows)
      expect(actions).toEqual(['article.split', 'article.split_done', 'article.submit', 'claim.open']);
    const others = await database.run(
      { text: `SELECT * FROM audit_event WHERE request_id IS NULL AND action ~ '^(article|claim)'` },
      [],
    );
    expect(others).toEqual([]);

    await eventually('the jobs are logged', () => jobLines('split-article').length >= ARTICLES);
    const requests = api.lines().filter((line) => line.method === 'POST' && line.path === '/v1/articles');
    expect(requests.map((line) => line.requestId).sort()).toEqual([...ids].sort());
    for (const job of ['split-article', 'open-claims'])
      expect([...new Set(jobLines(job).map((line) => line.requestId))].sort()).toEqual([...ids].sort());
  });

  it('comes with a job that the sweeper added, long after the request', async () => {
    const { traceId, traceparent } = trace();
    const versionId = await waitingVersion('swept', traceparent);
    await eventually('it is split', async () => {
      const [row] = await database.run<{ split_state: string }>(
        { text: 'SELECT split_state FROM article_version WHERE id = $1' },
        [versionId],
      );
      return row!.split_state === 'done';
    });
    await eventually('its line is logged', () =>
      jobLines('split-article').some((line) => line.requestId === 'swept' && line.traceId === traceId),
    );
    await eventually('its trace is sent', () => spansOf(traceId).some(({ name }) => name === 'run split-article'));
  });
});

const jobLines = (job: string): Record<string, unknown>[] => worker.lines().filter((line) => line.job === job);
const spansOf = (traceId: string): SentSpan[] => collector.spans.filter((span) => span.traceId === traceId);

/** A version as a crash between commit and hint leaves it. */
async function waitingVersion(requestId: string, traceparent: string): Promise<string> {
  const [row] = await database.run<{ id: string }>(
    {
      text: `
        WITH desk AS (SELECT id FROM desk LIMIT 1), article_id AS MATERIALIZED (SELECT gen_random_uuid() AS id), version AS (
          INSERT INTO article_version (id, desk_id, article_id, number, text, text_length, content_hash, hinted_at, request_id, traceparent)
          SELECT gen_random_uuid(), desk.id, article_id.id, 1, $1, length($1), sha256(convert_to($1, 'UTF8')), now() - interval '1 hour', $2, $3
          FROM desk, article_id RETURNING id, article_id, desk_id
        ), article AS (
          INSERT INTO article (id, desk_id, current_version_id) SELECT article_id, desk_id, id FROM version
        ) SELECT id FROM version`,
    },
    [articleText('swept'), requestId, traceparent],
  );
  return row!.id;
}

describe('a trace', () => {
  it('goes from the request over the job to the statements, under one id, and holds no values', async () => {
    const { traceId, traceparent } = trace();
    const reply = await submitter.post<{ id: string }>(
      '/v1/articles',
      { text: articleText('traced') },
      { traceparent },
    );
    await claimsOf(submitter, reply.body.id);
    const names = [
      'POST /v1/articles',
      'submit-article',
      'send split-article',
      'run split-article',
      'start-split',
      'run open-claims',
      'open-claims',
    ];
    await eventually('all of it was sent', () => {
      const sent = new Set(spansOf(traceId).map(({ name }) => name));
      return names.every((name) => sent.has(name));
    });
    const spans = spansOf(traceId);
    const byName = (name: string): SentSpan => spans.find((span) => span.name === name)!;
    const parentOf = (name: string): string =>
      spans.find(({ spanId }) => spanId === byName(name).parentSpanId)?.name ?? 'outside';
    expect(Object.fromEntries(names.map((name) => [name, parentOf(name)]))).toEqual({
      'POST /v1/articles': 'outside',
      'submit-article': 'POST /v1/articles',
      'send split-article': 'POST /v1/articles',
      'run split-article': 'POST /v1/articles',
      'start-split': 'run split-article',
      'run open-claims': 'run split-article',
      'open-claims': 'run open-claims',
    });
    expect(collector.bodies.join()).not.toMatch(/Lindqvist|berths/);
    expect(collector.bodies.join()).not.toContain(key);
  });

  it.each(['', '00-0', `00-${'0'.repeat(32)}-${'1'.repeat(16)}-01`, 'x'.repeat(10_000)])(
    'begins anew where the header %# is none',
    async (traceparent) => {
      const id = `bad-${Math.random()}`;
      await submitter.get('/v1/articles', { traceparent, 'x-request-id': id });
      const span = await eventually('it was sent', () =>
        collector.spans.find((s) =>
          s.attributes.some((a) => a.key === 'claimdesk.request_id' && a.value.stringValue === id),
        ),
      );
      expect(span.traceId).toMatch(/^(?!0{32})[0-9a-f]{32}$/);
      expect(span.parentSpanId ?? '').toBe('');
    },
  );
});

it('no key, hash of one or password is ever logged', async () => {
  const admin = new HttpClient(api.url, await createKey(database, 'admin', 'Trail Admin'));
  const secrets = [key, admin.key!, 'cd_guessed_but_secret', new URL(testDatabase.url).password];
  await admin.withKey('cd_guessed_but_secret').get('/v1/articles');
  await admin.get(`/v1/articles?key=${key}`);
  await admin.get(`/v1/articles?api_key=${key}`, { cookie: `session=${key}` });
  await admin.post('/v1/articles', { text: 5, key });
  await admin.send('POST', '/v1/articles', `{"key":"${key}"`, { 'content-type': 'application/json' });
  const made = await admin.post<{ key: string }>('/v1/people', { name: 'Made By Request', role: 'reviewer' });
  expect(made.body.key).toMatch(/^cd_/);
  await new HttpClient(api.url, made.body.key).get('/v1/claims');
  await eventually('the requests are logged', () => api.output.includes('/v1/claims'));
  for (const secret of [...secrets, made.body.key]) {
    expect(secret.length).toBeGreaterThan(10);
    expect(`${api.output}${worker.output}`).not.toContain(secret);
  }
});
