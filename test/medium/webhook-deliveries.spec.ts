import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { WebhookVerificationError } from 'standardwebhooks';
import { eventually } from '../eventually.js';
import type { HttpClient } from '../http-client.js';
import { articleText, openArticle, submit } from './articles.js';
import { Receiver, verified } from './receiver.js';
import { decide, leased } from './reviewing.js';
import { TestService } from './test-service.js';
import { createWebhook, deliveriesOf, WEBHOOK_ENV } from './webhooks.js';

let service: TestService;
let receiver: Receiver;
let desks = 0;
let desk: string;
let lead: HttpClient;
let submitter: HttpClient;

beforeAll(async () => {
  service = await TestService.startWithWorker('postgres', WEBHOOK_ENV);
});
afterAll(() => service.stop());
beforeEach(async () => {
  desk = `desk ${++desks}`;
  lead = await service.client('lead', undefined, desk);
  submitter = await service.client('submitter', undefined, desk);
  receiver = await Receiver.start();
});
afterEach(() => receiver.stop());

const arrived = (n: number): Promise<true | undefined> =>
  eventually(`${n} requests have arrived`, () => receiver.received.length >= n || undefined);

describe('what is sent', () => {
  test('every change of state of an article and its claims, once, with the request that caused it', async () => {
    const { secret } = await createWebhook(lead, receiver.url);
    const text = 'The port of Hallen closed 3 berths in March 2019.';
    const reply = await submitter.post<{ id: string }>('/v1/articles', { text }, { 'x-request-id': 'req-submit' });
    const articleId = reply.body.id;
    await arrived(3);
    const reviewer = await service.client('reviewer', undefined, desk);
    const task = await leased(reviewer);
    await decide(reviewer, task);
    await arrived(6);

    const claimId = task.claim.id;
    const told = receiver.received.map((request) => verified(request, secret));
    const data = told
      .sort((a, b) => a.data.eventId - b.data.eventId)
      .map(({ type, data: d }) => [type, d.from, d.to, d.actorKind]);
    expect(data).toEqual([
      ['article.received', null, 'received', 'person'],
      ['article.split', 'splitting', 'in_review', 'system'],
      ['claim.opened', 'extracted', 'open', 'system'],
      ['claim.state_changed', 'open', 'in_review', 'person'],
      ['verdict.given', 'in_review', 'concluded', 'person'],
      ['article.concluded', 'in_review', 'concluded', 'system'],
    ]);
    expect(told.map(({ data: d }) => d.articleId)).toEqual(told.map(() => articleId));
    expect(told.map(({ data: d }) => d.claimId)).toEqual([undefined, undefined, claimId, claimId, claimId, undefined]);
    expect(told[0]!.data.requestId).toBe('req-submit');
    expect(told[4]!.data.verdict).toEqual({ id: expect.any(String), attribution: 'verified', content: 'disputed' });
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(6);
  });

  test('only the events that were asked for, and only those of the desk', async () => {
    const other = await service.client('lead', undefined, `${desk} beside`);
    const { id } = await createWebhook(lead, receiver.url, ['article.split']);
    const { id: beside } = await createWebhook(other, receiver.url);
    await openArticle(submitter, { text: articleText(desk) });
    await arrived(1);
    expect(receiver.received.map(({ body }) => body.type)).toEqual(['article.split']);
    expect((await deliveriesOf(lead, id)).map(({ type, state, attempts }) => [type, state, attempts])).toEqual([
      ['article.split', 'delivered', 1],
    ]);
    expect(await deliveriesOf(other, beside)).toEqual([]);
  });

  test('a test message, when somebody asks for one', async () => {
    const { id, secret } = await createWebhook(lead, receiver.url);
    const reply = await lead.post<{ id: string }>(`/v1/webhooks/${id}/test`);
    await arrived(1);
    expect(reply.status).toBe(202);
    const { headers } = receiver.received[0]!;
    expect([headers['webhook-id'], headers['content-type']]).toEqual([reply.body.id, 'application/json']);
    expect(verified(receiver.received[0]!, secret)).toMatchObject({ type: 'webhook.test', data: { webhookId: id } });
  });

  test('a signature that one byte or six minutes spoil', async () => {
    const { id, secret } = await createWebhook(lead, receiver.url);
    await lead.post(`/v1/webhooks/${id}/test`);
    await arrived(1);
    const { text, headers } = receiver.received[0]!;
    const late = String(Number(headers['webhook-timestamp']) - 360);
    const spoilt = [
      { text: `${text} `, headers },
      { text: text.replace('webhook', 'wEbhook'), headers },
      { text, headers: { ...headers, 'webhook-id': `${String(headers['webhook-id']).slice(0, -1)}x` } },
      { text, headers: { ...headers, 'webhook-timestamp': late } },
    ];
    expect(verified({ text, headers }, secret)).toBeDefined();
    for (const one of spoilt) expect(() => verified(one, secret)).toThrow(WebhookVerificationError);
  });

  test('both secrets sign while one replaces the other', async () => {
    const { id, secret } = await createWebhook(lead, receiver.url);
    const rotate = (keepOldHours: number) =>
      lead.post<{ secret: string; oldSecretUntil: string | null }>(`/v1/webhooks/${id}/rotate-secret`, {
        keepOldHours,
      });
    const second = (await rotate(1)).body;
    await lead.post(`/v1/webhooks/${id}/test`);
    await arrived(1);
    expect(second.oldSecretUntil).not.toBeNull();
    for (const one of [secret, second.secret]) expect(verified(receiver.received[0]!, one)).toBeDefined();

    const third = (await rotate(0)).body;
    await lead.post(`/v1/webhooks/${id}/test`);
    await arrived(2);
    expect(verified(receiver.received[1]!, third.secret)).toBeDefined();
    for (const one of [secret, second.secret]) expect(() => verified(receiver.received[1]!, one)).toThrow();
  });
});

