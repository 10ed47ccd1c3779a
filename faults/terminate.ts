import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './fault.js';

const HEALED_MS = 30_000;
const EVERY_MS = 1_000;
const TIMES = { full: 60, short: 10 };

/** Of the suite's own sessions too: it asks again. */
const TERMINATE = `
  SELECT count(pg_terminate_backend(pid))::int AS n FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid()`;

export const terminate: Fault = {
  name: 'terminate',
  does: 'pg_terminate_backend of every session, each second, while articles come in',
  on: ['postgres', 'redis'],
  short: ['postgres'],
  async run(ground, scale) {
    await ground.start({ apis: 1, workers: 2 });
    const endSending = ground.intake.keepSending(30);
    for (let n = 1; n <= TIMES[scale]; n++) {
      ground.say(`${n} of ${TIMES[scale]}`);
      await pause(EVERY_MS);
      await ground.service.query(TERMINATE).catch(() => undefined);
    }
    const last = performance.now();
    await endSending();
    return { times: TIMES[scale], healMs: await ground.untilDrained(HEALED_MS, last) };
  },
};
