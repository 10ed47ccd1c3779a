import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { ClaimPage, ClaimView } from '../../src/claims/claim.view.js';
import { StoreClaims } from '../../src/claims/store-claims.js';
import { ResolveClaimants } from '../../src/claimants/resolve-claimants.js';
import { splitArticle } from '../../src/text/index.js';
import { eventually } from '../eventually.js';
import { openArticle, submit } from './articles.js';
import { fingerprint } from './fingerprint.js';
import { refusal, Registry } from './registry.js';
import { TestService } from './test-service.js';

let service: TestService;
let registry: Registry;
let names = 0;
let articles = 0;

beforeAll(async () => {
  service = await TestService.startWithWorker();
  registry = await Registry.of(service);
});
afterAll(() => service.stop());

/** A name that no other test has; a split takes it for an organisation's. */
const newName = (): string => `${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[names++]!}lben Institute`;

const said = (...who: string[]): string =>
  `The ${who.join(', the ').replace(/, (?=[^,]*$)/, ' and ')} said the port of Hallen closed three berths in March.`;

/** Claims of the article, in reading order, with the names of who made each. */
async function claimsSaid(text: string): Promise<ClaimView[]> {
  return (await openArticle(registry.lead, { text: `Report ${++articles}\n\n${text}` })).claims;
}

const claimantsOf = (claim: ClaimView): string[] => claim.claimants.map(({ name }) => name);
const claimsOf = async (id: string): Promise<ClaimView[]> =>
  (await registry.lead.get<ClaimPage>(`/v1/claims?claimantId=${id}`)).body.items;

describe('a merge', () => {
  it('takes claims, names and aliases to the survivor, and both entries’ audit tells of it', async () => {
    const [from, into] = [newName(), newName()];
    await claimsSaid(`${said(from)} ${said(into)}`);
    const [id, survivor] = [await registry.resolve(from, 'organisation'), await registry.resolve(into, 'organisation')];
    expect([(await claimsOf(id)).length, (await claimsOf(survivor)).length]).toEqual([1, 1]);
    await registry.patch(id, { kind: 'state_media', addAliases: ['Confirmed Alias'] });
    await registry.resolve(from, 'state_media', ['Seen Alias']);

    const { status, headers, body } = await registry.merge(id, survivor);
    expect([status, headers.get('etag')]).toEqual([200, '"2"']);
    expect(body).toMatchObject({ id: survivor, name: into, claims: 2, mergedFrom: [id] });
    expect(body.aliases).toEqual([from, 'Confirmed Alias', 'Seen Alias'].sort());
    expect(body.confirmedAliases).toEqual([from, 'Confirmed Alias'].sort());
    expect(await claimsOf(id)).toEqual(await claimsOf(survivor));
    expect((await claimsOf(survivor)).map(claimantsOf)).toEqual([[into], [into]]);

    const old = await registry.get(id);
    expect([old.status, old.headers.get('etag'), old.body]).toEqual([200, '"2"', body]);
    for (const kind of ['organisation', 'state_media'] as const)
      expect(await registry.resolve(from, kind)).toBe(survivor);
    expect(await registry.resolve('Confirmed Alias', 'organisation')).toBe(survivor);
    expect(await registry.resolve('Seen Alias', 'organisation')).not.toBe(survivor);
    const event = {
      action: 'claimant.merge',
      reason: 'one and the same',
      detail: {
        from: { id, name: from, kind: 'state_media' },
        into: { id: survivor, name: into, kind: 'organisation' },
      },
    };
    expect((await registry.audit(id)).at(-1)).toEqual(event);
    expect(await registry.audit(survivor)).toEqual([event]);
    const listed = await registry.lead.get(`/v1/claimants?q=${encodeURIComponent(from)}`);
    expect(listed.body).toMatchObject({ items: [{ id: survivor }] });
  });

  it('of two that one claim names leaves it one of them, with its own confidence', async () => {
    const [first, second, third] = [newName(), newName(), newName()];
    const [claim] = await claimsSaid(said(first, second, third));
    expect(claim!.claimants).toHaveLength(3);
    const ids = claim!.claimants.map(({ id }) => id);
    await service.sql(`UPDATE attribution SET claimant_confidence = '{0.25,0.5,0.75}' WHERE claim_id = $1`, [
      claim!.id,
    ]);
    expect((await registry.merge(ids[1]!, ids[0]!)).body.claims).toBe(1);
    const [merged] = await claimsOf(ids[0]!);
    expect(merged!.claimants.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
    expect(merged!.attribution!.confidence!.claimants).toEqual([0.25, 0.75]);
    // An article that names all three finds two.
    const [later] = await claimsSaid(said(first, second, third));
    expect(later!.claimants.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
  });

  it('of a survivor takes along what was merged into it before', async () => {
    const [a, b, c] = [newName(), newName(), newName()];
    const ids = await Promise.all([a, b, c].map((name) => registry.resolve(name)));
    await registry.merge(ids[0]!, ids[1]!);
    const { body } = await registry.merge(ids[1]!, ids[2]!);
    expect(body.mergedFrom).toEqual([ids[0], ids[1]].sort());
    expect((await registry.get(ids[0]!)).body).toEqual(body);
    expect([await registry.resolve(a), await registry.resolve(b)]).toEqual([ids[2], ids[2]]);
    // The survivor may take the name that came to it.
    expect((await registry.patch(ids[2]!, { name: a })).body).toMatchObject({ name: a, aliases: [b, c].sort() });
  });

  it('done twice with one Idempotency-Key is done once', async () => {
    const [id, intoId] = [await registry.resolve(newName()), await registry.resolve(newName())];
    const twice = [1, 2].map(() =>
      registry.lead.post(`/v1/claimants/${id}/merge`, { intoId }, { 'idempotency-key': id }),
    );
    const statuses = (await Promise.all(twice)).map(({ status }) => status);
    expect(statuses).toContain(200);
    const again = await registry.lead.post(`/v1/claimants/${id}/merge`, { intoId }, { 'idempotency-key': id });
    expect(again.status).toBe(200);
    expect((await registry.get(id)).body.revision).toBe(2);
  });
});

describe('is refused, and nothing is written,', () => {
  it('into itself, with an own voice, and with what was merged away', async () => {
    const [id, other, gone] = [
      await registry.resolve(newName()),
      await registry.resolve(newName()),
      await registry.resolve(newName()),
    ];
    const outlet = await registry.resolve(newName(), 'own_voice');
    await registry.merge(gone, other);
    const before = await fingerprint(service);
    const illegal = [409, 'illegal_claimant_change'];
    expect(refusal(await registry.merge(id, id.toUpperCase()))).toEqual([...illegal, '/intoId', undefined]);
    expect(refusal(await registry.merge(id, outlet))).toEqual([...illegal, '/intoId', undefined]);
    expect(refusal(await registry.merge(outlet, id))).toEqual([...illegal, 'id', undefined]);
    expect(refusal(await registry.merge(id, gone))).toEqual([409, 'claimant_merged', '/intoId', other]);
    expect(refusal(await registry.merge(gone, id))).toEqual([409, 'claimant_merged', 'id', other]);
    expect(refusal(await registry.patch(gone, { name: 'x' }))).toEqual([409, 'claimant_merged', 'id', other]);
    for (const body of [{}, { intoId: 'x' }, { intoId: other, reason: '' }, { intoId: other, reason: null }]) {
      expect((await registry.lead.post(`/v1/claimants/${id}/merge`, body)).status).toBe(400);
    }
    expect(await fingerprint(service)).toEqual(before);
  });

  it('the other way round at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await registry.resolve(`Round ${round} a`), await registry.resolve(`Round ${round} b`)];
      const replies = await Promise.all([registry.merge(a, b), registry.merge(b, a)]);
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(await service.count('claimant WHERE id = ANY ($1) AND merged_into IS NULL', [[a, b]])).toBe(1);
    }
  });
});