describe('a receiver that', () => {
  test('fails three times gets it a fourth time, under the same id', async () => {
    receiver.answer = (_request, response) => response.writeHead(receiver.received.length > 3 ? 200 : 500).end();
    const { id, secret } = await createWebhook(lead, receiver.url, ['article.received']);
    await submit(submitter, { text: articleText(desk) });
    await arrived(4);
    const [delivery] = await eventually('it is delivered', async () => {
      const found = await deliveriesOf(lead, id, 'delivered');
      return found.length > 0 && found;
    });
    expect(delivery).toMatchObject({ attempts: 4, lastStatus: 200, lastError: null, dueAt: null });
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual(Array(4).fill(delivery!.id));
    expect(new Set(receiver.received.map(({ text }) => text)).size).toBe(1);
    for (const request of receiver.received) verified(request, secret);
  });

  test('goes on failing has a failed delivery in the end, which can be replayed alone or with all others', async () => {
    receiver.answer = (_request, response) => response.writeHead(503).end();
    const { id } = await createWebhook(lead, receiver.url, ['article.received']);
    const since = new Date(Date.now() - 60_000).toISOString();
    await submit(submitter, { text: articleText(`${desk} one`) });
    await submit(submitter, { text: articleText(`${desk} two`) });
    const failed = await eventually('both have failed', async () => {
      const found = await deliveriesOf(lead, id, 'failed');
      return found.length === 2 && found;
    });
    expect(failed.map(({ attempts, lastStatus, lastError }) => [attempts, lastStatus, lastError])).toEqual(
      Array(2).fill([4, 503, 'the receiver answered 503']),
    );
    receiver.answer = (_request, response) => response.writeHead(200).end();
    const reply = await lead.post(`/v1/webhooks/${id}/deliveries/${failed[0]!.id}/replay`);
    expect([reply.status, reply.body]).toEqual([202, expect.objectContaining({ id: failed[0]!.id, state: 'pending' })]);
    await arrived(9);
    expect(receiver.received.at(-1)!.headers['webhook-id']).toBe(failed[0]!.id);
    const later = new Date(Date.now() + 60_000).toISOString();
    expect((await lead.post(`/v1/webhooks/${id}/replay`, { since: later })).body).toEqual({ replayed: 0 });
    expect((await lead.post(`/v1/webhooks/${id}/replay`, { since })).body).toEqual({ replayed: 1 });
    await arrived(10);
    expect(receiver.received.at(-1)!.headers['webhook-id']).toBe(failed[1]!.id);
    const log = await service.sql<{ action: string }>(
      `SELECT action FROM audit_event WHERE subject_id = $1 AND action = 'webhook.replay'`,
      [id],
    );
    expect(log).toHaveLength(2);
  });

  test('answers 410 is left alone from then on, until somebody switches it on', async () => {
    receiver.answer = (_request, response) => response.writeHead(410).end();
    const { id } = await createWebhook(lead, receiver.url, ['article.received']);
    await submit(submitter, { text: articleText(`${desk} one`) });
    const off = await eventually('it is switched off', async () => {
      const { body, headers } = await lead.get<Record<string, unknown>>(`/v1/webhooks/${id}`);
      return body.enabled === false && { body, etag: headers.get('etag')! };
    });
    expect(off.body.disabledReason).toBe('The receiver answered 410 Gone.');
    await submit(submitter, { text: articleText(`${desk} two`) });
    expect(await deliveriesOf(lead, id)).toEqual([
      expect.objectContaining({ state: 'failed', attempts: 1, lastStatus: 410 }),
    ]);
    expect((await lead.post(`/v1/webhooks/${id}/test`)).body.code).toBe('webhook_disabled');

    receiver.answer = (_request, response) => response.writeHead(200).end();
    const on = await lead.patch(`/v1/webhooks/${id}`, { enabled: true }, { 'if-match': off.etag });
    expect([on.status, on.body]).toEqual([200, expect.objectContaining({ enabled: true, disabledReason: null })]);
    await submit(submitter, { text: articleText(`${desk} three`) });
    await arrived(2);
    expect(receiver.received).toHaveLength(2);
  });

  test('redirects has failed, and where it points hears nothing', async () => {
    const elsewhere = await Receiver.start();
    receiver.answer = (_request, response) => response.writeHead(307, { location: elsewhere.url }).end();
    const { id } = await createWebhook(lead, receiver.url);
    await lead.post(`/v1/webhooks/${id}/test`);
    await eventually('it has failed', async () => (await deliveriesOf(lead, id, 'failed')).length === 1);
    expect((await deliveriesOf(lead, id))[0]).toMatchObject({ attempts: 4, lastStatus: 307 });
    expect(elsewhere.connections).toBe(0);
    await elsewhere.stop();
  });

  test('hangs, drips or never ends its reply costs a timeout, and does not hold up another', async () => {
    const quick = await Receiver.start();
    const drips = new Set<NodeJS.Timeout>();
    receiver.answer = ({ path }, response) => {
      if (path === '/hangs') return;
      response.writeHead(200);
      drips.add(setInterval(() => response.write('x'), 100));
    };
    const slow = [new URL('/hangs', receiver.url).href, new URL('/drips', receiver.url).href];
    const ids = await Promise.all(slow.map(async (url) => (await createWebhook(lead, url, ['article.received'])).id));
    const { id: quickId } = await createWebhook(lead, quick.url, ['article.received']);
    for (let n = 0; n < 5; n++) await submit(submitter, { text: articleText(`${desk} ${n}`) });
    await eventually(
      'the quick one has everything',
      async () => (await deliveriesOf(lead, quickId, 'delivered')).length === 5,
    );
    for (const id of ids) expect(await deliveriesOf(lead, id, 'delivered')).toEqual([]);
    for (const id of ids) {
      const [delivery] = await eventually('the slow one was given up', async () => {
        const found = (await deliveriesOf(lead, id)).filter(({ lastError }) => lastError !== null);
        return found.length > 0 && found;
      });
      expect(delivery!.lastError).toBe('no complete reply within 1 s');
    }
    for (const drip of drips) clearInterval(drip);
    await quick.stop();
  });

  test('says much is cut off and still has it', async () => {
    receiver.answer = (_request, response) => {
      response.writeHead(200);
      const pour = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
        if (!response.destroyed) response.once('drain', pour);
      };
      pour();
    };
    const { id } = await createWebhook(lead, receiver.url);
    await lead.post(`/v1/webhooks/${id}/test`);
    await eventually('it is delivered', async () => (await deliveriesOf(lead, id, 'delivered')).length === 1);
  });
});
