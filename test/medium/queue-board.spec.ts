import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { createKey } from '../../src/auth/create-key.js';
import { eventually } from '../eventually.js';
import { HttpClient } from '../http-client.js';
import { ProductProcess } from '../product-process.js';
import { articleText, submit } from './articles.js';
import { backends } from './backends.js';
import { TestService } from './test-service.js';

interface BoardQueues {
  queues: {
    name: string;
    readOnlyMode: boolean;
    isPaused: boolean;
    counts: Record<string, number>;
    jobs: { id: string }[];
  }[];
}

const BOARD = '/admin/queues';
const CHANGES = [
  'retry/failed',
  'clean/completed',
  'pause',
  'resume',
  'empty',
  'JOB/retry',
  'JOB/clean',
  'JOB/promote',
];

describe.each(backends)('the queue board (%s queue)', (backend) => {
  let service: TestService;
  let api: ProductProcess;
  let admin: HttpClient;
  let versionId: string;

  beforeAll(async () => {
    service = await TestService.start(backend);
    ({ versionId } = await submit(await service.client('submitter'), { text: articleText(1) }));
    api = await start({ QUEUE_BOARD: 'read' });
    admin = new HttpClient(api.url, await createKey(service.database, 'admin', 'Board Admin'));
  });
  afterAll(async () => {
    await api.stop();
    await service.stop();
  });

  const start = (env: Record<string, string>): Promise<ProductProcess> =>
    ProductProcess.start('api', {
      DATABASE_URL: service.settings.databaseUrl!,
      ...(service.redis ? { REDIS_URL: service.redis.url } : {}),
      ...env,
    });

  it('shows an admin the queues and their jobs', async () => {
    const { queues } = await eventually('the job is there', async () => {
      const { body, status } = await admin.get<BoardQueues>(
        `${BOARD}/api/queues?activeQueue=articles&status=waiting&page=1`,
      );
      return status === 200 && body.queues[0]!.counts.waiting === 1 && body;
    });
    expect(queues.map(({ name, readOnlyMode }) => [name, readOnlyMode])).toEqual([
      ['articles', true],
      ['reviews', true],
      ['webhooks', true],
    ]);
    const { status } = await admin.get(`${BOARD}/api/queues/articles/split-article-${versionId}`);
    expect(status).toBe(200);
  });

  it('has a page whose scripts are its own, under a policy that lets in nothing from elsewhere', async () => {
    const page = await admin.get(BOARD);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const policy = page.headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).not.toMatch(/https:|unsafe-eval/);
    const scripts = [...page.text.matchAll(/src="(static\/js\/[^"]+)"/g)].map(([, path]) => path);
    expect(scripts.length).toBeGreaterThan(0);
    for (const path of scripts) expect((await admin.get(`${BOARD}/${path}`)).status).toBe(200);
    expect((await admin.get('/health/live')).headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  it.each(['', '/', '/api/queues', '/queue/articles', '/static/js/x.js', '/api/redis/stats'])(
    'is closed to everybody else at its path %s',
    async (path) => {
      expect((await admin.withKey(undefined).get(`${BOARD}${path}`)).status).toBe(401);
      expect((await admin.withKey('cd_unknown').get(`${BOARD}${path}`)).status).toBe(401);
      const lead = new HttpClient(api.url, await createKey(service.database, 'lead', 'Board Lead'));
      const reply = await lead.get(`${BOARD}${path}`);
      expect([reply.status, reply.body.code]).toEqual([403, 'forbidden']);
    },
  );

  it.each([
    '/%61dmin/queues',
    '/admin/%71ueues/api/queues',
    '//admin/queues',
    '/admin//queues',
    '/admin/queues;x',
    '/admin;/queues',
    '/ADMIN/queues',
    '/Admin/Queues/api/queues',
    '/./admin/queues',
    '/v1/../admin/queues',
    '/admin/queues/api/queues/',
    '/admin/queues%2fapi/queues',
    '/admin%2fqueues',
    '/admin/queues?/health/live',
    '/health/live/../../admin/queues',
    '/%2561dmin/queues',
    '/metrics;',
    '/%6detrics',
    '//metrics',
  ])('cannot be reached without a key as %s', async (path) => {
    const status = await rawGet(api.url, path);
    expect([401, 404]).toContain(status);
  });

  it.each(CHANGES)('refuses to %s, whoever asks', async (change) => {
    const path = `${BOARD}/api/queues/articles/${change.replace('JOB', `split-article-${versionId}`)}`;
    const headers = { 'content-type': 'application/json' };
    const reply = await admin.send('PUT', path, '{}', headers);
    expect([reply.status, reply.body.code]).toEqual([403, 'forbidden']);
    for (const method of ['POST', 'PATCH', 'DELETE'])
      expect([403, 404, 405]).toContain((await admin.send(method, path, '{}', headers)).status);
    const { body } = await admin.get<BoardQueues>(`${BOARD}/api/queues`);
    expect(body.queues[0]!.counts).toMatchObject({ waiting: 1 });
    expect(body.queues[0]!.isPaused).toBe(false);
  });

  it('is not there unless it is asked for, and lets an admin change jobs only where that is asked for too', async () => {
    const closed = await start({});
    const open = await start({ QUEUE_BOARD: 'write' });
    try {
      expect((await new HttpClient(closed.url, admin.key).get(BOARD)).status).toBe(404);
      const client = new HttpClient(open.url, admin.key);
      const headers = { 'content-type': 'application/json' };
      expect(
        (await client.withKey(undefined).send('PUT', `${BOARD}/api/queues/articles/pause`, '{}', headers)).status,
      ).toBe(401);
      for (const [step, paused] of [
        ['pause', true],
        ['resume', false],
      ] as const) {
        expect((await client.send('PUT', `${BOARD}/api/queues/articles/${step}`, '{}', headers)).status).toBe(200);
        const { body } = await client.get<{ queues: { isPaused: boolean }[] }>(`${BOARD}/api/queues`);
        expect(body.queues[0]!.isPaused).toBe(paused);
      }
    } finally {
      await Promise.all([closed.stop(), open.stop()]);
    }
  });
});

/** The status of a GET whose path goes over the wire letter by letter; fetch would tidy it up. */
function rawGet(address: string, path: string): Promise<number> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let reply = '';
    socket.setEncoding('latin1').on('data', (text: string) => (reply += text));
    socket.on('end', () => resolve(Number(reply.split(' ')[1])));
    socket.on('error', reject);
    socket.write(`GET ${path} HTTP/1.1\r\nhost: ${hostname}\r\nconnection: close\r\n\r\n`);
  });
}