describe('a split that found its claimants before a merge', () => {
  it('and stores its claims after it names the survivor', async () => {
    const [from, into] = [newName(), newName()];
    const [id, survivor] = [await registry.resolve(from, 'organisation'), await registry.resolve(into, 'organisation')];
    await service.stopWorker();
    const text = `${said(from)} ${said(into)}`;
    const article = await submit(registry.lead, { text });
    await service.sql(`UPDATE article_version SET split_state = 'splitting' WHERE id = $1`, [article.versionId]);
    const resolver = new ResolveClaimants(service.database);
    const run = resolver.run.bind(resolver);
    // The merge comes between the two statements of a split.
    resolver.run = async (...asked) => {
      const found = await run(...asked);
      expect((await registry.merge(id, survivor)).status).toBe(200);
      return found;
    };
    const [desk] = await service.sql<{ desk_id: string }>('SELECT desk_id FROM claimant LIMIT 1');
    const store = new StoreClaims(service.database, resolver);
    expect(await store.run(desk!.desk_id, article.versionId, text, splitArticle(text))).toBe(true);
    expect(await service.count('claim_claimant WHERE claimant_id = $1', [id])).toBe(0);
    expect(await service.count('claim_claimant WHERE claimant_id = $1', [survivor])).toBe(2);
    await service.startWorker();
  });

  it('and is storing its claims makes the merge wait, and then take them along', async () => {
    const [claim] = await claimsSaid(said(newName()));
    const [id, survivor] = [await registry.resolve(newName()), await registry.resolve(newName())];
    const merged = await whileOpen(NAME_IN_CLAIM, [claim!.id, id], () => registry.merge(id, survivor));
    expect(merged.body).toMatchObject({ id: survivor, claims: 1 });
    expect(await service.count('claim_claimant WHERE claimant_id = $1', [id])).toBe(0);
  });

  it('and stores its claims while the merge is going on waits, and then names the survivor', async () => {
    const [claim] = await claimsSaid(said(newName()));
    const [id, survivor] = [await registry.resolve(newName()), await registry.resolve(newName())];
    const mergeOf = 'UPDATE claimant SET merged_into = $2 WHERE id = $1';
    await whileOpen(mergeOf, [id, survivor], () => service.sql(NAME_IN_CLAIM, [claim!.id, id]));
    expect(await service.count('claim_claimant WHERE claimant_id = $1', [id])).toBe(0);
    expect((await registry.get(survivor)).body.claims).toBe(1);
  });
});

const NAME_IN_CLAIM = `INSERT INTO claim_claimant (claim_id, role, position, claimant_id) VALUES ($1, 'relay', 0, $2)`;

/** Runs a statement, begins `work`, and commits the statement once the work waits for it. */
async function whileOpen<Result>(statement: string, values: unknown[], work: () => Promise<Result>): Promise<Result> {
  const other = new pg.Client({ connectionString: service.settings.databaseUrl });
  await other.connect();
  try {
    await other.query('BEGIN');
    await other.query(statement, values);
    const { rows } = await other.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const working = work();
    await eventually('the work waits', async () => {
      const waiting = 'pg_locks WHERE NOT granted AND $1 = ANY (pg_blocking_pids(pid))';
      return (await service.count(waiting, [rows[0]!.pid])) > 0;
    });
    await other.query('COMMIT');
    return await working;
  } finally {
    await other.end();
  }
}
