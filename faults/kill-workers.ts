import { mulberry32 } from '../bench/ingest/articles.js';
import type { Fault } from './fault.js';

const WORKERS = 2;
const DRAINED_MS = 15_000;
const RERUNS_PER_KILL = 8;
const SIZES = { full: { articles: 2_000, kills: 50 }, short: { articles: 200, kills: 4 } };

export const killWorkers: Fault = {
  name: 'kill-workers',
  does: 'kill -9 of a random worker, again and again, while articles are split',
  on: ['postgres', 'redis'],
  short: ['postgres', 'redis'],
  async run(ground, scale) {
    const { articles, kills } = SIZES[scale];
    await ground.start({ apis: 1, workers: WORKERS });
    const random = mulberry32(1);
    const sent = ground.intake.send(articles);
    const everySplits = Math.floor(articles / (kills + 1));
    for (let kill = 1; kill <= kills; kill++) {
      await ground.until('work goes on', async () => (await ground.splits()) >= kill * everySplits);
      await ground.service.killWorker(Math.floor(random() * WORKERS));
      ground.say(`${kill} of ${kills} kills`);
    }
    const lastKill = performance.now();
    await sent;
    const healMs = await ground.untilDrained(DRAINED_MS, lastKill);
    const [row] = await ground.service.query<{ again: number }>(
      'SELECT coalesce(sum(split_attempts - 1), 0)::int AS again FROM article_version',
    );
    ground.must(row!.again <= kills * RERUNS_PER_KILL, `${row!.again} re-runs after ${kills} kills`);
    return { times: kills, healMs };
  },
};
