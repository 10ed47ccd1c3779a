import { Command } from 'commander';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { variedArticles } from './ingest/articles.js';
import { measure, type RunFigures } from './ingest/measure.js';
import { startSubject } from './ingest/subject.js';
import { openPostgres } from './stores.js';

const DATABASE = 'claimdesk_bench_growth';
const ARTICLES = 300;

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
 * The same articles in turn into a desk with `articles` stored and with `times` as many: the rows of the first are copied, with
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
  try {
    const stores = { databaseUrl: await postgres.create(DATABASE), redisUrl: undefined };
    const pipeline = await startSubject(stores, { workers: 1 });
    const run = (seed: number): Promise<RunFigures> =>
      measure(pipeline, stores, variedArticles(ARTICLES, seed), variedArticles(50, seed + 1), () => postgres.settle());
    try {
      const base = await run(10);
      const few = await run(20);
      await multiply(stores.databaseUrl, times);
      const many = await run(30);
      const ratio = many.articlesPerSecond / few.articlesPerSecond;
      process.stdout.write(
        [
          `claims stored: ${base.rows['claim']} … ${few.rows['claim']} … ${many.rows['claim']}`,
          `articles/s, few stored:  ${few.articlesPerSecond.toFixed(1)} (accepted ${few.acceptedPerSecond.toFixed(0)})`,
          `articles/s, many stored: ${many.articlesPerSecond.toFixed(1)} (accepted ${many.acceptedPerSecond.toFixed(0)})`,
          `many / few: ${ratio.toFixed(2)}\n`,
        ].join('\n'),
      );
      const figures = { few, many, ratio };
      if (json) process.stdout.write(`${JSON.stringify(figures)}\n`);
      return figures;
    } finally {
      await pipeline.stop();
    }
  } finally {
    await postgres.drop(DATABASE);
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function multiply(databaseUrl: string, times: number): Promise<void> {
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
  } finally {
    await client.end();
  }
}

const anew = (column: string, n: number): string =>
  `(left(replace(${column}::text, '-', ''), 12) || right(md5(${column}::text || '${n}'), 20))::uuid`;

function copy(table: string, ids: string[], n: number): string {
  const changed = ids.map((id) => `'${id}', ${anew(id, n)}`);
  if (table === 'article') changed.push(`'source_url', NULL`);
  if (table === 'article_version') changed.push(`'content_hash', sha256(content_hash || convert_to('${n}', 'UTF8'))`);
  return `INSERT INTO ${table} SELECT (jsonb_populate_record(few, jsonb_build_object(${changed.join(', ')}))).* FROM few_${table} AS few`;
}
