import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../src/database/generated/enums.js';
import { openApiDocument } from '../../src/openapi.js';
import { HttpClient } from '../http-client.js';
import { TestService } from './test-service.js';

const ANY: Role[] = ['submitter', 'reviewer', 'lead', 'admin'];
const REVIEWERS: Role[] = ['reviewer', 'lead', 'admin'];
const LEADS: Role[] = ['lead', 'admin'];

/** Who may use each route. A route that is not here fails the first test: decide, then write it down. */
const ACCESS: Record<string, Role[] | 'public'> = {
  'GET /health/live': 'public',
  'GET /health/ready': 'public',
  'POST /v1/session': 'public',
  'GET /v1/session': ANY,
  'DELETE /v1/session': ANY,
  'GET /metrics': ['admin'],
  'POST /v1/articles': ['submitter', 'lead', 'admin'],
  'GET /v1/articles': ANY,
  'GET /v1/articles/{id}': ANY,
  'GET /v1/articles/{id}/claims': ANY,
  'GET /v1/claimants': ANY,
  'GET /v1/claimants/{id}': ANY,
  'PATCH /v1/claimants/{id}': LEADS,
  'POST /v1/claimants/{id}/merge': LEADS,
  'GET /v1/claims': ANY,
  'GET /v1/claims/{id}': ANY,
  'PATCH /v1/claims/{id}': REVIEWERS,
  'POST /v1/claims/{id}/split': REVIEWERS,
  'POST /v1/claims/{id}/merge': LEADS,
  'POST /v1/articles/{id}/claims': LEADS,
  'GET /v1/articles/{id}/corrections': ANY,
  'GET /v1/exports/corrections.jsonl': LEADS,
  'GET /v1/claims/{id}/evidence': ANY,
  'POST /v1/claims/{id}/evidence': REVIEWERS,
  'POST /v1/reviews/lease': REVIEWERS,
  'POST /v1/reviews/{taskId}/heartbeat': REVIEWERS,
  'POST /v1/reviews/{taskId}/release': REVIEWERS,
  'POST /v1/reviews/{taskId}/draft': REVIEWERS,
  'POST /v1/reviews/{taskId}/verdict': REVIEWERS,
  'GET /v1/policy': ANY,
  'GET /v1/policy/versions': LEADS,
  'PATCH /v1/policy': LEADS,
  'GET /v1/reviews/leases': REVIEWERS,
  'GET /v1/reviews/{taskId}': REVIEWERS,
  'PATCH /v1/articles/{id}': LEADS,
  'POST /v1/claims/{id}/assign': LEADS,
  'POST /v1/claims/{id}/boost': LEADS,
  'POST /v1/claims/{id}/dismiss': LEADS,
  'POST /v1/claims/{id}/reopen': LEADS,
  'POST /v1/reviews/{taskId}/hand-over': REVIEWERS,
  'POST /v1/reviews/{taskId}/skip': REVIEWERS,
  'GET /v1/dead-letters': LEADS,
  'POST /v1/dead-letters/replay': LEADS,
  'POST /v1/dead-letters/{id}/replay': LEADS,
  'GET /v1/stats': ANY,
  'POST /v1/people': ['admin'],
  'GET /v1/people': LEADS,
  'GET /v1/people/{id}': LEADS,
  'POST /v1/people/{id}/keys': ['admin'],
  'DELETE /v1/keys/{id}': ['admin'],
  'GET /v1/articles/{id}/report': ANY,
  'GET /v1/articles/{id}/report.jsonld': ANY,
  'GET /v1/articles/{id}/annotations.jsonld': ANY,
  'POST /v1/articles/{id}/publish': LEADS,
  'POST /v1/articles/{id}/unpublish': LEADS,
  'GET /v1/exports/claims.csv': ANY,
  'GET /v1/exports/claims.jsonl': ANY,
  'GET /reports/{id}': 'public',
  'GET /reports/{id}/report.jsonld': 'public',
  'GET /v1/audit': LEADS,
  'GET /v1/audit/head': LEADS,
  'GET /v1/audit/verify': LEADS,
  'GET /v1/events': ANY,
  'POST /v1/webhooks': LEADS,
  'GET /v1/webhooks': LEADS,
  'GET /v1/webhooks/{id}': LEADS,
  'PATCH /v1/webhooks/{id}': LEADS,
  'DELETE /v1/webhooks/{id}': LEADS,
  'POST /v1/webhooks/{id}/rotate-secret': LEADS,
  'POST /v1/webhooks/{id}/test': LEADS,
  'POST /v1/webhooks/{id}/replay': LEADS,
  'GET /v1/webhooks/{id}/deliveries': LEADS,
  'POST /v1/webhooks/{id}/deliveries/{deliveryId}/replay': LEADS,
};

let service: TestService;
let keys: Record<Role, HttpClient>;
let revoked: HttpClient;

beforeAll(async () => {
  service = await TestService.start();
  keys = Object.fromEntries(
    await Promise.all(ANY.map(async (role) => [role, await service.client(role)] as const)),
  ) as typeof keys;
  revoked = await service.client('admin', 'Somebody Who Left');
  await service.sql(
    `UPDATE api_key SET revoked_at = now() FROM person WHERE person.id = person_id AND name = 'Somebody Who Left'`,
  );
});
afterAll(() => service.stop());

it('every route of the contract is in the table, and no other', () => {
  const { paths } = openApiDocument(service.api);
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(routes.sort()).toEqual(Object.keys(ACCESS).sort());
});

const use = (client: HttpClient, route: string): Promise<[status: number, code: string | undefined]> => {
  const [method, path] = route.split(' ') as [string, string];
  const at = path.replaceAll(/\{\w+\}/g, '01890000-0000-7000-8000-000000000000');
  // A stream would have no end: whoever may open one is refused its place.
  const asked =
    method === 'GET'
      ? client.get(at, { 'last-event-id': 'nowhere' })
      : client.send(method, at, '{}', { 'content-type': 'application/json' });
  return asked.then(({ status, body }) => [status, body?.code]);
};

describe.each(Object.entries(ACCESS))('%s', (route, access) => {
  it('without a key, with an unknown one and with a revoked one', async () => {
    const nobody = keys.admin.withKey(undefined);
    const strangers = [nobody, nobody.withKey('cd_unknown'), nobody.withKey("' OR 1=1 --"), revoked];
    for (const stranger of strangers) {
      const [status, code] = await use(stranger, route);
      if (access === 'public') expect([401, 403, 429, 500]).not.toContain(status);
      else expect([status, code]).toEqual([401, 'unauthenticated']);
    }
  });

  it.each(ANY)('as %s', async (role) => {
    const [status, code] = await use(keys[role], route);
    if (access === 'public' || access.includes(role)) expect([401, 403, 500]).not.toContain(status);
    else expect([status, code]).toEqual([403, 'forbidden']);
  });
});

it('counts requests by key over all routes, and says when to come back', async () => {
  const limited = await TestService.start('postgres', { RATE_LIMIT: '5' });
  try {
    const client = await limited.client('admin');
    const paths = ['/v1/articles', '/v1/claims', '/v1/articles', '/v1/claims', '/v1/articles'];
    for (const path of paths) expect((await client.get(path)).status).toBe(200);
    const reply = await client.get('/v1/claims');
    expect([reply.status, reply.body.code]).toEqual([429, 'rate_limited']);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await (await limited.client('admin')).get('/v1/claims')).status).toBe(200);
  } finally {
    await limited.stop();
  }
});
