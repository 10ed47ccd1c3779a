import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import { Command } from 'commander';
import pg from 'pg';
import { createKey } from '../src/auth/create-key.js';
import { loadSettings } from '../src/config/load-settings.js';
import { Database } from '../src/database/database.js';
import { startChild } from './child.js';
import { openPostgres } from './stores.js';
import { latencies, poster, quantile } from './lease/askers.js';
import { growTasks } from './lease/tasks.js';

const SIZES = { '10k': 10_000, '100k': 100_000, '1M': 1_000_000 };
const REVIEWERS = 20;
/** As many as one person may hold by a desk's first policy; between rounds everything is given back. */
const LEASES_EACH = 10;
const WARM_UP = 3;
const DATABASE = 'claimdesk_bench_lease';

/** What the product's lease does at its heart, with nothing around it: one statement on the same rows and index. */
const BARE = `
  UPDATE review_task SET state = 'leased', last_token = last_token + 1 WHERE id = (
    SELECT id FROM review_task WHERE state = 'open' AND assigned_to IS NULL AND round < 3 AND desk_id = $1
    ORDER BY queue_key DESC, id LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING id, claim_id, last_token`;

interface LeaseFigures {
  size: string;
  p50: number;
  p99: number;
  bareP50: number;
  bareP99: number;
  frameworkP50: number;
  /** p50 over bare statement and bare framework request together. */
  ratio: number;
}

interface Options {
  rounds: string;
  sizes: string;
  json: boolean;
}

/**
 * Milliseconds until 20 reviewers who ask at once have the next task each, at growing numbers of open tasks: over HTTP from
 * an api process, and in turn with it the bare statement over `pg` and a request to the bare framework.
 */
export async function benchLease(argv: string[]): Promise<void> {
  const options = new Command('lease')
    .option('--rounds <n>', 'rounds of each, in turn', '15')
    .option('--sizes <list>', Object.keys(SIZES).join(','), Object.keys(SIZES).join(','))
    .option('--json', 'a last line with every figure by name', false)
    .parse(argv, { from: 'user' })
    .opts<Options>();
  const folder = mkdtempSync(join(tmpdir(), 'claimdesk-bench-'));
  // Where this runs as root, Postgres runs as another account that must get in.
  chmodSync(folder, 0o755);
  const stop: (() => Promise<unknown> | void)[] = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    const postgres = await openPostgres(folder, process.env['DATABASE_URL'], []);
    stop.push(() => postgres.stop());
    const url = await postgres.create(DATABASE);
    stop.push(() => postgres.drop(DATABASE));
    const settings = loadSettings({ DATABASE_URL: url });
    const database = new Database(settings);
    stop.push(() => database.onApplicationShutdown());
    const keys: string[] = [];
    for (let n = 0; n < REVIEWERS; n++) keys.push(await createKey(database, 'reviewer', `Reviewer ${n}`));
    const desk = (await database.prisma.desk.findFirstOrThrow()).id;
    const pool = new pg.Pool({ connectionString: url, max: settings.databasePool });
    stop.push(() => pool.end());
    await growTasks(url, desk, 1_000);
    const api = await startChild('dist/main.api.js', [], {
      DATABASE_URL: url,
      PORT: '0',
      LOG_LEVEL: 'error',
      RATE_LIMIT: '100000000',
    });
    stop.push(() => api.stop());
    const sample = await poster(api.address!, keys[0])('/v1/reviews/lease', '{}');
    const framework = await startChild('bench/lease/framework-server.ts', ['--import', 'tsx'], {
      CLAIMDESK_BENCH_REPLY: sample,
    });
    stop.push(() => framework.stop());
    const figures: LeaseFigures[] = [];
    const contenders = contend(api.address!, framework.address!, keys, pool, desk);
    for (const size of options.sizes.split(',') as (keyof typeof SIZES)[]) {
      progress(`${size}: making open tasks`);
      await growTasks(url, desk, SIZES[size]);
      for (let n = 0; n < WARM_UP; n++) for (const one of Object.values(contenders)) await one();
      figures.push(await measure(size, Number(options.rounds), contenders));
      progress();
    }
    report(figures, options.json);
  } finally {
    for (const each of stop.reverse()) await each();
  }
}

/** Between rounds: the tasks are done, as far as the next round is concerned. */
const END_LEASES = `UPDATE lease SET ended_at = now(), ended = 'released' WHERE ended_at IS NULL`;

type Contender = () => Promise<number[]>;
type Contenders = Record<'product' | 'bare' | 'framework', Contender>;

function contend(api: string, framework: string, keys: string[], pool: pg.Pool, desk: string): Contenders {
  const reviewers = keys.map((key) => poster(api, key));
  const callers = keys.map(() => poster(framework));
  return {
    product: async () => {
      await pool.query(END_LEASES);
      return latencies(LEASES_EACH, REVIEWERS, async (n) => void (await reviewers[n]!('/v1/reviews/lease', '{}')));
    },
    bare: () =>
      latencies(
        LEASES_EACH,
        REVIEWERS,
        async () => void (await pool.query({ name: 'bare', text: BARE, values: [desk] })),
      ),
    framework: () =>
      latencies(LEASES_EACH, REVIEWERS, async (n) => void (await callers[n]!('/v1/reviews/lease', '{}'))),
  };
}

/** Medians over the rounds, in each of which every contender has its turn. */
async function measure(size: string, rounds: number, contenders: Contenders): Promise<LeaseFigures> {
  const taken: Record<keyof Contenders, number[][]> = { product: [], bare: [], framework: [] };
  for (let round = 1; round <= rounds; round++) {
    for (const name of ['product', 'bare', 'framework'] as const) {
      progress(`${size}, round ${round} of ${rounds}: ${name}`);
      taken[name].push(await contenders[name]());
    }
  }
  const median = (name: keyof Contenders, share: number): number =>
    quantile(
      taken[name].map((times) => quantile(times, share)),
      0.5,
    );
  const [p50, bareP50, frameworkP50] = [median('product', 0.5), median('bare', 0.5), median('framework', 0.5)];
  return {
    size,
    p50,
    p99: median('product', 0.99),
    bareP50,
    bareP99: median('bare', 0.99),
    frameworkP50,
    ratio: p50 / (bareP50 + frameworkP50),
  };
}

function report(figures: LeaseFigures[], json: boolean): void {
  const ms = (n: number): string => n.toFixed(1);
  const table = new Table({
    head: ['open tasks', 'lease p50', 'p99', 'bare statement p50', 'p99', 'bare framework p50', 'ratio of p50'],
  });
  for (const f of figures) {
    table.push([f.size, ms(f.p50), ms(f.p99), ms(f.bareP50), ms(f.bareP99), ms(f.frameworkP50), f.ratio.toFixed(2)]);
  }
  const [first, last] = [figures[0]!, figures.at(-1)!];
  const grown = Math.log(sizeOf(last) / sizeOf(first));
  const slope = grown ? Math.log(last.p50 / first.p50) / grown : 0;
  process.stdout.write(`${table.toString()}\n`);
  process.stdout.write(
    `Milliseconds, ${REVIEWERS} reviewers at once. Ratio: lease over bare statement and bare framework request together.\n` +
      `Slope, log time over log size: ${slope.toFixed(3)}\n`,
  );
  if (json) process.stdout.write(`${JSON.stringify({ sizes: figures, slope })}\n`);
}

const sizeOf = ({ size }: LeaseFigures): number => SIZES[size as keyof typeof SIZES];

function progress(line = ''): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`);
}
