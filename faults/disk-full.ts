import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgres } from '../bench/stores.js';
import { Skipped, type Fault } from './fault.js';
import { isReady } from './ground/answers.js';
import type { Ground } from './ground/ground.js';

const DISK = '256m';
const CHUNK = Buffer.alloc(64 * 1024);
const NOTICED_MS = 60_000;
const HEALED_MS = 15_000;
/** Little room is kept for the log, so that the disk soon matters. */
const SETTINGS = ['min_wal_size=32MB', 'max_wal_size=48MB'];

const FILL_LOG = `SELECT pg_logical_emit_message(false, 'faults', repeat('x', 4000000))`;

/** Mounts a small file system in memory. @throws Skipped where this user may not */
function mountDisk(ground: Ground): string {
  const disk = mkdtempSync(join(tmpdir(), 'claimdesk-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK},mode=755`, 'tmpfs', disk], { stdio: 'pipe' });
  } catch {
    rmSync(disk, { recursive: true });
    throw new Skipped('a small disk needs root, and the right to mount one.');
  }
  ground.toClose.unshift(() => {
    execFileSync('umount', ['--lazy', disk]);
    rmSync(disk, { recursive: true });
    return Promise.resolve();
  });
  chmodSync(disk, 0o755);
  return disk;
}

/** Writes until nothing more fits. */
function fill(file: string): void {
  const ballast = openSync(file, 'a');
  try {
    for (;;) writeSync(ballast, CHUNK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(ballast);
  }
}

export const diskFull: Fault = {
  name: 'disk-full',
  does: 'the disk of Postgres is full while articles come in, then freed',
  on: ['postgres', 'redis'],
  short: [],
  async run(ground) {
    const disk = mountDisk(ground);
    const postgres = await openPostgres(disk, undefined, SETTINGS);
    ground.toClose.unshift(() => postgres.stop());
    ground.databaseUrl = await postgres.create('claimdesk_full');
    await ground.start({ apis: 1, workers: 2 });
    const endSending = ground.intake.keepSending(20);
    await ground.until('articles are split', async () => (await ground.splits()) > 40);
    ground.say('the disk is full');
    const ballast = join(disk, 'ballast');
    fill(ballast);
    const full = performance.now();
    const topUp = setInterval(() => fill(ballast), 200);
    const answered = (status: number): number => ground.intake.statuses.get(status) ?? 0;
    await ground.until('articles are answered with 503', () => Promise.resolve(answered(503) > 0), NOTICED_MS, full);
    // A table that cannot grow refuses its rows; a log that cannot grow ends the server.
    const log = setInterval(() => void ground.service.query(FILL_LOG).catch(() => undefined), 200);
    await ground.until('the api is not ready', async () => !(await isReady(ground)), NOTICED_MS, full);
    clearInterval(topUp);
    clearInterval(log);
    rmSync(ballast);
    ground.say('the disk has room again');
    // A server that could not write its log has ended, and is started again as by whoever runs it.
    await postgres.restart('immediate');
    const freed = performance.now();
    await ground.until('the api is ready', () => isReady(ground), HEALED_MS, freed);
    await endSending();
    return { times: 1, healMs: await ground.untilDrained(HEALED_MS, freed) };
  },
};
