import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { ApiModule } from '../../src/app.module.js';
import { Keys } from '../../src/auth/keys.js';
import type { NewKeyView } from '../../src/auth/keys.view.js';
import type { NewPersonView, PersonPage, PersonView } from '../../src/auth/people.view.js';
import type { Role } from '../../src/database/generated/enums.js';
import { createHttpApp } from '../../src/http-app.js';
import { eventually } from '../eventually.js';
import { HttpClient, type Reply } from '../http-client.js';
import { decide, leased, ownVoiceArticle, runOut } from './reviewing.js';
import { TestService } from './test-service.js';

const NOBODY = '01890000-0000-7000-8000-000000000000';
let service: TestService;
/** Another api process on the same database, as far as one process can be two. */
let second: NestFastifyApplication;
let admin: HttpClient;
let stranger: HttpClient;

beforeAll(async () => {
  service = await TestService.startWithWorker();
  second = await createHttpApp(ApiModule.forRoot(service.settings), service.settings, 'api');
  await second.listen(0, '127.0.0.1');
  admin = await service.client('admin', 'Ana Admin');
  stranger = await service.client('admin', 'Ana Admin', 'another desk');
});
afterAll(async () => {
  await second.close();
  await service.stop();
});

const create = (name: string, role?: Role, headers = {}): Promise<Reply<NewPersonView>> =>
  admin.post<NewPersonView>('/v1/people', { name, role }, headers);
const addKey = (personId: string, role: Role, headers = {}): Promise<Reply<NewKeyView>> =>
  admin.post<NewKeyView>(`/v1/people/${personId}/keys`, { role }, headers);
const revoke = (keyId: string, client = admin): ReturnType<HttpClient['send']> =>
  client.send('DELETE', `/v1/keys/${keyId}`);
const person = async (id: string): Promise<PersonView> => (await admin.get<PersonView>(`/v1/people/${id}`)).body;
const outcome = ({ status, body }: Reply<unknown>): unknown[] => [
  status,
  (body as { code?: string } | undefined)?.code,
];
const named = (key: string): Record<string, string> => ({ 'idempotency-key': key });

/** Everything that this room writes, to show that nothing was written. */
async function written(): Promise<object> {
  const hashOf = (table: string): string =>
    `(SELECT md5(string_agg(t::text, chr(10) ORDER BY t::text)) FROM ${table} AS t) AS ${table}`;
  return (
    await service.sql(`SELECT ${['person', 'api_key', 'audit_event', 'idempotency_key'].map(hashOf).join(', ')}`)
  )[0]!;
}

const audited = (subjectId: string): Promise<object[]> =>
  service.sql('SELECT action, actor, from_state, to_state, detail FROM audit_event WHERE subject_id = $1 ORDER BY id', [
    subjectId,
  ]);

