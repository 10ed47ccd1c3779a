import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { OUTLET, variedArticles } from './ingest/articles.js';
import { BenchError, built } from './built.js';
import { measure, measureNoOps, type RunFigures } from './ingest/measure.js';
import type { RunStores } from './ingest/pipeline.js';
import { countStatements, profileWorker, STATEMENT_COUNTERS } from './ingest/profile.js';
import { startReference } from './ingest/reference.js';
import { figuresOf, report, type BackendRuns, type IngestFigures } from './ingest/report.js';
import { openPostgres, openRedis, type PostgresStore } from './stores.js';
import { startSubject } from './ingest/subject.js';
import type * as TaggerFile from '../src/extractor/load-tagger.js';
import type * as TextRoom from '../src/text/index.js';

const WARM_UP_ARTICLES = 200;
/** The product's own default, for the reference as well. */
const CONCURRENCY = 8;
const NO_OPS = { postgres: 3_000, redis: 20_000 };
const DATABASE = 'claimdesk_bench_run';

type Backend = keyof typeof NO_OPS;

interface Options {
  articles: number;
  backend: Backend | 'both';
  runs: number;
  workers: number;
  profile: boolean;
  json: boolean;
}

/** Everything one backend's runs share. */
interface Bench {
  options: Options;
  postgres: PostgresStore;
  redisUrl: string | undefined;
  texts: string[];
  warmUp: string[];
  splitsFile: string;
  folder: string;
}

/**
 * A backlog of articles from accepted to claims open: the product's two workers, and in turn with them a thin reference
 * pipeline, each with the splitter and with splits made beforehand in its place.
 */
