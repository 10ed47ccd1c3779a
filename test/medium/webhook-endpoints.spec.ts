import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { WebhookPage, WebhookView } from '../../src/webhooks/webhook.view.js';
import type { HttpClient } from '../http-client.js';
import { refusal } from './registry.js';
import { TestService } from './test-service.js';
import { createWebhook, WEBHOOK_ENV } from './webhooks.js';

const URL = 'https://receiver.example/hook?token=sesame';

let service: TestService;
let lead: HttpClient;
let desk: string;
let desks = 0;

beforeAll(async () => {
  service = await TestService.start('postgres', { ...WEBHOOK_ENV, WEBHOOK_TARGETS: 'public' });
});
afterAll(() => service.stop());
beforeEach(async () => {
  desk = `desk ${++desks}`;
  lead = await service.client('lead', undefined, desk);
});

test('a webhook is made, read, listed and deleted; its secret is in the first reply only', async () => {
  const created = await createWebhook(lead, URL, ['verdict.given']);
  const { secret, ...shown } = created;
  expect(Buffer.from(secret.replace(/^whsec_/, ''), 'base64')).toHaveLength(32);
  const one = await lead.get<WebhookView>(`/v1/webhooks/${created.id}`);
  expect([one.body, one.headers.get('etag')]).toEqual([shown, '"1"']);
  const second = await createWebhook(lead, URL);
  const page = (query: string) => lead.get<WebhookPage>(`/v1/webhooks${query}`).then(({ body }) => body);
  const first = await page('?limit=1');
  expect(first.items).toEqual([shown]);
  expect((await page(`?limit=1&cursor=${first.nextCursor}`)).items.map(({ id }) => id)).toEqual([second.id]);

  expect((await lead.send('DELETE', `/v1/webhooks/${created.id}`)).status).toBe(204);
  expect((await lead.send('DELETE', `/v1/webhooks/${created.id}`)).status).toBe(404);
  expect((await page('')).items.map(({ id }) => id)).toEqual([second.id]);
});

test('another desk’s webhook is not there', async () => {
  const { id } = await createWebhook(lead, URL);
  const stranger = await service.client('admin', undefined, `${desk} beside`);
  const json = { 'content-type': 'application/json', 'if-match': '*' };
  const replies = await Promise.all([
    stranger.get(`/v1/webhooks/${id}`),
    stranger.send('PATCH', `/v1/webhooks/${id}`, '{"enabled":false}', json),
    stranger.send('DELETE', `/v1/webhooks/${id}`),
    stranger.post(`/v1/webhooks/${id}/rotate-secret`),
    stranger.post(`/v1/webhooks/${id}/test`),
    stranger.get(`/v1/webhooks/${id}/deliveries`),
    stranger.post(`/v1/webhooks/${id}/replay`, { since: '2026-01-01' }),
    stranger.post(`/v1/webhooks/${id}/deliveries/${id}/replay`),
  ]);
  expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 404));
  expect((await lead.get<WebhookView>(`/v1/webhooks/${id}`)).body).toMatchObject({ enabled: true, revision: 1 });
});

describe('a change', () => {
  test('needs the revision that was read', async () => {
    const { id } = await createWebhook(lead, URL);
    const change = (body: object, match: string) =>
      lead.patch<WebhookView>(`/v1/webhooks/${id}`, body, { 'if-match': match });
    const moved = await change({ url: 'https://other.example/', events: ['article.split'] }, '"1"');
    expect([moved.status, moved.body]).toEqual([
      200,
      expect.objectContaining({ url: 'https://other.example/', events: ['article.split'], enabled: true, revision: 2 }),
    ]);
    expect((await change({ enabled: false }, '"1"')).status).toBe(412);
    expect((await lead.patch(`/v1/webhooks/${id}`, { enabled: false })).status).toBe(428);
    expect((await change({ enabled: false }, '"2"')).body).toMatchObject({ enabled: false, disabledReason: null });
  });

  test('of many at once only one counts', async () => {
    const { id } = await createWebhook(lead, URL);
    const changes = Array.from({ length: 20 }, (_, n) =>
      lead.patch(`/v1/webhooks/${id}`, { url: `https://receiver.example/${n}` }, { 'if-match': '"1"' }),
    );
    const statuses = (await Promise.all(changes)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, ...Array<number>(19).fill(412)]);
  });
});

