import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { ClaimantPage } from '../../src/claimants/claimant.view.js';
import { openApiDocument } from '../../src/openapi.js';
import type { HttpClient } from '../http-client.js';
import { fingerprint } from './fingerprint.js';
import { refusal, Registry } from './registry.js';
import { TestService } from './test-service.js';

let service: TestService;
let registry: Registry;
let lead: HttpClient;
let names = 0;

beforeAll(async () => {
  service = await TestService.start();
  lead = await service.client('lead');
  registry = await Registry.of(service);
});
afterAll(() => service.stop());

/** A name that no other test has. */
const newName = (what = 'Claimant'): string => `${what} ${++names}`;

describe('If-Match', () => {
  it('a claimant comes with the ETag that its change needs, and the change gives the next one', async () => {
    const id = await registry.resolve(newName());
    const read = await registry.get(id);
    expect([read.status, read.headers.get('etag'), read.body.revision]).toEqual([200, '"1"', 1]);
    const changed = await registry.patch(id, { name: newName() }, '"1"');
    expect([changed.status, changed.headers.get('etag'), changed.body.revision]).toEqual([200, '"2"', 2]);
    expect(changed.body).toEqual((await registry.get(id)).body);
  });

  it('without one, with none of ours and with an old one nothing is written', async () => {
    const id = await registry.resolve(newName());
    await registry.patch(id, { name: newName() });
    const before = await fingerprint(service);
    const missing = await lead.patch(`/v1/claimants/${id}`, { name: 'x' });
    expect(refusal(missing)).toEqual([428, 'precondition_required', 'If-Match', undefined]);
    for (const match of ['W/"2"', '2', '""', '"2", "3"', "' OR 1=1"]) {
      expect(refusal(await registry.patch(id, { name: 'x' }, match))).toEqual([
        400,
        'invalid_request',
        'If-Match',
        undefined,
      ]);
    }
    const stale = await registry.patch(id, { name: 'x' }, '"1"');
    expect(refusal(stale)).toEqual([412, 'precondition_failed', 'If-Match', undefined]);
    expect(stale.headers.get('etag')).toBe('"2"');
    expect(await fingerprint(service)).toEqual(before);
  });

  it('of 100 changes at once with one ETag exactly one holds', async () => {
    const id = await registry.resolve(newName());
    const replies = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        registry.patch(id, { name: `At once ${n}`, addAliases: [`At once alias ${n}`] }, '"1"'),
      ),
    );
    const statuses = replies.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array.from({ length: 99 }, () => 412)]);
    const { body } = await registry.get(id);
    expect(body.revision).toBe(2);
    expect(body).toMatchObject({ name: replies.find(({ status }) => status === 200)!.body.name });
    expect((await registry.audit(id)).map(({ action }) => action)).toEqual(['claimant.change']);
  });

  it('with * every one of many at once holds', async () => {
    const id = await registry.resolve(newName());
    const aliases = Array.from({ length: 10 }, () => newName('Alias'));
    const replies = await Promise.all(aliases.map((alias) => registry.patch(id, { addAliases: [alias] })));
    expect(replies.map(({ status }) => status)).toEqual(aliases.map(() => 200));
    const { body } = await registry.get(id);
    expect([body.revision, body.confirmedAliases]).toEqual([11, aliases.sort()]);
  });
});

it('the contract tells of If-Match and ETag', () => {
  const { get, patch } = openApiDocument(service.api).paths['/v1/claimants/{id}']!;
  expect(patch!.parameters).toContainEqual(expect.objectContaining({ name: 'If-Match', in: 'header', required: true }));
  expect(Object.keys(patch!.responses).sort()).toEqual(['200', '409', '412', '428']);
  for (const { responses } of [get!, patch!]) expect(responses['200']).toHaveProperty('headers.ETag');
});