export async function benchIngest(argv: string[]): Promise<IngestFigures[]> {
  const options = readOptions(argv);
  const folder = mkdtempSync(join(tmpdir(), 'claimdesk-bench-'));
  // Where this runs as root, Postgres runs as another account that must get in.
  chmodSync(folder, 0o755);
  const stop: (() => Promise<void>)[] = [];
  const cleanUp = async (): Promise<void> => {
    for (const each of stop.splice(0).reverse()) await each();
    rmSync(folder, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void cleanUp().finally(() => process.exit(130)));
  try {
    const postgres = await openPostgres(folder, process.env['DATABASE_URL'], options.profile ? STATEMENT_COUNTERS : []);
    stop.push(() => postgres.stop());
    const redis = options.backend === 'postgres' ? undefined : await openRedis(folder, process.env['REDIS_URL']);
    if (redis) stop.push(() => redis.stop());
    else if (options.backend === 'redis')
      throw new BenchError('No Redis: install redis-server, or set REDIS_URL to an empty one.');
    else if (options.backend === 'both')
      process.stdout.write('Redis left out: install redis-server, or set REDIS_URL to an empty one.\n');
    const texts = variedArticles(options.articles, 1);
    const warmUp = variedArticles(WARM_UP_ARTICLES, 2);
    const splitsFile = join(folder, 'splits.jsonl');
    const splitterMs = await writeSplits([...warmUp, ...texts], splitsFile);
    const all: IngestFigures[] = [];
    for (const backend of ['postgres', 'redis'] as const) {
      if (backend === 'redis' ? !redis : options.backend === 'redis') continue;
      const bench = {
        options,
        postgres,
        redisUrl: backend === 'redis' ? redis!.url : undefined,
        texts,
        warmUp,
        splitsFile,
        folder,
      };
      if (options.profile) await profile(bench, backend);
      else all.push(figuresOf(backend, await runAll(bench, backend), splitterMs));
    }
    if (!options.profile) report(all, options.articles, options.json);
    return all;
  } finally {
    await cleanUp();
  }
}

async function runAll(bench: Bench, backend: Backend): Promise<BackendRuns> {
  const { splitsFile, options } = bench;
  const subject = (extra: { splitsFile?: string }) => (stores: RunStores) =>
    startSubject(stores, { workers: options.workers, ...extra });
  const reference = (task: 'finished' | 'splitter') => (stores: RunStores) =>
    startReference(stores, { workers: options.workers, concurrency: CONCURRENCY, task, splitsFile });
  const runs: BackendRuns = { subject: [], reference: [], subjectWithout: [], referenceWithout: [], raw: [] };
  for (let round = 1; round <= options.runs; round++) {
    const say = (what: string): void => progress(`${backend}, round ${round} of ${options.runs}: ${what}`);
    say('Claimdesk');
    runs.subject.push(await run(bench, subject({})));
    say('reference');
    runs.reference.push(await run(bench, reference('splitter')));
    say('Claimdesk, splits made beforehand');
    runs.subjectWithout.push(await run(bench, subject({ splitsFile })));
    say('reference, splits made beforehand');
    runs.referenceWithout.push(await run(bench, reference('finished')));
    say('no-op jobs');
    runs.raw.push(await onFreshDatabase(bench, (stores) => measureNoOps(stores, NO_OPS[backend])));
  }
  progress();
  checkSameRows(runs);
  return runs;
}

type Start = (stores: RunStores) => ReturnType<typeof startSubject> | ReturnType<typeof startReference>;

const run = (bench: Bench, start: Start): Promise<RunFigures> =>
  onFreshDatabase(bench, async (stores) => {
    const pipeline = await start(stores);
    try {
      return await measure(pipeline, stores, bench.texts, bench.warmUp, () => bench.postgres.settle());
    } finally {
      await pipeline.stop();
    }
  });

async function onFreshDatabase<Result>(
  { postgres, redisUrl }: Bench,
  use: (stores: RunStores) => Promise<Result>,
): Promise<Result> {
  const databaseUrl = await postgres.create(DATABASE);
  try {
    return await use({ databaseUrl, redisUrl });
  } finally {
    await postgres.drop(DATABASE);
  }
}

/** A comparison of pipelines that do not write the same is none. */
function checkSameRows(runs: BackendRuns): void {
  const kinds = new Set(
    [runs.subject, runs.reference, runs.subjectWithout, runs.referenceWithout]
      .flat()
      .map(({ rows }) => JSON.stringify(rows)),
  );
  if (kinds.size > 1) throw new BenchError(`The pipelines wrote different rows:\n${[...kinds].join('\n')}`);
}

function profile(bench: Bench, backend: Backend): Promise<void> {
  progress(`${backend}: one worker, recorded`);
  return onFreshDatabase(bench, async (stores) => {
    const file = join(bench.folder, `${backend}.cpuprofile`);
    const pipeline = await startSubject(stores, { workers: 1, profiled: true });
    try {
      const worker = pipeline.workers[0]!;
      const figures = await measure(
        pipeline,
        stores,
        bench.texts,
        bench.warmUp,
        () => bench.postgres.settle(),
        async (timed) => {
          const printStatements = await countStatements(stores.databaseUrl);
          await worker.ask('start');
          await timed();
          await worker.ask(file);
          progress();
          await printStatements();
        },
      );
      progress();
      profileWorker(backend, file, figures);
    } finally {
      await pipeline.stop();
    }
  });
}

/** Splits every text with the built splitter. @returns milliseconds of one thread per article, once warm */
async function writeSplits(texts: string[], file: string): Promise<number> {
  const { splitArticle } = await built<typeof TextRoom>('text/index.js');
  const { loadTagger } = await built<typeof TaggerFile>('extractor/load-tagger.js');
  const options = { outlet: OUTLET, tagger: loadTagger('models/attribution.bin') };
  const split = (): string[] => texts.map((text) => JSON.stringify([text, splitArticle(text, options)]));
  writeFileSync(file, split().join('\n'));
  const start = performance.now();
  for (const text of texts) splitArticle(text, options);
  return (performance.now() - start) / texts.length;
}

function progress(line = ''): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`);
}

function readOptions(argv: string[]): Options {
  const command = new Command('npm run bench -- ingest')
    .addOption(new Option('--articles <n>', 'articles of about 500 words').default(1000).argParser(whole))
    .addOption(
      new Option('--backend <backend>', 'where the queue lives').choices(['postgres', 'redis', 'both']).default('both'),
    )
    .addOption(new Option('--runs <n>', 'rounds; medians count').default(3).argParser(whole))
    .addOption(new Option('--workers <n>', 'worker processes, of either').default(2).argParser(whole))
    .option('--profile', 'show instead where one worker spends its time', false)
    .option('--json', 'add one line of JSON per backend', false);
  return command.parse(argv, { from: 'user' }).opts();
}

function whole(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('a whole number above 0');
  return Number(text);
}
