import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './fault.js';
import { isReady, watchAnswers } from './ground/answers.js';
import { readBeside } from './ground/traffic.js';

const HEALTHY_MS = 10_000;
const DOWN_MS = 1_500;
const UP_MS = 2_000;
const TIMES = { full: 5, short: 1 };

export const postgresRestarts: Fault = {
  name: 'postgres-restarts',
  does: 'Postgres restarted fast, then without its checkpoint, with articles sent and read all the while',
  on: ['postgres', 'redis'],
  short: ['postgres'],
  async run(ground, scale) {
    await ground.start({ apis: 1, workers: 2 });
    const endReads = await readBeside(ground);
    const endSending = ground.intake.keepSending(20);
    let [times, healMs] = [0, 0];
    for (const how of ['fast', 'immediate'] as const) {
      for (let n = 1; n <= TIMES[scale]; n++) {
        ground.say(`${how} restart ${n} of ${TIMES[scale]}`);
        await pause(UP_MS);
        await ground.postgres.restart(how, async () => {
          await watchAnswers(ground, DOWN_MS, [503]);
        });
        const back = performance.now();
        healMs = Math.max(healMs, await ground.until('the api is ready', () => isReady(ground), HEALTHY_MS, back));
        const splits = await ground.splits();
        const goesOn = async (): Promise<boolean> => (await ground.splits()) > splits;
        healMs = Math.max(healMs, await ground.until('articles are split again', goesOn, HEALTHY_MS, back));
        times++;
      }
    }
    await endSending();
    await ground.untilDrained();
    await endReads();
    return { times, healMs };
  },
};
