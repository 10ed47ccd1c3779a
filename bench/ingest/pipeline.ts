import type { Queue } from 'bullmq';

/** Where a run keeps its rows and its jobs. */
export interface RunStores {
  databaseUrl: string;
  redisUrl: string | undefined;
}

/** A pipeline under measurement: two worker processes that wait, and a way to give them articles. */
export interface Pipeline {
  /** The queue whose jobs split articles; paused while a backlog is made. */
  queue: Queue;
  /** Writes the articles, accepted as by `POST /v1/articles`, and adds their jobs. */
  accept(texts: string[]): Promise<void>;
  stop(): Promise<void>;
}

/** Articles on their way into the database at once. */
export const ACCEPTED_AT_ONCE = 8;

/** Runs `work` over all items, so many at once. */
export async function atOnce<Item>(limit: number, items: Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const rest = items.values();
  const lane = async (): Promise<void> => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: limit }, lane));
}
