import { Queue, type JobsOptions } from 'bullmq';
import { createHash } from 'node:crypto';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { OUTLET } from './articles.js';
import { startChild } from '../child.js';
import { ACCEPTED_AT_ONCE, atOnce, type Pipeline, type RunStores } from './pipeline.js';
import { plainQueueOptions } from './reference-queue.js';
import { ACCEPT } from './reference-statements.js';
import type { ReferenceWorkerOptions } from './reference-worker.js';

const FORGET: JobsOptions = { removeOnComplete: true, removeOnFail: true };

export interface ReferenceOptions {
  workers: number;
  concurrency: number;
  task: ReferenceWorkerOptions['task'];
  /** File of finished splits for the task `finished`. */
  splitsFile?: string;
}

/** A thin pipeline over BullMQ and pg, without a framework: one job an article, one statement a job. */
export async function startReference(
  stores: RunStores,
  options: ReferenceOptions,
): Promise<Pipeline & { addNoOps(count: number): Promise<void> }> {
  const queue = new Queue(`bench-${options.task}`, plainQueueOptions(stores));
  const pool = new pg.Pool({ connectionString: stores.databaseUrl, max: 10 });
  // A run's database is dropped with whatever session still closes.
  queue.on('error', () => undefined);
  pool.on('error', () => undefined);
  const deskId = uuidv7();
  await pool.query(`INSERT INTO desk (id, name) VALUES ($1, 'bench')`, [deskId]);
  const told: ReferenceWorkerOptions = {
    ...stores,
    queue: queue.name,
    concurrency: options.concurrency,
    task: options.task,
  };
  const env = { CLAIMDESK_BENCH_WORKER: JSON.stringify(told), CLAIMDESK_BENCH_SPLITS: options.splitsFile ?? '' };
  const workers = await Promise.all(
    Array.from({ length: options.workers }, () =>
      startChild('bench/ingest/reference-worker.ts', ['--import', 'tsx'], env),
    ),
  );
  return {
    queue,
    accept: async (texts) => {
      const versions: string[] = [];
      await atOnce(ACCEPTED_AT_ONCE, texts, async (text) => {
        const versionId = uuidv7();
        await pool.query({
          ...ACCEPT,
          values: [deskId, uuidv7(), versionId, text, createHash('sha256').update(text).digest(), OUTLET],
        });
        versions.push(versionId);
      });
      await queue.addBulk(
        versions.map((versionId) => ({
          name: 'split',
          data: { versionId },
          opts: { ...FORGET, jobId: `split-${versionId}` },
        })),
      );
    },
    addNoOps: async (count) =>
      void (await queue.addBulk(Array.from({ length: count }, () => ({ name: 'noop', data: {}, opts: FORGET })))),
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
      await queue.obliterate({ force: true });
      await queue.close();
      await pool.end();
    },
  };
}
