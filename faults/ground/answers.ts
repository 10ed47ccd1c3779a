import { setTimeout as pause } from 'node:timers/promises';
import type { Ground } from './ground.js';

const ASK_EVERY_MS = 100;

const statusOf = async (ground: Ground, path: string): Promise<number> =>
  (await fetch(`${ground.service.addresses[0]!}${path}`)).status;

/** Whether the api says that it can do its work. */
export const isReady = async (ground: Ground): Promise<boolean> => (await statusOf(ground, '/health/ready')) === 200;

/** Asks `/health/ready` for so long, which must answer one of these; `/health/live` must answer 200. */
export async function watchAnswers(ground: Ground, ms: number, ready: number[]): Promise<void> {
  const end = performance.now() + ms;
  do {
    const status = await statusOf(ground, '/health/ready');
    ground.must(ready.includes(status), `/health/ready answered ${status}`);
    ground.must((await statusOf(ground, '/health/live')) === 200, '/health/live does not answer');
    await pause(ASK_EVERY_MS);
  } while (performance.now() < end);
}
