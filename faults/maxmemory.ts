import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './fault.js';

const HEALED_MS = 15_000;
const FULL_MS = { full: 20_000, short: 6_000 };
const PER_SECOND = 20;

export const maxmemory: Fault = {
  name: 'maxmemory',
  does: 'Redis at its memory limit under noeviction: it takes nothing in, until the limit is raised',
  on: ['redis'],
  short: [],
  async run(ground, scale) {
    await ground.start({ apis: 1, workers: 2 });
    const endSending = ground.intake.keepSending(PER_SECOND);
    await ground.until('articles are split', async () => (await ground.splits()) > PER_SECOND);
    ground.say('Redis takes nothing in');
    await ground.redis!.ask('CONFIG', 'SET', 'maxmemory', '1mb');
    const [fullAt, before] = [performance.now(), ground.intake.acknowledged.size];
    await pause(FULL_MS[scale]);
    const wanted = ((performance.now() - fullAt) / 1000) * PER_SECOND;
    const accepted = ground.intake.acknowledged.size - before;
    ground.must(accepted >= wanted / 2, `only ${accepted} of ${Math.round(wanted)} articles were accepted meanwhile`);
    const errors = String(await ground.redis!.ask('INFO', 'errorstats'));
    ground.must(errors.includes('errorstat_OOM'), 'Redis never refused anything for want of memory');
    await ground.redis!.ask('CONFIG', 'SET', 'maxmemory', '0');
    const raised = performance.now();
    await endSending();
    const healMs = await ground.untilDrained(HEALED_MS, raised);
    const refused = [...ground.intake.statuses].filter(([status]) => status !== 202);
    ground.must(
      !refused.length,
      `articles were answered ${refused.map(([status, n]) => `${n} × ${status}`).join(', ')}`,
    );
    return { times: 1, healMs };
  },
};
