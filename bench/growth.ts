import { Command } from 'commander';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { variedArticles } from './ingest/articles.js';
import { measure, type RunFigures } from './ingest/measure.js';
import { startSubject } from './ingest/subject.js';
import { openPostgres } from './stores.js';

const STORED = 100;
const ARTICLES = 80;
const ROUNDS = 3;

/** Ids that are made anew for each copy; the first half is a UUIDv7's time, so that indexes grow as they do in life. */
const COPIED: Record<string, string[]> = {
  article_version: ['id', 'article_id'],
  article: ['id', 'current_version_id'],
  claim: ['id', 'article_id', 'version_id'],
  attribution: ['claim_id'],
  claim_claimant: ['claim_id'],
  review_task: ['id', 'claim_id'],
};

/**
 * Articles into a desk that has few and, in turn, into one that has so many times as many: the rows of the first are copied there, with
 * claims, tasks and audit events. By rules alone, so that it is the database that counts.
 */
export async function benchGrowth(argv: string[]): Promise<object> {
  const { times, json } = new Command('npm run bench -- growth')
    .option('--times <n>', 'how many times as many', Number, 10)
    .option('--json', 'add one line of JSON', false)
    .parse(argv, { from: 'user' })
    .opts<{ times: number; json: boolean }>();
  const folder = mkdtempSync(join(tmpdir(), 'claimdesk-bench-'));
  chmodSync(folder, 0o755);
  process.env['SPLITTER_MODEL'] = 'rules';
  const postgres = await openPostgres(folder, process.env['DATABASE_URL'], []);
  const stop: (() => Promise<void>)[] = [() => postgres.stop()];
  let seed = 1;
  const desk = async (name: string): Promise<{ databaseUrl: string; fill: (n: number) => Promise<RunFigures> }> => {
    const stores = { databaseUrl: await postgres.create(name), redisUrl: undefined };
    stop.push(() => postgres.drop(name));
    const pipeline = await startSubject(stores, { workers: 1 });
    stop.push(() => pipeline.stop());
    const settle = (): Promise<void> => postgres.settle();
    return {
      databaseUrl: stores.databaseUrl,
      fill: (n) => measure(pipeline, stores, variedArticles(n, seed++), variedArticles(10, seed++), settle),
    };
  };
  try {
    const [few, many] = [await desk('claimdesk_bench_few'), await desk('claimdesk_bench_many')];
    await few.fill(STORED);
    await many.fill(STORED);
    const sizes = await multiply(many.databaseUrl, times);
    const rounds: { few: RunFigures; many: RunFigures }[] = [];
    for (let n = 0; n < ROUNDS; n++) rounds.push({ few: await few.fill(ARTICLES), many: await many.fill(ARTICLES) });
    const ratios = rounds.map((round) => round.many.articlesPerSecond / round.few.articlesPerSecond);
    const figures = { rounds, ratios, ratio: median(ratios), sizes };
    for (const round of rounds) {
      const [a, b] = [round.few, round.many].map(
        ({ articlesPerSecond, rows }) => `${articlesPerSecond.toFixed(1)} articles/s to ${rows['claim']} claims`,
      );
      process.stdout.write(`few: ${a}; many: ${b}\n`);
    }
    process.stdout.write(`many / few, median: ${figures.ratio.toFixed(2)}\n`);
    for (const { name, kb } of sizes) process.stdout.write(`kB an article in ${name}: ${kb.toFixed(1)}\n`);
    if (json) process.stdout.write(`${JSON.stringify(figures)}\n`);
    return figures;
  } finally {
    for (const each of stop.reverse()) await each();
    rmSync(folder, { recursive: true, force: true });
  }
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** @returns what an article takes, indexes included, in the tables that take most */
async function multiply(databaseUrl: string, times: number): Promise<{ name: string; kb: number }[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // The rows agree with one another already: no foreign key to check, no roll-up to keep.
    await client.query('SET session_replication_role = replica');
    for (const table of Object.keys(COPIED)) await client.query(`CREATE TEMP TABLE few_${table} AS TABLE ${table}`);
    await client.query(`CREATE TEMP TABLE few_event AS TABLE audit_event`);
    for (let n = 1; n < times; n++) {
      for (const [table, ids] of Object.entries(COPIED)) await client.query(copy(table, ids, n));
      await client.query(`
        INSERT INTO audit_event (desk_id, actor, action, subject_type, subject_id, from_state, to_state, reason, detail, request_id)
        SELECT desk_id, actor, action, subject_type, ${anew('subject_id', n)}, from_state, to_state, reason, detail, request_id FROM few_event`);
    }
    await client.query('VACUUM ANALYZE');
    return (await client.query<{ name: string; kb: number }>(SIZES)).rows;
  } finally {
    await client.end();
  }
}

const SIZES = `
  SELECT relname AS name, pg_total_relation_size(oid)::float8 / 1024 / (SELECT count(*) FROM article) AS kb
  FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 2 DESC LIMIT 7`;

const anew = (column: string, n: number): string =>
  `(left(replace(${column}::text, '-', ''), 12) || right(md5(${column}::text || '${n}'), 20))::uuid`;

function copy(table: string, ids: string[], n: number): string {
  const changed = ids.map((id) => `'${id}', ${anew(id, n)}`);
  if (table === 'article') changed.push(`'source_url', NULL`);
  if (table === 'article_version') changed.push(`'content_hash', sha256(content_hash || convert_to('${n}', 'UTF8'))`);
  return `INSERT INTO ${table} SELECT (jsonb_populate_record(few, jsonb_build_object(${changed.join(', ')}))).* FROM few_${table} AS few`;
}
