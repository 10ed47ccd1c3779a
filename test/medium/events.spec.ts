import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { connect, type Socket } from 'node:net';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { EVENT_TYPES } from '../../src/events/event-types.js';
import { eventually } from '../eventually.js';
import type { HttpClient } from '../http-client.js';
import { articleText, openArticle } from './articles.js';
import { EventReader } from './event-reader.js';
import { decide, leased, ownVoiceArticle } from './reviewing.js';
import { TestService } from './test-service.js';

let service: TestService;
let desk: string;
let desks = 0;
let deskId: string;
let lead: HttpClient;

beforeAll(async () => {
  service = await TestService.startWithWorker('postgres', { EVENTS_HEARTBEAT_SECONDS: '1' });
});
afterAll(() => service.stop());
beforeEach(async () => {
  desk = `desk ${++desks}`;
  lead = await service.client('lead', undefined, desk);
  [{ id: deskId }] = (await service.sql<{ id: string }>('SELECT id FROM desk WHERE name = $1', [desk])) as [
    { id: string },
  ];
});

/** Events of claims that never were: the log takes any subject. */
const INVENT = `
  INSERT INTO audit_event (desk_id, actor, action, subject_type, subject_id, from_state, to_state)
  SELECT $1, 'system', 'claim.open', 'claim', $2, 'extracted', 'open' FROM generate_series(1, $3::int)`;
const invent = (n: number): Promise<object[]> => service.sql(INVENT, [deskId, uuidv7(), n]);

describe('a stream', () => {
  test('tells everybody of the desk the same, and nobody of another', async () => {
    const clients = await Promise.all(
      (['submitter', 'reviewer', 'admin'] as const).map((role) => service.client(role, undefined, desk)),
    );
    const readers = await Promise.all([lead, ...clients].map((client) => EventReader.open(client)));
    const stranger = await EventReader.open(await service.client('admin', undefined, `${desk} beside`));
    const { claims } = await ownVoiceArticle(service, 1, desk);
    await decide(lead, await leased(lead));
    const types = [
      'article.received',
      'article.split',
      'claim.opened',
      'claim.state_changed',
      'verdict.given',
      'article.concluded',
    ];
    for (const reader of readers) {
      expect(reader.contentType).toBe('text/event-stream; charset=utf-8');
      const events = await reader.wait(6);
      expect(events.map(({ body }) => body.type).sort()).toEqual([...types].sort());
      expect(events.map(({ id }) => id)).toEqual([...new Set(events.map(({ id }) => id))].sort((a, b) => a - b));
      expect(events).toEqual(readers[0]!.events);
    }
    const verdict = readers[0]!.events.find(({ body }) => body.type === 'verdict.given')!;
    expect(verdict.body.data).toMatchObject({
      claimId: claims[0]!.id,
      verdict: { attribution: 'verified', content: 'disputed' },
    });
    expect(stranger.events).toEqual([]);
    for (const reader of [...readers, stranger]) reader.close();
  });

  test('begins now, or after the event that the header or the address names', async () => {
    const first = await EventReader.open(lead);
    await openArticle(await service.client('submitter', undefined, desk), { text: articleText(desk) });
    const all = await first.wait(8);
    const middle = String(all[4]!.id);
    const [late, byHeader, byAddress, fromStart] = await Promise.all([
      EventReader.open(lead),
      EventReader.open(lead, middle, '?since=1'),
      EventReader.open(lead, undefined, `?since=${middle}`),
      EventReader.open(lead, undefined, '?since=0'),
    ]);
    const { events } = first;
    for (const reader of [byHeader, byAddress]) expect(await reader.wait(events.length - 5)).toEqual(events.slice(5));
    expect(await fromStart.wait(events.length)).toEqual(events);
    await invent(1);
    expect(await late.wait(1)).toHaveLength(1);
    for (const reader of [first, late, byHeader, byAddress, fromStart]) reader.close();
  });

  test('of a place beyond the end begins at the end', async () => {
    const reader = await EventReader.open(lead, '999999999999');
    await invent(1);
    expect(await reader.wait(1)).toHaveLength(1);
    reader.close();
  });

  test.each([
    ['last-event-id', '7x', '', 'Last-Event-ID'],
    ['last-event-id', '-1', '', 'Last-Event-ID'],
    ['x-nothing', '', '?since=soon', 'since'],
    ['x-nothing', '', '?since=-1', 'since'],
    ['x-nothing', '', '?from=1', 'from'],
  ])('is refused with %s %s %s', async (header, value, query, parameter) => {
    const reply = await lead.get(`/v1/events${query}`, { [header]: value });
    expect([reply.status, reply.body.errors?.[0]?.parameter]).toEqual([400, parameter]);
  });

  test('is silent for no longer than a heartbeat, which moves the place on', async () => {
    const reader = await EventReader.open(lead);
    const before = Number(reader.lastId);
    // On another desk: nothing to tell, but the chain has grown.
    const other = await service.client('submitter', undefined, `${desk} beside`);
    await openArticle(other, { text: articleText(`${desk} beside`) });
    await eventually('a heartbeat has come', () => reader.comments.length > 0 && Number(reader.lastId) > before);
    expect(reader.events).toEqual([]);
    reader.close();
  });

  test('ends soon after its key is revoked', async () => {
    const admin = await service.client('admin', 'Somebody Who Leaves', desk);
    const [reader, kept] = [await EventReader.open(admin), await EventReader.open(lead)];
    await service.sql(
      `UPDATE api_key SET revoked_at = now() FROM person WHERE person.id = person_id AND name = 'Somebody Who Leaves'`,
    );
    await eventually('the stream has ended', () => reader.ended);
    expect(kept.ended).toBe(false);
    kept.close();
  });

  test('of a browser ends when its person signs out', async () => {
    const headers = { 'claimdesk-csrf': '1' };
    const signedIn = await lead.withKey(undefined).post('/v1/session', { key: lead.key }, headers);
    const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;
    const [reader, kept] = [await EventReader.open(lead, undefined, '', { cookie }), await EventReader.open(lead)];
    await invent(1);
    for (const one of [reader, kept]) expect(await one.wait(1)).toHaveLength(1);
    await lead.withKey(undefined).send('DELETE', '/v1/session', undefined, { ...headers, cookie });
    await eventually('the stream has ended', () => reader.ended);
    expect(kept.ended).toBe(false);
    kept.close();
  });

  test('of a reader who takes nothing is given up, and the others go on', async () => {
    const slow = connect(Number(new URL(lead.address).port), '127.0.0.1');
    const theirs = await new Promise<Socket>((found) => {
      const server = service.api.getHttpServer();
      server.on('connection', (socket) => socket.remotePort === slow.localPort && found(socket));
    });
    slow.write(`GET /v1/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${lead.key}\r\n\r\n`);
    slow.pause();
    const quick = await EventReader.open(lead);
    // Far more than the pipes between two processes hold.
    await service.sql(
      `INSERT INTO audit_event (desk_id, actor, action, subject_type, subject_id, to_state, request_id)
       SELECT $1, 'system', 'article.submit', 'article', $2, 'received', repeat('x', 8000) FROM generate_series(1, 2000)`,
      [deskId, uuidv7()],
    );
    expect(await quick.wait(2000)).toHaveLength(2000);
    await eventually('the slow one is cut off', () => theirs.destroyed);
    await invent(1);
    expect(await quick.wait(2001)).toHaveLength(2001);
    quick.close();
    slow.destroy();
  });

  test('is one of twenty that a key may have open; a HEAD request leaves none behind', async () => {
    for (let n = 0; n < 25; n++) expect((await lead.send('HEAD', '/v1/events')).status).toBe(200);
    const readers: EventReader[] = [];
    for (let n = 0; n < 20; n++) readers.push(await EventReader.open(lead));
    const refused = await lead.get('/v1/events');
    expect([refused.status, refused.body.code]).toEqual([429, 'rate_limited']);
    for (const reader of readers) reader.close();
    await eventually('there is room again', async () => {
      const reader = await EventReader.open(lead);
      reader.close();
      return reader.status === 200;
    });
  });
});