test.each([
  [{}, '/url'],
  [{ url: 7 }, '/url'],
  [{ url: 'ftp://receiver.example/' }, '/url'],
  [{ url: 'http://0x7f.1/' }, '/url'],
  [{ url: 'https://[::1]/' }, '/url'],
  [{ url: `https://receiver.example/${'x'.repeat(2000)}` }, '/url'],
  [{ url: URL, events: ['claim.leased'] }, '/events'],
  [{ url: URL, events: null }, '/events'],
  [{ url: URL, events: ['article.split', 'article.split'] }, '/events'],
  [{ url: URL, secret: 'whsec_mine' }, '/secret'],
])('%j is refused', async (body, pointer) => {
  expect(refusal(await lead.post('/v1/webhooks', body))).toEqual([400, 'invalid_request', pointer, undefined]);
});

test('a desk has twenty at most', async () => {
  for (let n = 0; n < 20; n++) await createWebhook(lead, URL);
  expect(refusal(await lead.post('/v1/webhooks', { url: URL })).slice(0, 2)).toEqual([409, 'webhook_limit']);
});

test('each step is in the log, with the host and without the address', async () => {
  const { id } = await createWebhook(lead, URL);
  await lead.patch(`/v1/webhooks/${id}`, { enabled: false }, { 'if-match': '*' });
  await lead.post(`/v1/webhooks/${id}/rotate-secret`, {}, { 'x-request-id': 'req-rotate' });
  await lead.send('DELETE', `/v1/webhooks/${id}`);
  const log = await service.sql<{
    actor: string;
    action: string;
    from_state: string;
    to_state: string;
    detail: object;
    request_id: string;
  }>(
    'SELECT actor, action, from_state, to_state, detail, request_id FROM audit_event WHERE subject_id = $1 ORDER BY id',
    [id],
  );
  expect(log.map((row) => [row.action, row.from_state, row.to_state])).toEqual([
    ['webhook.create', null, 'enabled'],
    ['webhook.change', 'enabled', 'disabled'],
    ['webhook.rotate_secret', null, null],
    ['webhook.delete', 'disabled', 'deleted'],
  ]);
  expect(log.every(({ actor }) => actor.startsWith('person:'))).toBe(true);
  expect(log[2]!.request_id).toBe('req-rotate');
  expect(log[0]!.detail).toMatchObject({ host: 'receiver.example' });
  expect(JSON.stringify(log)).not.toContain('sesame');
});

test('nothing in the database holds a secret in the clear', async () => {
  const first = await lead.post<{ id: string; secret: string }>(
    '/v1/webhooks',
    { url: URL },
    { 'idempotency-key': 'once' },
  );
  const { body: second } = await lead.post<{ secret: string }>(`/v1/webhooks/${first.body.id}/rotate-secret`);
  const again = await lead.post<{ secret: null }>('/v1/webhooks', { url: URL }, { 'idempotency-key': 'once' });
  expect([again.body, again.headers.get('cache-control')]).toEqual([
    expect.objectContaining({ id: first.body.id, secret: null }),
    'no-store',
  ]);
  const secrets = [first.body.secret, second.secret].map((secret) => secret.replace('whsec_', ''));
  const needles = secrets.flatMap((secret) => [
    secret,
    Buffer.from(secret, 'base64').toString('hex'),
    Buffer.from(secret).toString('hex'),
  ]);
  const tables = await service.sql<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'bullmq')`,
  );
  let rows = 0;
  for (const { name } of tables) {
    const dump = await service.asOwner<{ text: string }>(`SELECT t::text AS text FROM ${name} AS t`);
    rows += dump.length;
    for (const needle of needles) expect([name, dump.some(({ text }) => text.includes(needle))]).toEqual([name, false]);
  }
  const dump = await service.asOwner<{ text: string }>('SELECT t::text AS text FROM webhook_endpoint AS t');
  expect(dump.some(({ text }) => text.includes('receiver.example'))).toBe(true);
  expect(rows).toBeGreaterThan(10);
});

test('without SECRETS_KEY a webhook is refused, and the setting named', async () => {
  const keyless = await TestService.start();
  const reply = await (await keyless.client('lead')).post('/v1/webhooks', { url: URL });
  expect([reply.status, reply.body.code, reply.body.detail]).toEqual([
    503,
    'secrets_key_missing',
    expect.stringContaining('SECRETS_KEY'),
  ]);
  await keyless.stop();
});