describe('making', () => {
  it('a person with a first key, which works and is kept nowhere', async () => {
    const { status, body, headers } = await create('Rosa Reviewer', 'reviewer');
    expect([status, headers.get('cache-control')]).toEqual([201, 'no-store']);
    const time = expect.stringMatching(/Z$/) as unknown;
    const keys = [{ id: expect.any(String), role: 'reviewer', createdAt: time, revokedAt: null }];
    const seen = { id: body.id, name: 'Rosa Reviewer', createdAt: time, keys, leases: [], judgements: 0 };
    expect(body).toEqual({ ...seen, key: expect.stringMatching(/^cd_[\w-]{43}$/) });
    expect((await admin.withKey(body.key!).get('/v1/articles')).status).toBe(200);
    expect(await person(body.id)).toEqual(seen);
    const actor = expect.stringMatching(/^person:/) as unknown;
    expect(await audited(body.id)).toEqual([
      { action: 'person.create', actor, from_state: null, to_state: null, detail: null },
    ]);
    expect(await audited(body.keys[0]!.id)).toEqual([
      { action: 'key.create', actor, from_state: null, to_state: 'reviewer', detail: { person: body.id } },
    ]);
  });

  it('a person without a key, and keys afterwards', async () => {
    const { body } = await create('Kim Keyless');
    expect([body.key, body.keys]).toEqual([null, []]);
    const replies = [await addKey(body.id, 'reviewer'), await addKey(body.id, 'lead')];
    expect(replies.map((reply) => [reply.status, reply.body.role, reply.body.personId, reply.body.revokedAt])).toEqual([
      [201, 'reviewer', body.id, null],
      [201, 'lead', body.id, null],
    ]);
    for (const reply of replies) {
      expect(reply.headers.get('cache-control')).toBe('no-store');
      expect((await admin.withKey(reply.body.key!).get('/v1/articles')).status).toBe(200);
      expect(await audited(reply.body.id)).toHaveLength(1);
    }
    expect((await person(body.id)).keys.map((key) => key.id)).toEqual(replies.map((reply) => reply.body.id).reverse());
  });

  it('a name that somebody of the desk has is refused, however many ask at once', async () => {
    const replies = await Promise.all(Array.from({ length: 10 }, () => create('Nia Named', 'reviewer')));
    expect(replies.map(outcome).sort()).toEqual([[201, undefined], ...Array<unknown[]>(9).fill([409, 'name_taken'])]);
    expect(await service.count(`api_key JOIN person ON person.id = person_id WHERE name = 'Nia Named'`)).toBe(1);
    const before = await written();
    expect(outcome(await create('Nia Named'))).toEqual([409, 'name_taken']);
    expect(await written()).toEqual(before);
    expect((await stranger.post('/v1/people', { name: 'Nia Named' })).status).toBe(201);
  });

  it('what cannot be used is refused by field, and nothing is written', async () => {
    const before = await written();
    for (const name of [undefined, null, 7, '', ' ', ' Ana', 'Ana ', 'Ana\nLead', '\u200b', 'x'.repeat(201)]) {
      const reply = await admin.post('/v1/people', { name });
      expect([reply.status, reply.body.errors?.map((fault) => fault.pointer)]).toEqual([400, ['/name']]);
    }
    const king = await admin.post('/v1/people', { name: 'King', role: 'king' });
    expect([king.status, king.body.errors?.[0]?.pointer]).toEqual([400, '/role']);
    expect(outcome(await admin.post(`/v1/people/${NOBODY}/keys`, {}))).toEqual([400, 'invalid_request']);
    expect(outcome(await addKey(NOBODY, 'lead'))).toEqual([404, 'not_found']);
    expect(outcome(await admin.get(`/v1/people/${NOBODY}`))).toEqual([404, 'not_found']);
    expect(outcome(await revoke(NOBODY))).toEqual([404, 'not_found']);
    expect(outcome(await revoke('7'))).toEqual([400, 'invalid_request']);
    expect(await written()).toEqual(before);
  });
});

