import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { chainHash, eventColumns, eventHash, GENESIS, type EventRow } from '../../src/audit/event-hash.js';
import { SealAudit } from '../../src/audit/seal-audit.js';
import { VerifyAudit } from '../../src/audit/verify-audit.js';
import { loadSettings } from '../../src/config/load-settings.js';
import { Database } from '../../src/database/database.js';
import { openAuditDatabase, type AuditDatabase } from './audit-database.js';

let log: AuditDatabase;
beforeAll(async () => {
  log = await openAuditDatabase();
});
afterAll(() => log.stop());

const HOSTILE = [
  null,
  '',
  '-',
  '3:abc',
  '0:-',
  'line\nbreak\r\n\ttab',
  '🟢 e\u0301 é \u202e \u00a0',
  '"\\u0000"',
  '%s $1 \\x00',
  'x'.repeat(100_000),
];
const DETAILS = [
  null,
  'null',
  '""',
  '{}',
  '{"b": 1, "a": [1.0, 1e400, -0, 12345678901234567890.123], "é": "\\u202e\\n"}',
  JSON.stringify(Array.from({ length: 5_000 }, (_, n) => ({ n, text: '🟢'.repeat(n % 5) }))),
];
const TIMES = ['2026-11-22T17:30:00.05Z', '1999-12-31T23:59:59.999+14:00', '0999-01-01T00:00:00Z', 'epoch'];

it('Postgres and Node compute the same hash, whatever the fields hold', async () => {
  const events = HOSTILE.flatMap((text, i) =>
    DETAILS.map((detail, j) => [
      TIMES[(i + j) % TIMES.length],
      text ?? '',
      text,
      HOSTILE[(i + j) % HOSTILE.length],
      detail,
    ]),
  );
  for (const [at, actor, reason, state, detail] of events) {
    await log.owner.query(
      `INSERT INTO audit_event (desk_id, at, actor, action, subject_type, subject_id, from_state, to_state, reason, request_id, detail)
       VALUES ($1, $2, $3, $3, $3, $1, $5, $4, $4, $5, $6::jsonb)`,
      [randomUUID(), at, actor, reason, state, detail],
    );
  }
  const { rows } = await log.owner.query<EventRow & { by_postgres: Buffer; witnessed: Buffer }>(
    `SELECT ${eventColumns('e')}, audit_event_hash(e) AS by_postgres, event_hash AS witnessed
     FROM audit_event AS e JOIN audit_unsealed ON event_id = e.id`,
  );
  expect(rows).toHaveLength(events.length);
  for (const row of rows) {
    const hash = eventHash(row);
    expect([row.id, hash.equals(row.by_postgres), hash.equals(row.witnessed)]).toEqual([row.id, true, true]);
  }
  expect(new Set(rows.map((row) => row.by_postgres.toString('hex'))).size).toBe(rows.length);
});

it('the chain’s steps are the same, from the same beginning', async () => {
  await log.sealing.run();
  const { rows } = await log.owner.query<{ event_hash: Buffer; hash: Buffer }>('SELECT * FROM audit_link ORDER BY seq');
  expect(rows.length).toBeGreaterThan(0);
  let hash = GENESIS;
  for (const row of rows) {
    hash = chainHash(hash, row.event_hash);
    expect(row.hash.equals(hash)).toBe(true);
  }
  expect(await log.sealing.head()).toMatchObject({ seq: rows.length, hash: hash.toString('hex') });
});

it('a session’s time zone changes no hash', async () => {
  const before = await log.verifying.run();
  await log.owner.query(`ALTER DATABASE ${new URL(log.url).pathname.slice(1)} SET TimeZone = 'Pacific/Apia'`);
  const elsewhere = new Database(loadSettings({ NODE_ENV: 'test', DATABASE_URL: log.url }));
  try {
    const again = await new VerifyAudit(elsewhere, new SealAudit(elsewhere)).run();
    expect(again).toMatchObject({ ok: true, events: before.events, hash: before.hash });
  } finally {
    await elsewhere.onApplicationShutdown();
  }
});
