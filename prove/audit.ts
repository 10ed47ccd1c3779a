import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Table from 'cli-table3';
import { Command, InvalidArgumentError } from 'commander';
import pg from 'pg';
import { openPostgres } from '../bench/stores.js';
import type { AuditCheck, BadPlace } from '../src/audit/audit-check.js';
import { SealAudit } from '../src/audit/seal-audit.js';
import { VerifyAudit } from '../src/audit/verify-audit.js';
import { loadSettings } from '../src/config/load-settings.js';
import { Database } from '../src/database/database.js';
import { TAMPER_CASES } from './audit/tamper-cases.js';
import { TamperedLog } from './audit/tampered-log.js';
import { writeEvents } from './audit/write-events.js';
import { ProofError } from './report.js';

const WRITERS = 16;
const EACH = 250;
const DATABASE = 'claimdesk_prove_audit';
/** How often the heap is looked at along a long log. */
const MEMORY_LOOKS = 10;

export interface AuditProof {
  writers: number;
  written: number;
  takenBack: number;
  eventsPerSecond: number;
  /** Events that stand in the chain once, and links that do not follow from the one before, both counted by Postgres. */
  inChainOnce: number;
  brokenLinks: number;
  verifiedOk: boolean;
  tampering: { name: string; neededExport: boolean; found: boolean; asExpected: boolean; named: BadPlace | null }[];
  /** One long log, where asked for; the heap after a collection, at its end against at its first tenth. */
  long?: { events: number; sealedPerSecond: number; verifiedPerSecond: number; heapGrowthMiB: number; ok: boolean };
}

/**
 * Proves the audit log on a database of its own: sixteen writers at once while others seal, then everything a superuser
 * might do to it, undone in between. Prints a table.
 * @throws ProofError where an event is lost or doubled, a link broken, or a tampering not found or not named
 */