describe('who may', () => {
  it.each(['reviewer', 'submitter'] as const)('a %s reads, and changes nothing', async (role) => {
    const client = await service.client(role);
    const [id, other] = [await registry.resolve(newName()), await registry.resolve(newName())];
    const before = await fingerprint(service);
    expect((await registry.get(id, client)).status).toBe(200);
    expect((await client.get('/v1/claimants')).status).toBe(200);
    expect((await registry.patch(id, { name: 'x' }, '"1"', client)).body.code).toBe('forbidden');
    expect((await registry.merge(id, other, client)).body.code).toBe('forbidden');
    expect(await fingerprint(service)).toEqual(before);
  });

  it('another desk’s claimants are not there', async () => {
    const stranger = await service.client('admin', 'Stranger', 'another desk');
    const theirDesk = (await service.sql<{ id: string }>(`SELECT id FROM desk WHERE name = 'another desk'`))[0]!.id;
    const name = newName();
    const ours = await registry.resolve(name);
    const theirs = await registry.resolve(name, 'person', [], theirDesk);
    expect(theirs).not.toBe(ours);
    const before = await fingerprint(service);
    const replies = [
      await stranger.get(`/v1/claimants/${ours}`),
      await registry.patch(ours, { name: 'x' }, '*', stranger),
      await registry.merge(ours, theirs, stranger),
      await registry.merge(theirs, ours, stranger),
    ];
    expect(replies.map(({ status, body }) => [status, body.code])).toEqual(replies.map(() => [404, 'not_found']));
    expect(await fingerprint(service)).toEqual(before);
    const page = await stranger.get<ClaimantPage>('/v1/claimants');
    expect(page.body.items.map(({ id }) => id)).toEqual([theirs]);
    expect((await registry.patch(theirs, { addAliases: [newName()] }, '*', stranger)).status).toBe(200);
  });
});

describe('a change', () => {
  it('of the name keeps the old one as a confirmed alias, and splits go on finding the entry by both', async () => {
    const [old, now] = [newName('Old'), newName('New')];
    const id = await registry.resolve(old, 'person', ['Short']);
    const { body } = await registry.patch(id, { name: `  ${now} ` });
    expect(body).toMatchObject({ name: now, aliases: [old, 'Short'], confirmedAliases: [old] });
    expect([await registry.resolve(old), await registry.resolve(now.toUpperCase())]).toEqual([id, id]);
    expect(await registry.resolve('Short')).not.toBe(id);
    const [event] = await registry.audit(id);
    expect(event).toMatchObject({
      action: 'claimant.change',
      detail: { before: { name: old }, after: { name: now }, revision: 2, aliasesAdded: [old] },
    });
  });

  it('of the kind: splits find it by the old kind and the new one', async () => {
    const [name, alias] = [newName(), newName('Alias')];
    const id = await registry.resolve(name, 'organisation');
    await registry.patch(id, { addAliases: [alias] });
    expect((await registry.patch(id, { kind: 'state_media' })).body.kind).toBe('state_media');
    for (const kind of ['organisation', 'state_media'] as const) {
      expect([await registry.resolve(name, kind), await registry.resolve(alias, kind)]).toEqual([id, id]);
    }
    expect(await registry.resolve(name, 'group')).not.toBe(id);
  });

  it('of aliases: confirmed ones lead here, removed ones do not', async () => {
    const [name, alias] = [newName(), newName('Alias')];
    const id = await registry.resolve(name, 'person', [alias]);
    expect((await registry.get(id)).body).toMatchObject({ aliases: [alias], confirmedAliases: [] });
    const confirmed = await registry.patch(id, { addAliases: [alias, alias.toLowerCase(), name] });
    expect(confirmed.body).toMatchObject({ aliases: [alias.toLowerCase()], confirmedAliases: [alias.toLowerCase()] });
    expect(await registry.resolve(alias)).toBe(id);
    const removed = await registry.patch(id, { removeAliases: [` ${alias.toUpperCase()}`, 'never there'] });
    expect([removed.body.aliases, removed.body.revision]).toEqual([[], 3]);
    expect(await registry.resolve(alias)).not.toBe(id);
  });

  it('that says what is so already writes nothing', async () => {
    const name = newName();
    const id = await registry.resolve(name);
    const before = await fingerprint(service);
    for (const body of [{}, { name }, { name, kind: 'person', addAliases: [], removeAliases: ['never there'] }]) {
      const reply = await registry.patch(id, body, '"1"');
      expect([reply.status, reply.headers.get('etag')]).toEqual([200, '"1"']);
    }
    expect(await fingerprint(service)).toEqual(before);
  });

  it('to another entry’s name, by its name, alias or kind, is refused and names that entry', async () => {
    const [name, alias] = [newName(), newName('Alias')];
    const holder = await registry.resolve(name);
    await registry.patch(holder, { addAliases: [alias] });
    const id = await registry.resolve(newName());
    const group = await registry.resolve(alias, 'group');
    const before = await fingerprint(service);
    const taken = [409, 'claimant_name_taken'];
    expect(refusal(await registry.patch(id, { name: name.toUpperCase() }))).toEqual([...taken, '/name', holder]);
    expect(refusal(await registry.patch(id, { addAliases: ['fine', alias] }))).toEqual([
      ...taken,
      '/addAliases/1',
      holder,
    ]);
    expect(refusal(await registry.patch(group, { kind: 'person' }))).toEqual([...taken, '/kind', holder]);
    expect(await fingerprint(service)).toEqual(before);
    expect((await registry.patch(id, { name, kind: 'group' })).status).toBe(200);
  });

  it('that contradicts itself is refused', async () => {
    const name = newName();
    const id = await registry.resolve(name);
    for (const body of [{ removeAliases: [name] }, { addAliases: ['a'], removeAliases: ['A'] }]) {
      expect(refusal(await registry.patch(id, body))).toEqual([400, 'invalid_request', '/removeAliases', undefined]);
    }
  });

  it('an own voice may get a name, no other kind, and nothing becomes one', async () => {
    const id = await registry.resolve(newName('Outlet'), 'own_voice');
    expect(refusal(await registry.patch(id, { kind: 'media' }))).toEqual([
      409,
      'illegal_claimant_change',
      '/kind',
      undefined,
    ]);
    const media = await registry.resolve(newName('Outlet'), 'media');
    for (const body of [{ kind: 'own_voice' }, { kind: 'robot' }, { kind: null }]) {
      expect(refusal(await registry.patch(media, body))).toEqual([400, 'invalid_request', '/kind', undefined]);
    }
    expect((await registry.patch(id, { name: newName('Outlet') })).body.kind).toBe('own_voice');
  });
});

