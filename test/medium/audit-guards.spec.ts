import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { writeEvents } from '../../prove/audit/write-events.js';
import { SealAudit } from '../../src/audit/seal-audit.js';
import { VerifyAudit } from '../../src/audit/verify-audit.js';
import { loadSettings } from '../../src/config/load-settings.js';
import { Database } from '../../src/database/database.js';
import { openAuditDatabase, type AuditDatabase } from './audit-database.js';

const DENIED = '42501';
const REFUSED = '23001';

let log: AuditDatabase;
beforeAll(async () => {
  log = await openAuditDatabase();
});
afterAll(() => log.stop());

/** The SQLSTATE that a statement ends with. */
const stateOf = (query: Promise<unknown>): Promise<string> =>
  query.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );
const asApp = (text: string): Promise<string> => stateOf(log.app.run({ text }, []));
const asOwner = (text: string): Promise<string> => stateOf(log.owner.query(text));

/** What nobody changes, each with one of its columns. */
const KEPT = [
  ['audit_event', 'actor'],
  ['audit_link', 'hash'],
  ['audit_head', 'hash'],
  ['judgement', 'rationale'],
  ['verdict', 'cycle'],
  ['evidence', 'passage'],
  ['judgement_evidence', 'judgement_id'],
  ['review_policy', 'version'],
  ['review_exclusion', 'reason'],
] as const;

describe.each(KEPT)('%s', (table, column) => {
  const changes = [`UPDATE ${table} SET ${column} = ${column}`, `DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`];

  it('the service’s role may not update, delete or truncate it', async () => {
    expect(await Promise.all(changes.map(asApp))).toEqual([DENIED, DENIED, DENIED]);
  });

  it.each(['origin', 'replica'])(
    'its owner is refused by triggers, in a session that calls itself %s',
    async (role) => {
      await log.owner.query(`SET session_replication_role = ${role}`);
      try {
        for (const change of changes) expect([change, await asOwner(change)]).toEqual([change, REFUSED]);
      } finally {
        await log.owner.query('RESET session_replication_role');
      }
    },
  );
});

it('an unsealed event’s witness is the trigger’s and the sealing’s alone', async () => {
  const states = [
    await asApp(`INSERT INTO audit_unsealed VALUES (1, sha256('x'))`),
    await asApp('UPDATE audit_unsealed SET event_hash = event_hash'),
    await asApp('DELETE FROM audit_unsealed'),
    await asApp('TRUNCATE audit_unsealed'),
    await asApp(`INSERT INTO audit_link VALUES (1, 1, sha256('x'), sha256('x'))`),
    await asApp(`INSERT INTO audit_head VALUES (2, 1, sha256('x'))`),
  ];
  expect(states).toEqual(states.map(() => DENIED));
  expect(await asOwner('UPDATE audit_unsealed SET event_hash = event_hash')).toBe(REFUSED);
});

it.each([
  'ALTER TABLE audit_event DISABLE TRIGGER ALL',
  'ALTER TABLE audit_event ADD COLUMN more text',
  'ALTER TABLE audit_event ALTER COLUMN at TYPE date',
  'ALTER TABLE audit_event OWNER TO claimdesk_app',
  'DROP TRIGGER audit_event_append_only ON audit_event',
  'DROP TABLE audit_event CASCADE',
  'DROP FUNCTION refuse_change() CASCADE',
  'CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$',
  'CREATE RULE quiet AS ON INSERT TO audit_event DO INSTEAD NOTHING',
  'CREATE TABLE of_its_own (id int)',
  'CREATE TRIGGER late AFTER INSERT ON audit_event EXECUTE FUNCTION refuse_change()',
  'GRANT UPDATE ON audit_event TO PUBLIC',
  'SET session_replication_role = replica',
  'ALTER SYSTEM SET fsync = off',
])('the service’s role may not: %s', async (statement) => {
  // Granting what one does not have is a warning, not an error: nothing is granted.
  const state = await asApp(statement);
  if (statement.startsWith('GRANT')) expect(await asApp('UPDATE audit_event SET actor = actor')).toBe(DENIED);
  else expect(state).toBe(DENIED);
});

it('a login of the service’s own, without the owner’s rights, does all of the work and can give nothing up', async () => {
  const login = `login_${randomBytes(6).toString('hex')}`;
  await log.owner.query(`CREATE ROLE ${login} LOGIN PASSWORD '${login}' IN ROLE claimdesk_app`);
  const url = Object.assign(new URL(log.url), { username: login, password: login }).href;
  const service = new Database(loadSettings({ NODE_ENV: 'test', DATABASE_URL: url }));
  try {
    await writeEvents(service, 1, 5);
    expect(await new VerifyAudit(service, new SealAudit(service)).run()).toMatchObject({ ok: true, events: 5, seq: 5 });
    const asItself = (text: string): Promise<string> =>
      stateOf(
        service.transaction(async (run) => {
          await run({ text: 'RESET ROLE' }, []);
          await run({ text }, []);
        }),
      );
    expect(await asItself('UPDATE audit_event SET actor = actor')).toBe(DENIED);
    expect(await asItself('ALTER TABLE audit_event DISABLE TRIGGER ALL')).toBe(DENIED);
    expect(await asItself('SET session_replication_role = replica')).toBe(DENIED);
  } finally {
    await service.onApplicationShutdown();
    await log.owner.query(`DROP ROLE ${login}`);
  }
});

it('the triggers hold for every way of writing: also MERGE and a cursor', async () => {
  expect(await asOwner('MERGE INTO audit_event e USING (SELECT 1) x ON true WHEN MATCHED THEN DELETE')).toBe(REFUSED);
  expect(await asOwner('WITH gone AS (DELETE FROM audit_event RETURNING id) SELECT * FROM gone')).toBe(REFUSED);
  expect(
    await asOwner('INSERT INTO audit_event SELECT * FROM audit_event ON CONFLICT (id) DO UPDATE SET actor = $$x$$'),
  ).toBe(REFUSED);
});