export async function proveAudit(argv: string[]): Promise<AuditProof> {
  const { json, long } = readOptions(argv);
  const folder = mkdtempSync(join(tmpdir(), 'claimdesk-prove-'));
  // Where this runs as root, Postgres runs as another account that must get in.
  chmodSync(folder, 0o755);
  const postgres = await openPostgres(folder, process.env['DATABASE_URL'], []);
  try {
    const proof = await onDatabase(await postgres.create(DATABASE), proveWriters);
    if (long) proof.long = await onDatabase(await postgres.create(DATABASE), (log) => proveLong(log, long));
    await postgres.drop(DATABASE);
    report(proof);
    if (json) process.stdout.write(`${JSON.stringify(proof)}\n`);
    const { written, inChainOnce, brokenLinks, verifiedOk, tampering } = proof;
    const hidden = tampering.filter((one) => !one.found || !one.asExpected).map((one) => one.name);
    if (inChainOnce !== written || brokenLinks || !verifiedOk)
      throw new ProofError('the chain does not hold every event once');
    if (hidden.length) throw new ProofError(`not found or not named: ${hidden.join('; ')}`);
    return proof;
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Log {
  url: string;
  app: Database;
  owner: pg.Client;
  sealing: SealAudit;
  verifying: VerifyAudit;
}

async function onDatabase<Result>(url: string, work: (log: Log) => Promise<Result>): Promise<Result> {
  const app = new Database(loadSettings({ DATABASE_URL: url }));
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const sealing = new SealAudit(app);
  try {
    return await work({ url, app, owner, sealing, verifying: new VerifyAudit(app, sealing) });
  } finally {
    await owner.end();
    await app.onApplicationShutdown();
  }
}

async function proveWriters(log: Log): Promise<AuditProof> {
  let writing = true;
  const sealing = (async () => {
    while (writing) await log.sealing.run();
  })();
  const start = performance.now();
  const counts = await writeEvents(log.app, WRITERS, EACH).finally(() => (writing = false));
  const seconds = (performance.now() - start) / 1000;
  await sealing;
  const exported = await log.sealing.head();
  const { ok } = await log.verifying.run();
  const counted = await log.owner.query<{ once: number; broken: number }>(`
    SELECT (SELECT count(*)::int FROM audit_event WHERE (SELECT count(*) FROM audit_link WHERE event_id = id) = 1) AS once,
      (SELECT count(*)::int FROM (SELECT hash, sha256(lag(hash, 1, sha256('claimdesk')) OVER (ORDER BY seq) || event_hash) AS next
        FROM audit_link) AS links WHERE hash <> next) AS broken`);
  return {
    writers: WRITERS,
    ...counts,
    eventsPerSecond: Math.round(counts.written / seconds),
    inChainOnce: counted.rows[0]!.once,
    brokenLinks: counted.rows[0]!.broken,
    verifiedOk: ok,
    tampering: await proveTampering(log, exported),
  };
}

async function proveTampering(log: Log, exported: { seq: number; hash: string }): Promise<AuditProof['tampering']> {
  const tampered = await TamperedLog.keep(log.url);
  const results: AuditProof['tampering'] = [];
  for (const { name, tamper, needsExport } of TAMPER_CASES) {
    const expected = await tamper(tampered);
    const alone = await log.verifying.run();
    const check: AuditCheck = needsExport ? await log.verifying.run({ exported }) : alone;
    await tampered.restore();
    const named = check.firstBad;
    const asExpected =
      named?.kind === expected.kind && named.eventId === expected.eventId && named.seq === expected.seq;
    results.push({ name, neededExport: alone.ok && !check.ok, found: !check.ok, asExpected, named });
  }
  await tampered.end();
  return results;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const FILL = `
  INSERT INTO audit_event (desk_id, actor, action, subject_type, subject_id, from_state, to_state, detail)
  SELECT gen_random_uuid(), 'system', 'claim.open', 'claim', gen_random_uuid(), 'extracted', 'open', jsonb_build_object('n', n)
  FROM generate_series(1, $1::int) AS n`;

async function proveLong({ owner, sealing, verifying }: Log, events: number): Promise<NonNullable<AuditProof['long']>> {
  await owner.query(FILL, [events]);
  const start = performance.now();
  await sealing.run();
  const sealedIn = performance.now() - start;
  const held: number[] = [];
  const check = await verifying.run({
    onPage: (done) => {
      if (done < (events * (held.length + 1)) / MEMORY_LOOKS) return;
      collectGarbage();
      held.push(process.memoryUsage().heapUsed);
    },
  });
  const perSecond = (ms: number): number => Math.round((events / ms) * 1000);
  return {
    events: check.events,
    sealedPerSecond: perSecond(sealedIn),
    verifiedPerSecond: perSecond(check.checkedInMs),
    heapGrowthMiB: Math.round((held.at(-1)! - held[0]!) / 2 ** 20),
    ok: check.ok,
  };
}

function report(proof: AuditProof): void {
  const style = { head: [], border: [] };
  const figures = new Table({ style });
  figures.push(
    ['writers at once', proof.writers],
    ['events written', proof.written],
    ['of rolled-back transactions besides', proof.takenBack],
    ['events a second, each its own transaction', proof.eventsPerSecond],
    ['events in the chain exactly once', proof.inChainOnce],
    ['broken links', proof.brokenLinks],
    ['verifying says', proof.verifiedOk ? 'as written' : 'NOT as written'],
  );
  if (proof.long) {
    const { events, sealedPerSecond, verifiedPerSecond, heapGrowthMiB, ok } = proof.long;
    figures.push(
      [`a log of ${events} events`, ok ? 'as written' : 'NOT as written'],
      ['sealed a second', sealedPerSecond],
      ['verified a second', verifiedPerSecond],
      ['heap held at the end more than after a tenth, MiB', heapGrowthMiB],
    );
  }
  const cases = new Table({ head: ['what a superuser did', 'found', 'named'], style });
  for (const { name, found, asExpected, neededExport, named } of proof.tampering) {
    const how = neededExport ? 'with the exported head' : 'yes';
    cases.push([name, found ? how : 'NO', `${asExpected ? '' : 'NOT AS EXPECTED: '}${named?.detail ?? ''}`]);
  }
  process.stdout.write(`${figures.toString()}\n${cases.toString()}\n`);
}

function readOptions(argv: string[]): { json: boolean; long: number } {
  return new Command('npm run prove -- audit')
    .option('--long <events>', 'also seal and verify a log of so many events', whole, 0)
    .option('--json', 'add one line of JSON', false)
    .parse(argv, { from: 'user' })
    .opts();
}

function whole(text: string): number {
  if (!/^[1-9]\d{0,7}$/.test(text)) throw new InvalidArgumentError('a whole number above 0');
  return Number(text);
}
