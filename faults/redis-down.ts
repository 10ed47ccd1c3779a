import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './fault.js';
import { readBeside } from './ground/traffic.js';

const CONSUMING_MS = 5_000;
const FIRST_JOBS = 20;
const SECONDS = { full: [15, 60], short: [6] };

export const redisDown: Fault = {
  name: 'redis-down',
  does: 'Redis stopped for 15 s and for 60 s, with articles sent and read all the while',
  on: ['redis'],
  short: ['redis'],
  async run(ground, scale) {
    await ground.start({ apis: 1, workers: 2 });
    await ground.intake.send(FIRST_JOBS);
    await ground.untilDrained();
    const endReads = await readBeside(ground);
    let healMs = 0;
    for (const seconds of SECONDS[scale]) {
      ground.say(`Redis is down for ${seconds} s`);
      await ground.redis!.end('SIGTERM');
      const endSending = ground.intake.keepSending(5);
      await pause(seconds * 1000);
      await endSending();
      await ground.redis!.startAgain();
      const back = performance.now();
      const before = new Set(ground.intake.acknowledged.keys());
      await ground.intake.send(FIRST_JOBS);
      const now = [...ground.intake.acknowledged.keys()].filter((id) => !before.has(id));
      const consumed = async (): Promise<boolean> =>
        (await ground.count(
          `article WHERE status = 'in_review' AND id IN (${now.map((id) => `'${id}'`).join(', ')})`,
        )) === FIRST_JOBS;
      healMs = Math.max(healMs, await ground.until(`${FIRST_JOBS} new jobs are done`, consumed, CONSUMING_MS, back));
      await ground.untilDrained();
    }
    const refused = [...ground.intake.statuses].filter(([status]) => status !== 202);
    ground.must(
      !refused.length,
      `articles were answered ${refused.map(([status, n]) => `${n} × ${status}`).join(', ')}`,
    );
    await endReads();
    return { times: SECONDS[scale].length, healMs };
  },
};