describe('hostile names', () => {
  it.each([
    ['markup', `<script>alert('x')</script>`],
    ['a statement', `'; DROP TABLE claimant; --`],
    ['text that changes direction', '\u202eلندن \u2066abc\u2069\r\n\t😀'],
    ['a ligature of 18 letters, 300 times', '\ufdfa'.repeat(300)],
    ['300 halves of surrogate pairs', '𠜎'.repeat(150)],
    ['letters whose other case is longer', 'ΑΓΓΕΛΟΣ Straße İstanbul'],
  ])('%s is a name like any other', async (_what, hostile) => {
    const id = await registry.resolve(newName());
    const { status, body } = await registry.patch(id, { name: hostile, addAliases: [`${hostile.slice(0, 290)} too`] });
    expect([status, body.name]).toEqual([200, hostile]);
    expect(await registry.resolve(hostile)).toBe(id);
    const found = await lead.get<ClaimantPage>(`/v1/claimants?q=${encodeURIComponent(hostile.slice(0, 100).trim())}`);
    expect(found.body.items.map((item) => item.id)).toContain(id);
  });

  it('of 10 kB in an article are shortened, and can be changed and merged', async () => {
    const endless = Array.from({ length: 200 }, (_, n) => createHash('sha256').update(`${n}`).digest('base64')).join(
      ' ',
    );
    const id = await registry.resolve(endless, 'person', [endless.slice(100)]);
    expect(await registry.resolve(endless)).toBe(id);
    expect((await registry.patch(id, { name: newName() })).body.aliases).toHaveLength(2);
    expect((await registry.merge(id, await registry.resolve(newName()))).status).toBe(200);
  });

  it.each<[what: string, value: unknown]>([
    ['10 kB', 'n'.repeat(10_000)],
    ['301 characters', 'n'.repeat(301)],
    ['empty', ''],
    ['white space', ' \n\u00a0'],
    ['no letter', '\u200b…!'],
    ['a NUL', 'a\0b'],
    ['half a surrogate pair', 'a\ud83d'],
    ['a number', 7],
    ['null', null],
  ])('%s is refused by its field, and nothing is written', async (_what, value) => {
    const id = await registry.resolve(newName());
    const before = await fingerprint(service);
    const [status, code, pointer] = refusal(await registry.patch(id, { name: value }));
    expect([status, code, pointer]).toEqual([400, 'invalid_request', '/name']);
    const alias = await registry.patch(id, { addAliases: ['fine', value] });
    expect([alias.status, alias.body.errors?.[0]?.pointer?.slice(0, 11)]).toEqual([400, '/addAliases']);
    expect(await fingerprint(service)).toEqual(before);
  });
});
