import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TAMPER_CASES } from '../../prove/audit/tamper-cases.js';
import { TamperedLog } from '../../prove/audit/tampered-log.js';
import { writeEvents } from '../../prove/audit/write-events.js';
import type { ExportedHead } from '../../src/audit/audit-check.js';
import { openAuditDatabase, type AuditDatabase } from './audit-database.js';

const WRITERS = 16;
const EACH = 250;

let log: AuditDatabase;
let head: ExportedHead;

beforeAll(async () => {
  log = await openAuditDatabase();
  let writing = true;
  const sealing = (async () => {
    while (writing) await log.sealing.run();
  })();
  await writeEvents(log.app, WRITERS, EACH).finally(() => (writing = false));
  await sealing;
  const { seq, hash } = await log.sealing.head();
  head = { seq, hash };
});
afterAll(() => log.stop());

const count = async (from: string): Promise<number> =>
  (await log.owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`)).rows[0]!.n;

it('16 writers at once while others seal: every event stands exactly once in one unbroken chain', async () => {
  expect(await log.verifying.run()).toMatchObject({ ok: true, firstBad: null, events: WRITERS * EACH, ...head });
  expect(head.seq).toBe(WRITERS * EACH);
  expect(await count('audit_event')).toBe(WRITERS * EACH);
  expect(await count('(SELECT event_id FROM audit_link GROUP BY event_id) AS sealed')).toBe(WRITERS * EACH);
  expect(await count('audit_unsealed')).toBe(0);
  expect(await count('audit_link LEFT JOIN audit_event ON id = event_id WHERE id IS NULL')).toBe(0);
});

it('a page’s length makes no difference: the last event of any page is checked too', async () => {
  const tampered = await TamperedLog.keep(log.url);
  try {
    for (const seq of [1, 1_999, 2_000, 2_001, 4_000]) {
      await tampered.change(
        `UPDATE audit_event SET to_state = 'x' FROM audit_link WHERE event_id = id AND seq = ${seq}`,
      );
      expect((await log.verifying.run()).firstBad).toMatchObject({ kind: 'event_changed', seq });
      await tampered.restore();
    }
  } finally {
    await tampered.end();
  }
});

describe('somebody who owns the database cannot hide', () => {
  let tampered: TamperedLog;
  beforeAll(async () => {
    tampered = await TamperedLog.keep(log.url);
  });
  afterAll(() => tampered.end());

  it.each(TAMPER_CASES.map((one) => [one.name, one] as const))('%s', async (_name, { tamper, needsExport }) => {
    const named = await tamper(tampered);
    const alone = await log.verifying.run();
    const against = await log.verifying.run({ exported: head });
    await tampered.restore();
    expect(against).toMatchObject({ ok: false, firstBad: named });
    expect(alone).toMatchObject(needsExport ? { ok: true, firstBad: null } : { ok: false, firstBad: named });
    expect(await log.verifying.run({ exported: head })).toMatchObject({ ok: true, events: WRITERS * EACH });
  });
});

describe('an exported head', () => {
  it('from any time before is passed', async () => {
    const { rows } = await log.owner.query<{ seq: string; hash: string }>(
      `SELECT seq, encode(hash, 'hex') AS hash FROM audit_link WHERE seq IN (1, 2000, 2001)`,
    );
    for (const { seq, hash } of rows) {
      expect((await log.verifying.run({ exported: { seq: Number(seq), hash } })).ok).toBe(true);
    }
    expect(rows).toHaveLength(3);
  });

  it('that is of another log is told, also one of an empty log', async () => {
    const hash = '0'.repeat(64);
    const kindAt = async (seq: number): Promise<object | null> =>
      (await log.verifying.run({ exported: { seq, hash } })).firstBad;
    expect(await kindAt(0)).toMatchObject({ kind: 'history_rewritten', seq: 0 });
    expect(await kindAt(7)).toMatchObject({ kind: 'history_rewritten', seq: 7 });
    expect(await kindAt(head.seq + 7)).toMatchObject({ kind: 'exported_head_gone', seq: head.seq + 1 });
  });
});

it('verifying goes on beside writers, and counts what is not sealed yet', async () => {
  const before = head.seq;
  const writing = writeEvents(log.app, 4, 50);
  const checks = [await log.verifying.run(), await log.verifying.run()];
  await writing;
  expect(checks.map(({ ok, firstBad }) => ({ ok, firstBad }))).toEqual(
    checks.map(() => ({ ok: true, firstBad: null })),
  );
  expect(await log.verifying.run({ exported: head })).toMatchObject({
    ok: true,
    events: before + 200,
    seq: before + 200,
  });
});
