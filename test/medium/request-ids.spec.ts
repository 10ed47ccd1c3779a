import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { HttpClient } from '../http-client.js';
import { TestService } from './test-service.js';

let service: TestService;
let admin: HttpClient;

beforeAll(async () => {
  service = await TestService.start();
  admin = await service.client('admin');
});
afterAll(() => service.stop());

it.each(['abc', 'a.b:c_d-9', 'x'.repeat(100)])('an id %s that comes in is kept', async (id) => {
  const reply = await admin.get('/v1/articles/7', { 'x-request-id': id });
  expect([reply.headers.get('x-request-id'), reply.body.requestId]).toEqual([id, id]);
});

it.each(['', 'a b', '{"a":1}', 'x'.repeat(101), '<script>', 'é'])(
  'an id %s that is not well-formed is replaced',
  async (id) => {
    const reply = await admin.get('/v1/articles/7', { 'x-request-id': id });
    expect(reply.headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(reply.body.requestId).toBe(reply.headers.get('x-request-id'));
  },
);

it('every reply carries one, errors in their body too, and each its own', async () => {
  const nobody = admin.withKey(undefined);
  const replies = [
    await admin.get('/health/live'),
    await admin.get('/v1/articles'),
    await nobody.get('/v1/articles'),
    await admin.get('/v1/nothing'),
    await admin.post('/v1/articles', {}),
    await admin.send('POST', '/v1/articles', '{', { 'content-type': 'application/json' }),
    await admin.send('POST', '/v1/articles', 'x', { 'content-type': 'image/png' }),
    await admin.get('/v1/%ZZ'),
  ];
  const ids = replies.map((reply) => reply.headers.get('x-request-id'));
  expect(new Set(ids).size).toBe(replies.length);
  for (const { status, body, headers } of replies)
    if (status >= 400) expect(body.requestId).toBe(headers.get('x-request-id'));
});

it('is in the audit rows of what it asked for', async () => {
  await admin.post('/v1/articles', { text: 'The port closed 3 berths.' }, { 'x-request-id': 'trace-me' });
  expect(await service.count(`audit_event WHERE request_id = 'trace-me' AND action = 'article.submit'`)).toBe(1);
});
