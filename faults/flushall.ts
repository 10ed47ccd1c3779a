import type { Fault } from './fault.js';

const BACK_MS = 15_000;
const SIZES = { full: { articles: 1_500, flushes: 3 }, short: { articles: 300, flushes: 1 } };

export const flushall: Fault = {
  name: 'flushall',
  does: 'FLUSHALL while articles are split: every job is gone',
  on: ['redis'],
  short: ['redis'],
  async run(ground, scale) {
    const { articles, flushes } = SIZES[scale];
    await ground.start({ apis: 1, workers: 2 });
    const sent = ground.intake.send(articles);
    for (let flush = 1; flush <= flushes; flush++) {
      const some = Math.floor((flush * articles) / (flushes + 1));
      await ground.until('work goes on', async () => (await ground.splits()) >= some);
      await ground.redis!.ask('FLUSHALL');
      ground.say(`${flush} of ${flushes} flushes`);
    }
    const lastFlush = performance.now();
    await sent;
    return { times: flushes, healMs: await ground.untilDrained(BACK_MS, lastFlush) };
  },
};
