import pg from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pipeline, RunStores } from './pipeline.js';
import { startReference } from './reference.js';

const LOOK_EVERY_MS = 20;
const TABLES = [
  'article',
  'article_version',
  'claim',
  'attribution',
  'claim_claimant',
  'claimant',
  'claimant_alias',
  'review_task',
  'audit_event',
];

export interface RunFigures {
  articlesPerSecond: number;
  claimsPerSecond: number;
  acceptedPerSecond: number;
  /** Rows per table at the end: every pipeline must have made the same. */
  rows: Record<string, number>;
}

/** Whether anything accepted is not yet split and open. */
export const LEFT = `
  SELECT EXISTS (SELECT FROM article_version WHERE split_state IN ('pending', 'splitting'))
      OR EXISTS (SELECT FROM claim WHERE state = 'extracted') AS left`;

/**
 * Accepts `texts` while the queue is paused and both workers wait, lets them go, and takes the time until the last claim is
 * open. Articles of `warmUp` go through first.
 * @param settle called before the clock starts
 */
export async function measure(
  pipeline: Pipeline,
  { databaseUrl }: RunStores,
  texts: string[],
  warmUp: string[],
  settle: () => Promise<void>,
  aroundTimed: (run: () => Promise<void>) => Promise<void> = (run) => run(),
): Promise<RunFigures> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const untilOpen = async (): Promise<void> => {
      while ((await client.query<{ left: boolean }>(LEFT)).rows[0]!.left) await pause(LOOK_EVERY_MS);
    };
    await pipeline.accept(warmUp);
    await untilOpen();
    const claimsBefore = await countOf(client, 'claim');
    await pipeline.queue.pause();
    const accepting = await secondsOf(() => pipeline.accept(texts));
    await settle();
    let opening = 0;
    await aroundTimed(async () => {
      opening = await secondsOf(async () => {
        await pipeline.queue.resume();
        await untilOpen();
      });
    });
    const rows: Record<string, number> = {};
    for (const table of TABLES) rows[table] = await countOf(client, table);
    return {
      articlesPerSecond: texts.length / opening,
      claimsPerSecond: (rows['claim']! - claimsBefore) / opening,
      acceptedPerSecond: texts.length / accepting,
      rows,
    };
  } finally {
    await client.end();
  }
}

/** Jobs a second that do nothing, through two processes at concurrency 50, from a backlog as above. */
export async function measureNoOps(stores: RunStores, count: number): Promise<number> {
  const reference = await startReference(stores, { workers: 2, concurrency: 50, task: 'noop' });
  try {
    const untilDone = async (): Promise<void> => {
      for (;;) {
        const counts = await reference.queue.getJobCounts('wait', 'active', 'prioritized', 'delayed');
        if (Object.values(counts).every((n) => n === 0)) return;
        await pause(LOOK_EVERY_MS);
      }
    };
    await reference.addNoOps(Math.ceil(count / 10));
    await untilDone();
    await reference.queue.pause();
    await reference.addNoOps(count);
    const seconds = await secondsOf(async () => {
      await reference.queue.resume();
      await untilDone();
    });
    return count / seconds;
  } finally {
    await reference.stop();
  }
}

async function countOf(client: pg.Client, table: string): Promise<number> {
  return (await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`)).rows[0]!.count;
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
