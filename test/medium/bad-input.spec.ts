import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { HttpClient, ProblemBody, Reply } from '../http-client.js';
import { fingerprint } from './fingerprint.js';
import { TestService } from './test-service.js';

const JSON_TYPE = { 'content-type': 'application/json' };

let service: TestService;
let admin: HttpClient;
let before: Record<string, string>;

beforeAll(async () => {
  service = await TestService.start();
  admin = await service.client('admin');
});
afterAll(() => service.stop());
beforeEach(async () => {
  before = await fingerprint(service);
});
afterEach(async () => {
  expect(await fingerprint(service)).toEqual(before);
});

const refusal = ({ status, headers, body }: Reply<ProblemBody>): [number, string, (string | undefined)[]] => {
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(body).toMatchObject({
    status,
    requestId: headers.get('x-request-id'),
    type: `urn:claimdesk:problem:${body.code}`,
  });
  return [status, body.code, [...new Set(body.errors?.map((fault) => fault.pointer ?? fault.parameter))]];
};
const post = (article: unknown): Promise<Reply<ProblemBody>> => admin.post('/v1/articles', article);

describe.each(['text', 'html'])('an article whose %s', (field) => {
  const wrap = (words: string): string => (field === 'html' ? `<p>${words}</p>` : words);
  it.each<[what: string, value: unknown, status: number, code: string]>([
    ['is empty', '', 400, 'invalid_article'],
    ['is white space', ' \n\t\u00a0\u200b ', 400, 'invalid_article'],
    ['has no words', '!!! … —', 400, 'invalid_article'],
    ['is 2 MB', wrap('The port closed. '.repeat(120_000)), 413, 'too_large'],
    ['is full of NULs', wrap('\0'.repeat(1000)), 400, 'invalid_article'],
    ['is a file’s bytes', wrap('\u0001\u0002\ufffd\ufffdPNG\u0000\u0003'.repeat(50)), 400, 'invalid_article'],
    ['is a number', 7, 400, 'invalid_request'],
    ['is an object', { a: 1 }, 400, 'invalid_request'],
    ['is a list', ['The port closed.'], 400, 'invalid_request'],
    ['is true', true, 400, 'invalid_request'],
  ])('%s is refused', async (_what, value, status, code) => {
    expect(refusal(await post({ [field]: value }))).toEqual([status, code, [`/${field}`]]);
  });
});

it('neither text nor html, and both, are refused', async () => {
  expect(refusal(await post({}))).toEqual([400, 'invalid_request', ['/text']]);
  expect(refusal(await post({ text: 'The port closed.', html: '<p>The port closed.</p>' }))).toEqual([
    400,
    'invalid_request',
    ['/html'],
  ]);
  expect(refusal(await post({ text: null }))).toEqual([400, 'invalid_request', ['/text']]);
});

it('all faults come at once, each by its JSON pointer', async () => {
  const article = {
    text: 'The port closed.',
    titel: 'x',
    'a/b~c': 1,
    title: 5,
    sourceUrl: 'ftp://x',
    publishedAt: 'soon',
    language: 'eng lish',
    publisher: 'p'.repeat(301),
  };
  const [status, code, pointers] = refusal(await post(article));
  expect([status, code]).toEqual([400, 'invalid_request']);
  expect(pointers.sort()).toEqual([
    '/a~1b~0c',
    '/language',
    '/publishedAt',
    '/publisher',
    '/sourceUrl',
    '/titel',
    '/title',
  ]);
});

it('a title of 10,000 characters is refused', async () => {
  expect(refusal(await post({ text: 'The port closed.', title: 't'.repeat(10_000) }))).toEqual([
    400,
    'invalid_request',
    ['/title'],
  ]);
});

