import Table from 'cli-table3';
import { Command } from 'commander';
import { setTimeout as pause } from 'node:timers/promises';
import type { SubmittedArticleView } from '../src/articles/article.view.js';
import { eventually } from '../test/eventually.js';
import type { HttpClient } from '../test/http-client.js';
import { SupervisedWorker } from '../test/supervised-worker.js';
import { conclude, progress, whole } from './report.js';
import { onProofDatabase } from './service/proof-database.js';
import { ProofService } from './service/proof-service.js';

/** What R3 of a queue should hold: nobody else waits longer than so many times as long, nineteen times of twenty. */
const MOST_SLOWER = 2;
const WORKERS = 2;
const PATIENCE_MS = 180_000;

interface Options {
  articles: number;
  perSecond: number;
  poison: number;
  json: boolean;
}

interface Waits {
  /** Milliseconds from accepted to split. */
  p50: number;
  p95: number;
  most: number;
}

/** Articles at a steady rate, without and with some that end the process which splits them. @throws ProofError naming violations */
export async function provePoison(argv: string[]): Promise<void> {
  const options = readOptions(argv);
  const { plain, poisoned, deaths, givenUp, violations } = await onProofDatabase((url) => run(url, options));
  progress();
  const slower = poisoned.p95 / plain.p95;
  if (slower > MOST_SLOWER) violations.push(`p95 of the others is ${slower.toFixed(2)} times as long`);
  const table = new Table({ head: ['', 'p50', 'p95', 'longest'], style: { head: [], border: [] } });
  for (const [name, { p50, p95, most }] of Object.entries({ 'without poison, ms': plain, 'with poison, ms': poisoned }))
    table.push([name, ...[p50, p95, most].map((ms) => Math.round(ms))]);
  process.stdout.write(
    `${table.toString()}\np95 with / without: ${slower.toFixed(2)}; ${givenUp} of ${options.poison} given up; ${deaths} workers ended\n`,
  );
  if (options.json)
    process.stdout.write(`${JSON.stringify({ plain, poisoned, slower, deaths, givenUp, violations })}\n`);
  conclude(violations);
}

async function run(
  databaseUrl: string,
  { articles, perSecond, poison }: Options,
): Promise<{ plain: Waits; poisoned: Waits; deaths: number; givenUp: number; violations: string[] }> {
  const service = await ProofService.start(databaseUrl, { apis: 1, workers: 0 });
  const env = { DATABASE_URL: databaseUrl, REDIS_URL: '', NODE_ENV: 'production' };
  const workers = Array.from({ length: WORKERS }, () => new SupervisedWorker(env));
  try {
    const lead = await service.client('lead', 'Pia Poisoner');
    const count = async (from: string): Promise<number> =>
      (await service.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`))[0]!.n;
    const round = async (name: string, poisons: number): Promise<Waits> => {
      const every = Math.ceil(articles / (poisons + 1));
      const ids: string[] = [];
      const sent: Promise<void>[] = [];
      for (let n = 0; n < articles; n++) {
        progress(`${name}: ${n} of ${articles} articles`);
        sent.push(submit(lead, text(`${name} ${n}`)).then((id) => void ids.push(id)));
        if (n > 0 && n % every === 0) sent.push(submit(lead, text(`${name} ${n} POISON`)).then(() => undefined));
        await pause(1000 / perSecond);
      }
      await Promise.all(sent);
      progress(`${name}: the last ones`);
      const left = `article_version WHERE split_state IN ('pending', 'splitting')`;
      await eventually('all are split or given up', async () => (await count(left)) === 0, PATIENCE_MS);
      return (await service.query<Waits>(WAITS, [ids]))[0]!;
    };
    await round('warm-up', 0);
    const plain = await round('without', 0);
    const poisoned = await round('with', poison);
    const givenUp = await count(`article WHERE status = 'failed' AND failure_reason LIKE '%after 5 starts%'`);
    const violations: string[] = [];
    if (givenUp !== poison) violations.push(`${givenUp} given up, not ${poison}`);
    const lost = await count(`article_version WHERE split_state <> 'done' AND text NOT LIKE '%POISON%'`);
    if (lost) violations.push(`${lost} articles without a fault are not split`);
    const deaths = workers.reduce((sum, worker) => sum + worker.deaths, 0);
    return { plain, poisoned, deaths, givenUp, violations };
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
    await service.stop();
  }
}

const WAITS = `
  SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) AS p50, percentile_cont(0.95) WITHIN GROUP (ORDER BY ms) AS p95, max(ms) AS most
  FROM (SELECT extract(epoch FROM split_at - created_at)::float8 * 1000 AS ms FROM article_version WHERE article_id = ANY ($1::uuid[])) AS wait`;

const text = (name: string): string =>
  `Harbour report ${name}\n\n“We will open every berth again,” said Marta Lindqvist, the mayor of Hallen. The port closed three berths in March.`;

async function submit(lead: HttpClient, article: string): Promise<string> {
  const { status, body } = await lead.post<SubmittedArticleView>('/v1/articles', { text: article });
  if (status !== 202) throw new Error(`not accepted: ${status}`);
  return body.id;
}

function readOptions(argv: string[]): Options {
  return new Command('npm run prove -- poison')
    .option('--articles <n>', 'in each round', whole, 300)
    .option('--per-second <n>', 'how many come in', whole, 5)
    .option('--poison <n>', 'among them in the last round', whole, 1)
    .option('--json', 'add one line of JSON', false)
    .parse(argv, { from: 'user' })
    .opts();
}
