import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Table from 'cli-table3';
import { Command, Option } from 'commander';
import { Ground } from '../faults/ground/ground.js';
import { progress, whole } from '../prove/report.js';
import { openPostgres } from './stores.js';

const RATE = 20;
/** Figures are taken so often in a run; the first ones count as warming up. */
const SAMPLES = 60;
const WARM_UP = 0.25;
const MOST_GROWTH = 0.1;
/** Jobs at rest are none: what is done is removed. Some are always on their way. */
const MOST_JOBS = 1_000;

interface Sample {
  minute: number;
  articles: number;
  apiMb: number;
  workerMb: number;
  /** Jobs in the queue's store, in whatever state. */
  jobs: number;
}

interface Options {
  minutes: number;
  backend: 'postgres' | 'redis';
  json: boolean;
}

/** A steady rate of articles for a long time: what the processes hold in memory, and the queue's store in jobs. */
export async function benchSoak(argv: string[]): Promise<void> {
  const { minutes, backend, json } = readOptions(argv);
  const folder = mkdtempSync(join(tmpdir(), 'claimdesk-soak-'));
  // Where this runs as root, Postgres runs as another account that must get in.
  chmodSync(folder, 0o755);
  const postgres = await openPostgres(folder, undefined, []);
  const ground = await Ground.open(backend, postgres, folder, progress, 'full');
  try {
    await ground.start({ apis: 1, workers: 1 });
    const endSending = ground.intake.keepSending(RATE);
    const samples: Sample[] = [];
    for (let n = 1; n <= SAMPLES; n++) {
      await pause((minutes * 60_000) / SAMPLES);
      samples.push(await sample(ground, (n * minutes) / SAMPLES));
      progress(`${samples.at(-1)!.minute.toFixed(1)} of ${minutes} minutes`);
    }
    await endSending();
    await ground.untilDrained();
    const { lost, doubled } = await ground.truth();
    report(samples, { backend, minutes, lost, doubled }, json);
    if (ground.misses.length) process.stdout.write(`${ground.misses.slice(0, 10).join('\n')}\n`);
    if (ground.misses.length) process.exitCode = 1;
  } finally {
    await ground.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function sample(ground: Ground, minute: number): Promise<Sample> {
  const rss = (name: string): number =>
    ground.service.processes
      .filter((process) => process.name === name)
      .reduce((sum, { pid }) => sum + Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)])) / 1024, 0);
  return {
    minute,
    articles: ground.intake.acknowledged.size,
    apiMb: rss('api'),
    workerMb: rss('worker'),
    jobs: await ground.storedJobs(),
  };
}

function report(
  samples: Sample[],
  run: { backend: string; minutes: number; lost: number; doubled: number },
  json: boolean,
): void {
  const settled = samples.slice(Math.floor(samples.length * WARM_UP));
  const third = Math.ceil(settled.length / 3);
  const mean = (of: Sample[], key: 'apiMb' | 'workerMb'): number =>
    of.reduce((sum, each) => sum + each[key], 0) / of.length;
  const growth = (key: 'apiMb' | 'workerMb'): number =>
    mean(settled.slice(-third), key) / mean(settled.slice(0, third), key) - 1;
  const figures = {
    ...run,
    articles: samples.at(-1)!.articles,
    apiGrowth: growth('apiMb'),
    workerGrowth: growth('workerMb'),
    mostJobs: Math.max(...samples.map(({ jobs }) => jobs)),
  };
  const table = new Table({
    head: ['minute', 'articles', 'api MB', 'worker MB', 'jobs'],
    style: { head: [], border: [] },
  });
  for (const { minute, articles, apiMb, workerMb, jobs } of samples.filter((_, n) => n % 6 === 5))
    table.push([minute.toFixed(1), articles, apiMb.toFixed(0), workerMb.toFixed(0), jobs]);
  process.stdout.write(`${table.toString()}\n`);
  const percent = (x: number): string => `${(x * 100).toFixed(1)} %`;
  process.stdout.write(
    `Last third against the first, after warming up: api ${percent(figures.apiGrowth)}, worker ${percent(figures.workerGrowth)} ` +
      `of memory; at most ${figures.mostJobs} jobs stored. Lost ${run.lost}, doubled ${run.doubled}.\n`,
  );
  if (json) process.stdout.write(`${JSON.stringify(figures)}\n`);
  if (Math.max(figures.apiGrowth, figures.workerGrowth) > MOST_GROWTH || figures.mostJobs > MOST_JOBS)
    process.exitCode = 1;
}

function readOptions(argv: string[]): Options {
  return new Command('npm run bench -- soak')
    .option('--minutes <n>', `how long, at ${RATE} articles a second`, whole, 30)
    .addOption(
      new Option('--backend <backend>', 'where the queue lives').choices(['postgres', 'redis']).default('postgres'),
    )
    .option('--json', 'add one line of JSON', false)
    .parse(argv, { from: 'user' })
    .opts();
}
