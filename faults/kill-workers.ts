import { mulberry32 } from '../bench/ingest/articles.js';
import type { Fault } from './fault.js';

const WORKERS = 2;
const DRAINED_MS = 15_000;
const RERUNS_PER_KILL = 8;
const SIZES = { full: { articles: 2_000, kills: 50 }, short: { articles: 200, kills: 4 } };

export const killWorkers: Fault = {
  name: 'kill-workers',
  does: 'kill -9 of a random worker that is at work, again and again, until a backlog of articles is split',
  on: ['postgres', 'redis'],
  short: ['postgres', 'redis'],
  async run(ground, scale) {
    const { articles, kills } = SIZES[scale];
    await ground.start({ apis: 1, workers: 0 });
    ground.say('a backlog is accepted');
    await ground.intake.send(articles);
    await Promise.all(Array.from({ length: WORKERS }, () => ground.service.addWorker()));
    const random = mulberry32(1);
    const everySplits = Math.floor(articles / (kills + 1));
    for (let kill = 1; kill <= kills; kill++) {
      await ground.until('work goes on', async () => {
        return ground.service.workersUp.length > 0 && (await ground.splits()) >= kill * everySplits;
      });
      const up = ground.service.workersUp;
      await ground.service.killWorker(up[Math.floor(random() * up.length)]!);
      ground.say(`${kill} of ${kills} kills`);
    }
    const healMs = await ground.untilDrained(DRAINED_MS);
    const [row] = await ground.service.query<{ again: number }>(
      'SELECT coalesce(sum(split_attempts - 1), 0)::int AS again FROM article_version',
    );
    ground.must(row!.again <= kills * RERUNS_PER_KILL, `${row!.again} re-runs after ${kills} kills`);
    return { times: kills, healMs };
  },
};
