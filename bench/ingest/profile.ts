import { readFileSync } from 'node:fs';
import Table from 'cli-table3';
import pg from 'pg';
import type { RunFigures } from './measure.js';

interface Profile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  samples: number[];
  timeDeltas: number[];
}

const FUNCTIONS_SHOWN = 20;
const STATEMENTS_SHOWN = 14;

/** Server settings by which the embedded Postgres counts what its statements take. */
export const STATEMENT_COUNTERS = ['shared_preload_libraries=pg_stat_statements', 'pg_stat_statements.track=all'];

/** Prints where a worker's one thread was: by room of the product and package, then by function (self time). */
export function profileWorker(backend: string, file: string, { articlesPerSecond }: RunFigures): void {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, 'utf8')) as Profile;
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const places = new Map<string, number>();
  const functions = new Map<string, number>();
  let total = 0;
  samples.forEach((id, i) => {
    const { functionName, url, lineNumber } = frames.get(id)!;
    const us = timeDeltas[i]!;
    total += us;
    const place = placeOf(url, functionName);
    add(places, place, us);
    if (functionName !== '(idle)')
      add(
        functions,
        `${functionName || '(anonymous)'}  ${url ? `${url.split('/').slice(-2).join('/')}:${lineNumber + 1}` : place}`,
        us,
      );
  });
  process.stdout.write(
    `\n${backend}: one worker, ${Math.round(articlesPerSecond)} articles/s, ${(total / 1e6).toFixed(1)} s recorded\n`,
  );
  process.stdout.write(
    `${tableOf('where', places, total, 30)}\n${tableOf('function (self time)', functions, total, FUNCTIONS_SHOWN)}\n`,
  );
}

function placeOf(url: string, functionName: string): string {
  if (functionName === '(idle)') return 'idle: waiting for Postgres or the queue';
  if (functionName === '(garbage collector)') return 'garbage collection';
  const room = /\/dist\/([\w.-]+)/.exec(url)?.[1];
  const packages = url.split('/node_modules/').slice(1);
  const last = packages.at(-1)?.split('/') ?? [];
  if (packages.length) return `package ${last[0]!.startsWith('@') ? `${last[0]}/${last[1]}` : last[0]}`;
  if (room) return `room ${room}`;
  return url.startsWith('node:') ? 'Node’s library' : 'Node itself (native code)';
}

function tableOf(title: string, parts: Map<string, number>, total: number, most: number): string {
  const table = new Table({
    head: [title, 'share', 'ms'],
    colAligns: ['left', 'right', 'right'],
    style: { head: [], border: [] },
  });
  const sorted = [...parts].sort((a, b) => b[1] - a[1]).slice(0, most);
  for (const [name, us] of sorted)
    if (us / total > 0.001) table.push([name, `${((100 * us) / total).toFixed(1)} %`, Math.round(us / 1000)]);
  return table.toString();
}

const add = (sums: Map<string, number>, key: string, value: number): void =>
  void sums.set(key, (sums.get(key) ?? 0) + value);

/** Starts Postgres's own count of its statements' time, where the server has it. @returns what prints the count */
export async function countStatements(databaseUrl: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rowCount } = await client.query(`SELECT FROM pg_settings WHERE name = 'pg_stat_statements.track'`);
  if (!rowCount) {
    await client.end();
    return () => Promise.resolve();
  }
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  await client.query('SELECT pg_stat_statements_reset()');
  return async () => {
    const { rows } = await client.query<{ query: string; calls: number; ms: number; level: boolean }>(
      `SELECT query, calls::int, total_exec_time::int AS ms, toplevel AS level FROM pg_stat_statements
       WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) ORDER BY total_exec_time DESC LIMIT $1`,
      [STATEMENTS_SHOWN],
    );
    await client.end();
    const table = new Table({
      head: ['in Postgres (nested: within another)', 'calls', 'ms'],
      colAligns: ['left', 'right', 'right'],
      style: { head: [], border: [] },
    });
    for (const { query, calls, ms, level } of rows)
      table.push([`${level ? '' : '  nested: '}${query.replace(/\s+/g, ' ').trim().slice(0, 90)}`, calls, ms]);
    process.stdout.write(`${table.toString()}\n`);
  };
}