test('the database knows the types that are documented, and no others', async () => {
  await ownVoiceArticle(service, 1, desk);
  const rows = await service.sql<{ types: string[] }>(
    `SELECT array_agg(DISTINCT type[1] ORDER BY type[1]) AS types
     FROM regexp_matches(pg_get_functiondef('event_type'::regproc), 'THEN ''([^'']+)''', 'g') AS type`,
  );
  expect(rows[0]!.types).toEqual([...EVENT_TYPES].sort());
});

test('a reader who comes and goes while four writers commit out of order misses nothing and gets nothing twice', async () => {
  const start = await EventReader.open(lead);
  start.close();
  const connectionString = service.settings.databaseUrl;
  const written: number[] = [];
  let over = false;
  const writing = Promise.all(
    [0, 1, 2, 3].map(async (writer) => {
      const client = new pg.Client({ connectionString });
      await client.connect();
      for (let n = 0; n < 60; n++) {
        await client.query('BEGIN');
        const { rows } = await client.query<{ id: string }>(`${INVENT} RETURNING id`, [deskId, uuidv7(), 1]);
        // The ids are taken; in which order they are committed is another matter, and some never are.
        await client.query('SELECT pg_sleep($1)', [((writer * 7 + n * 13) % 20) / 200]);
        await client.query(n % 10 === 9 ? 'ROLLBACK' : 'COMMIT');
        if (n % 10 !== 9) written.push(Number(rows[0]!.id));
      }
      await client.end();
    }),
  ).then(() => (over = true));

  const seen: number[] = [];
  let place = start.lastId;
  let visits = 0;
  const isThrough = (reader: EventReader): boolean => reader.events.length >= 3 || (over && reader.comments.length > 0);
  while (!over || seen.length < written.length) {
    const reader = await EventReader.open(lead, place);
    await eventually('something came, or all is over', () => isThrough(reader));
    reader.close();
    seen.push(...reader.events.map(({ body }) => body.data.eventId));
    place = reader.lastId;
    visits++;
  }
  await writing;
  const sorted = (ids: number[]): number[] => [...ids].sort((a, b) => a - b);
  expect(visits).toBeGreaterThan(5);
  expect(sorted(seen)).toEqual(sorted(written));
  // Else the ids themselves would have done as places.
  expect(seen).not.toEqual(sorted(seen));
});

test('streams end at once when the service stops', async () => {
  const other = await TestService.start();
  const reader = await EventReader.open(await other.client('lead'));
  await other.stop();
  await eventually('the stream has ended', () => reader.ended);
});