describe('revoking', () => {
  it('is effective at once on every api process, and idempotent', async () => {
    const { body } = await create('Remo Removed', 'lead');
    const here = admin.withKey(body.key!);
    const there = new HttpClient(await second.getUrl(), body.key!);
    const other = (await addKey(body.id, 'reviewer')).body;
    for (const client of [here, there]) expect((await client.get('/v1/articles')).status).toBe(200);
    const keyId = body.keys[0]!.id;
    expect((await revoke(keyId)).status).toBe(204);
    for (const client of [there, here])
      expect(outcome(await client.get('/v1/articles'))).toEqual([401, 'unauthenticated']);
    expect((await there.withKey(other.key!).get('/v1/articles')).status).toBe(200);

    const { revokedAt } = (await person(body.id)).keys[1]!;
    expect(revokedAt).toMatch(/Z$/);
    expect((await revoke(keyId)).status).toBe(204);
    const { keys } = await person(body.id);
    expect(keys.map((key) => [key.id, key.revokedAt])).toEqual([
      [other.id, null],
      [keyId, revokedAt],
    ]);
    expect((await audited(keyId)).slice(1)).toEqual([
      {
        action: 'key.revoke',
        actor: expect.stringMatching(/^person:/),
        from_state: 'lead',
        to_state: 'revoked',
        detail: { person: body.id },
      },
    ]);
  });

  it('refuses the replay of a request that was done before', async () => {
    const { body } = await create('Ilse Replay', 'admin');
    const key = randomUUID();
    const ask = (client: HttpClient): Promise<Reply<unknown>> =>
      client.withKey(body.key!).post('/v1/people', { name: 'Made by Ilse' }, named(key));
    expect((await ask(admin)).status).toBe(201);
    expect((await ask(admin)).headers.get('idempotency-replayed')).toBe('true');
    await revoke(body.keys[0]!.id);
    for (const client of [admin, new HttpClient(await second.getUrl())])
      expect(outcome(await ask(client))).toEqual([401, 'unauthenticated']);
  });

  it('an admin may revoke the own key, but not the last one of the desk', async () => {
    const only = await service.client('admin', 'Olga Only', 'small desk');
    const { items } = (await only.get<PersonPage>('/v1/people')).body;
    const own = items[0]!.keys[0]!.id;
    await only.post('/v1/people', { name: 'Lea Lead', role: 'lead' });
    const before = await written();
    expect(outcome(await revoke(own, only))).toEqual([409, 'last_admin_key']);
    expect(await written()).toEqual(before);
    const next = (await only.post<NewPersonView>('/v1/people', { name: 'Nora Next', role: 'admin' })).body;
    expect((await revoke(own, only)).status).toBe(204);
    expect((await only.get('/v1/people')).status).toBe(401);
    const nora = only.withKey(next.key!);
    expect((await revoke(own, nora)).status).toBe(204);
    expect(outcome(await revoke(next.keys[0]!.id, nora))).toEqual([409, 'last_admin_key']);
  });

  it('all admins of a desk at once: one stays', async () => {
    const desk = 'desk of admins';
    const admins = await Promise.all(Array.from({ length: 8 }, (_, n) => service.client('admin', `Admin ${n}`, desk)));
    const { items } = (await admins[0]!.get<PersonPage>('/v1/people')).body;
    const ids = items.map((one) => one.keys[0]!.id);
    const keys = new Keys(service.database);
    const by = { deskId: null, auditName: 'cli', requestId: null };
    // Held up until each of them has begun, so that none can see what another one did.
    const holder = await service.database.pool.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM api_key WHERE id = ANY ($1::uuid[]) FOR UPDATE', [ids]);
    const ends = Promise.allSettled(ids.map((id) => keys.revoke(by, id)));
    const waiting = `pg_locks WHERE NOT granted AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())`;
    await eventually('all wait', async () => (await service.count(waiting)) === ids.length);
    await holder.query('COMMIT');
    holder.release();
    const refusals = (await ends).flatMap((end) =>
      end.status === 'rejected' ? [(end.reason as { code: string }).code] : [],
    );
    expect(refusals).toEqual(['last_admin_key']);
    const alive = await Promise.all(admins.map((client) => client.get('/v1/people')));
    expect(alive.map((reply) => reply.status).sort()).toEqual([200, ...Array<number>(7).fill(401)]);
  });
});

