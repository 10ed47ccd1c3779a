import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './fault.js';

const ARTICLES = 8;
const WORKING_MS = 4_000;
const TAKEN_OVER_MS = 30_000;

export const pausedWorker: Fault = {
  name: 'paused-worker',
  does: 'SIGSTOP of a worker in the middle of 8 jobs until another has done them, then SIGCONT',
  on: ['postgres', 'redis'],
  short: ['redis'],
  async run(ground) {
    await ground.start({ apis: 1, workers: 0 });
    const paused = await ground.service.addWorker({
      NODE_ENV: 'test',
      FAILPOINTS: `before-claims-stored:wait-${WORKING_MS}`,
    });
    await ground.intake.send(ARTICLES);
    const splitting = `article_version WHERE split_state = 'splitting'`;
    await ground.until('all jobs run', async () => (await ground.count(splitting)) === ARTICLES);
    await pause(WORKING_MS / 4);
    paused.signal('SIGSTOP');
    const stopped = performance.now();
    await ground.service.addWorker();
    const healMs = await ground.untilDrained(TAKEN_OVER_MS, stopped);
    paused.signal('SIGCONT');
    // It is through with its jobs when it has nothing left to wait for at a polite stop.
    await paused.stop();
    const twice = await ground.count('article_version WHERE split_attempts = 2');
    ground.must(twice === ARTICLES, `${twice} of ${ARTICLES} jobs ran twice`);
    return { times: 1, healMs };
  },
};