describe('a body that', () => {
  const send = (
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = JSON_TYPE,
  ): Promise<Reply<ProblemBody>> => admin.send('POST', '/v1/articles', body, headers);

  it.each<[what: string, body: string, status: number, code: string]>([
    ['breaks off', '{"text": "The port', 400, 'invalid_json'],
    ['is not JSON', 'text=The+port', 400, 'invalid_json'],
    ['sets __proto__', '{"text": "The port closed.", "__proto__": {"admin": true}}', 400, 'invalid_json'],
    [
      'sets a constructor’s prototype',
      '{"text": "The port closed.", "constructor": {"prototype": {"admin": true}}}',
      400,
      'invalid_json',
    ],
    ['is null', 'null', 400, 'invalid_request'],
    ['is a list', '[]', 400, 'invalid_request'],
    ['is a list of articles', '[{"text": "The port closed."}]', 400, 'invalid_request'],
    ['is a string', '"The port closed."', 400, 'invalid_request'],
    ['is a number', '7', 400, 'invalid_request'],
    ['is over the limit', `{"text": "${'x'.repeat(4_100_000)}"}`, 413, 'too_large'],
  ])('%s is refused', async (_what, body, status, code) => {
    const [gotStatus, gotCode, places] = refusal(await send(body));
    expect([gotStatus, gotCode]).toEqual([status, code]);
    expect(places.length).toBeGreaterThan(0);
  });

  it('comes with another type is refused', async () => {
    const bytes = Uint8Array.from({ length: 2000 }, (_, n) => n % 256);
    for (const type of [
      'application/octet-stream',
      'image/png',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
    ]) {
      expect([type, ...refusal(await send(bytes, { 'content-type': type })).slice(0, 2)]).toEqual([
        type,
        415,
        'unsupported_media_type',
      ]);
    }
  });

  it('is a list or a string is refused by every other POST too', async () => {
    const id = '01890000-0000-7000-8000-000000000000';
    for (const path of [
      '/v1/reviews/lease',
      `/v1/reviews/${id}/release`,
      `/v1/reviews/${id}/verdict`,
      `/v1/claims/${id}/evidence`,
    ]) {
      for (const body of ['[]', '"x"', '[{"leaseToken": 1}]']) {
        expect([path, body, ...refusal(await admin.send('POST', path, body, JSON_TYPE)).slice(0, 2)]).toEqual([
          path,
          body,
          400,
          'invalid_request',
        ]);
      }
    }
  });
});

it('an HTML bomb is refused, and who asks meanwhile is answered', async () => {
  const bomb = post({ html: '<b>'.repeat(200_000) });
  const [live, reply] = await Promise.all([admin.get<{ status: string }>('/health/live'), bomb]);
  expect(live.status).toBe(200);
  expect(refusal(reply)).toEqual([400, 'invalid_article', ['/html']]);
  for (const html of [
    '<div><table>'.repeat(40_000),
    '<a '.repeat(100_000),
    `${'<p>'.repeat(100_000)}`.concat('&lt;'.repeat(10)),
  ]) {
    expect((await post({ html })).status).toBeGreaterThanOrEqual(400);
    expect((await post({ html })).status).toBeLessThan(500);
  }
});

describe('what is in the address', () => {
  it.each([
    '/v1/articles/7',
    '/v1/articles/x/claims',
    '/v1/claims/%00',
    '/v1/claims/01890000-0000-7000-8000-00000000000g',
    "/v1/claims/'%3B DROP TABLE claim",
  ])('%s is no id', async (path) => {
    expect(refusal(await admin.get(path))).toEqual([400, 'invalid_request', ['id']]);
  });

  it('a task that is no id is refused', async () => {
    expect(refusal(await admin.post('/v1/reviews/7/verdict', {}))).toEqual([400, 'invalid_request', expect.anything()]);
  });

  it.each<[query: string, code: string, place: string]>([
    ['cursor=abc', 'invalid_cursor', 'cursor'],
    ['cursor=%00', 'invalid_request', 'cursor'],
    ['limit=0', 'invalid_request', 'limit'],
    ['limit=many', 'invalid_request', 'limit'],
    ['limit=1e9', 'invalid_request', 'limit'],
    ['state=done', 'invalid_request', 'state'],
    ['verdict=true', 'invalid_request', 'verdict'],
    ['claimantId=7', 'invalid_request', 'claimantId'],
    ['claimantKind=robot', 'invalid_request', 'claimantKind'],
    ['minCheckWorthiness=2', 'invalid_request', 'minCheckWorthiness'],
    ['minCheckWorthiness=NaN', 'invalid_request', 'minCheckWorthiness'],
    ['q=a&q=b', 'invalid_request', 'q'],
    ['surprise=1', 'invalid_request', 'surprise'],
  ])('?%s of a list is refused', async (query, code, place) => {
    const [status, gotCode, places] = refusal(await admin.get(`/v1/claims?${query}`));
    expect([status, gotCode, places]).toEqual([400, code, [place]]);
  });

  it('a NUL in a search is no server error', async () => {
    expect((await admin.get('/v1/claims?q=%00')).status).toBeLessThan(500);
  });

  it('an unknown path and an unknown method are told apart from a fault', async () => {
    expect(refusal(await admin.get('/v1/nothing')).slice(0, 2)).toEqual([404, 'not_found']);
    const wrong = await admin.send('DELETE', '/v1/articles?x=1');
    expect([...refusal(wrong).slice(0, 2), wrong.headers.get('allow')]).toEqual([
      405,
      'method_not_allowed',
      'GET, HEAD, POST',
    ]);
    expect((await admin.send('PUT', '/v1/people/7/keys')).headers.get('allow')).toBe('POST');
  });
});
