import { Worker } from 'bullmq';
import pg from 'pg';
import { OUTLET } from './articles.js';
import { built } from '../built.js';
import { READ, STORE } from './reference-statements.js';
import { plainQueueOptions } from './reference-queue.js';
import { storeValues } from './reference-rows.js';
import type * as TaggerFile from '../../src/extractor/load-tagger.js';
import type * as TextRoom from '../../src/text/index.js';

/** What the measuring process tells this one, as JSON in CLAIMDESK_BENCH_WORKER. */
export interface ReferenceWorkerOptions {
  databaseUrl: string;
  redisUrl: string | undefined;
  queue: string;
  concurrency: number;
  /** `noop` does nothing; `finished` stores splits made beforehand; `splitter` makes them. */
  task: 'noop' | 'finished' | 'splitter';
}

const options = JSON.parse(process.env['CLAIMDESK_BENCH_WORKER']!) as ReferenceWorkerOptions;
const pool = new pg.Pool({ connectionString: options.databaseUrl, max: 10 });
pool.on('error', (error) => process.stderr.write(`reference worker: ${error.message}\n`));
const text = { splitter: 'text/index.js', finished: '../bench/ingest/finished-splits.mjs', noop: undefined }[
  options.task
];
const { splitArticle } = text ? await built<typeof TextRoom>(text) : { splitArticle: undefined };
// The network that the product's workers use, for the same work.
const tagger =
  options.task === 'splitter'
    ? (await built<typeof TaggerFile>('extractor/load-tagger.js')).loadTagger('models/attribution.bin')
    : null;

const worker = new Worker<{ versionId: string }>(
  options.queue,
  async ({ data }) => {
    if (splitArticle) await work(data.versionId, (article) => splitArticle(article, { outlet: OUTLET, tagger }));
  },
  { ...plainQueueOptions(options), concurrency: options.concurrency },
);
worker.on('error', (error) => process.stderr.write(`reference worker: ${error.message}\n`));
worker.on('failed', (_job, error) => process.stderr.write(`reference worker: ${error.message}\n`));
await worker.waitUntilReady();
process.on('SIGTERM', () => void stop());
process.on('disconnect', () => void stop());
process.send!('ready');

/** One job: the text is read, and everything that follows from it is written by one statement. */
async function work(versionId: string, split: (text: string) => Parameters<typeof storeValues>[1]): Promise<void> {
  const { rows } = await pool.query<{ text: string }>({ ...READ, values: [versionId] });
  if (!rows[0]) return;
  const values = storeValues(versionId, split(rows[0].text));
  for (let triesLeft = 5; ; triesLeft--) {
    try {
      await pool.query({ ...STORE, values });
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== '23502' || triesLeft === 0) throw error;
    }
  }
}

async function stop(): Promise<void> {
  await worker.close();
  await pool.end();
  process.exit(0);
}
