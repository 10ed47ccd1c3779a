import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './fault.js';

const HEALED_MS = 15_000;
const EVERY_MS = 500;
const ANSWERED_MS = 2_000;
const TIMES = { full: 60, short: 10 };
const SILENT_SECONDS = { full: 20, short: 5 };

export const clientKill: Fault = {
  name: 'client-kill',
  does: 'CLIENT KILL of every connection to Redis twice a second, then Redis stopped without a word for 20 s',
  on: ['redis'],
  short: [],
  async run(ground, scale) {
    await ground.start({ apis: 1, workers: 2 });
    const endSending = ground.intake.keepSending(20);
    for (let n = 1; n <= TIMES[scale]; n++) {
      ground.say(`${n} of ${TIMES[scale]}`);
      await pause(EVERY_MS);
      await ground.redis!.ask('CLIENT', 'KILL', 'TYPE', 'normal');
    }
    ground.say('Redis is silent');
    ground.redis!.signal('SIGSTOP');
    await pause(SILENT_SECONDS[scale] * 1000);
    ground.redis!.signal('SIGCONT');
    const back = performance.now();
    await endSending();
    const healMs = await ground.untilDrained(HEALED_MS, back);
    const slowest = Math.round(Math.max(...ground.intake.times));
    ground.must(slowest <= ANSWERED_MS, `POST /v1/articles took ${slowest} ms`);
    return { times: TIMES[scale] + 1, healMs };
  },
};