describe('an Idempotency-Key', () => {
  it('makes a person once; the replay and what is stored have no key', async () => {
    const key = randomUUID();
    const [first, again] = [await create('Ida Once', 'lead', named(key)), await create('Ida Once', 'lead', named(key))];
    expect([first.status, again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 201, 'true']);
    expect(again.body).toEqual({ ...first.body, key: null });
    const made = [
      await addKey(first.body.id, 'admin', named(`${key}-2`)),
      await addKey(first.body.id, 'admin', named(`${key}-2`)),
    ];
    expect(made[1]!.body).toEqual({ ...made[0]!.body, key: null });
    expect((await person(first.body.id)).keys).toHaveLength(2);
    for (const secret of [first.body.key!, made[0]!.body.key!]) {
      expect((await admin.withKey(secret).get('/v1/articles')).status).toBe(200);
      expect(await service.count(`idempotency_key WHERE body::text LIKE '%' || $1 || '%'`, [secret])).toBe(0);
    }
    expect(await service.count(`idempotency_key WHERE body->>'key' LIKE 'cd_%'`)).toBe(0);
  });
});

describe('who may', () => {
  it.each(['submitter', 'reviewer', 'lead'] as const)('%s changes nobody', async (role) => {
    const client = await service.client(role);
    const target = (await create(`Target of a ${role}`, 'reviewer')).body;
    const before = await written();
    const replies = [
      await client.post('/v1/people', { name: 'Somebody', role: 'admin' }, named(randomUUID())),
      await client.post(`/v1/people/${target.id}/keys`, { role: 'admin' }),
      await revoke(target.keys[0]!.id, client),
    ];
    expect(replies.map(outcome)).toEqual(replies.map(() => [403, 'forbidden']));
    expect(await written()).toEqual(before);
    for (const path of ['/v1/people', `/v1/people/${target.id}`])
      expect((await client.get(path)).status).toBe(role === 'lead' ? 200 : 403);
  });

  it('another desk’s people and keys are not there', async () => {
    const target = (await create('Tara Target', 'reviewer')).body;
    const before = await written();
    const replies = [
      await stranger.get(`/v1/people/${target.id}`),
      await stranger.post(`/v1/people/${target.id}/keys`, { role: 'admin' }),
      await revoke(target.keys[0]!.id, stranger),
    ];
    expect(replies.map(outcome)).toEqual(replies.map(() => [404, 'not_found']));
    expect(await written()).toEqual(before);
    const theirs = (await stranger.get<PersonPage>('/v1/people?limit=200')).body.items.map((one) => one.name);
    expect(theirs).toEqual(['Ana Admin', 'Nia Named']);
  });
});

describe('the list', () => {
  it('goes page by page through everybody, without keys and hashes', async () => {
    const all = await admin.get<PersonPage>('/v1/people?limit=200');
    const pages: PersonView[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: Reply<PersonPage> = await admin.get<PersonPage>(
        `/v1/people?limit=3${cursor && `&cursor=${cursor}`}`,
      );
      pages.push(...body.items);
      cursor = body.nextCursor;
    }
    expect(pages).toEqual(all.body.items);
    expect(pages).toHaveLength(
      await service.count(`person JOIN desk ON desk.id = desk_id WHERE desk.name = 'default'`),
    );
    expect(all.text).not.toContain(admin.key!.slice(3));
    const fields = new Set(pages.flatMap((one) => one.keys.flatMap((key) => Object.keys(key))));
    expect([...fields].sort()).toEqual(['createdAt', 'id', 'revokedAt', 'role']);
    expect(outcome(await admin.get('/v1/people?cursor=x'))).toEqual([400, 'invalid_cursor']);
  });

  it('says who works on what, and how much they have judged', async () => {
    await ownVoiceArticle(service, 3);
    const { id, key } = (await create('Lara Leases', 'reviewer')).body;
    const reviewer = admin.withKey(key!);
    expect((await decide(reviewer, await leased(reviewer))).status).toBe(200);
    const task = await leased(reviewer);
    const held = await person(id);
    expect(held.judgements).toBe(1);
    const expiresAt = expect.stringMatching(/Z$/) as unknown;
    expect(held.leases).toEqual([{ taskId: task.taskId, claimId: task.claim.id, expiresAt }]);
    await runOut(service, task.taskId);
    expect((await person(id)).leases).toEqual([]);
  });
});
