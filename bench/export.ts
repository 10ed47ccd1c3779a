import Table from 'cli-table3';
import { Command } from 'commander';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKey } from '../src/auth/create-key.js';
import { loadSettings } from '../src/config/load-settings.js';
import { Database } from '../src/database/database.js';
import { startChild } from './child.js';
import { growTasks } from './lease/tasks.js';
import { openPostgres } from './stores.js';

const DATABASE = 'claimdesk_bench_export';

interface ExportFigures {
  form: string;
  claims: number;
  seconds: number;
  mb: number;
  /** The most the api process has held since its start; null where the system does not tell. */
  peakMb: number | null;
  sha256: string;
}

/** Seconds, size and memory of whole exports from an api process, at growing numbers of claims; each twice, for the bytes. */
export async function benchExport(argv: string[]): Promise<void> {
  const options = new Command('export')
    .option('--sizes <list>', 'numbers of claims', '10000,100000')
    .option('--json', 'a last line with every figure by name', false)
    .parse(argv, { from: 'user' })
    .opts<{ sizes: string; json: boolean }>();
  const folder = mkdtempSync(join(tmpdir(), 'claimdesk-bench-'));
  // Where this runs as root, Postgres runs as another account that must get in.
  chmodSync(folder, 0o755);
  const stop: (() => Promise<unknown> | void)[] = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    const postgres = await openPostgres(folder, process.env['DATABASE_URL'], []);
    stop.push(() => postgres.stop());
    const url = await postgres.create(DATABASE);
    stop.push(() => postgres.drop(DATABASE));
    const database = new Database(loadSettings({ DATABASE_URL: url }));
    stop.push(() => database.onApplicationShutdown());
    const key = await createKey(database, 'admin', 'Exporter');
    const desk = (await database.prisma.desk.findFirstOrThrow()).id;
    const api = await startChild('dist/main.api.js', [], { DATABASE_URL: url, PORT: '0', LOG_LEVEL: 'error' });
    stop.push(() => api.stop());
    const figures: ExportFigures[] = [];
    for (const size of options.sizes.split(',').map(Number)) {
      await growTasks(url, desk, size);
      for (const form of ['csv', 'csv', 'jsonl', 'jsonl']) {
        const read = await readExport(`${api.address}/v1/exports/claims.${form}`, key);
        figures.push({ form, claims: size, ...read, peakMb: peakMb(api.pid) });
      }
    }
    const table = new Table({
      head: ['export', 'claims', 'seconds', 'MB', 'peak of the api, MB', 'SHA-256 of the bytes'],
    });
    for (const f of figures) {
      table.push([
        f.form,
        f.claims,
        f.seconds.toFixed(1),
        f.mb.toFixed(1),
        f.peakMb?.toFixed(0) ?? '–',
        f.sha256.slice(0, 16),
      ]);
    }
    process.stdout.write(`${table.toString()}\n`);
    if (options.json) process.stdout.write(`${JSON.stringify({ exports: figures })}\n`);
  } finally {
    for (const each of stop.reverse()) await each();
  }
}

async function readExport(url: string, key: string): Promise<Pick<ExportFigures, 'seconds' | 'mb' | 'sha256'>> {
  const begun = performance.now();
  const reply = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of reply.body as unknown as AsyncIterable<Uint8Array>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { seconds: (performance.now() - begun) / 1000, mb: bytes / 1e6, sha256: hash.digest('hex') };
}

function peakMb(pid: number): number | null {
  try {
    const [, kb] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kb === undefined ? null : Number(kb) / 1024;
  } catch {
    return null;
  }
}
