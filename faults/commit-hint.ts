import { Queue } from 'bullmq';
import { loadSettings } from '../src/config/load-settings.js';
import type { VersionPayload } from '../src/jobs/job-registry.js';
import { chooseQueueBackend } from '../src/jobs/queue-backend.js';
import type { Fault } from './fault.js';
import type { Ground } from './ground/ground.js';

const APIS = 2;
/** Articles on their way at once: about as many die with a process, so that a hundred need not a hundred starts. */
const AT_ONCE = 8;
const ARTICLES = { full: 100, short: 8 };
const LOOK_EVERY_MS = 50;
const APPEARED_MS = 20_000;

/** Apis that die whenever articles get to a place, until so many have; only then a worker starts. */
const diesAt = (name: string, failpoint: string, does: string): Fault => ({
  name,
  does,
  on: ['postgres', 'redis'],
  short: name === 'commit-hint' ? ['redis'] : ['postgres'],
  async run(ground, scale) {
    const articles = ARTICLES[scale];
    await ground.start({ apis: APIS, workers: 0, env: { NODE_ENV: 'test', FAILPOINTS: failpoint } });
    let exits = 0;
    const revive = setInterval(() => {
      exits += ground.service.revive();
      ground.say(`${exits} exits, ${ground.intake.acknowledged.size} of ${articles} articles acknowledged`);
    }, LOOK_EVERY_MS);
    await ground.intake.sendWhile(() => ground.intake.acknowledged.size < articles, AT_ONCE);
    clearInterval(revive);
    ground.must(exits > 0, 'no api died');
    const { jobs, ghosts } = await jobsAndGhosts(ground);
    ground.must(ghosts === 0, `${ghosts} jobs have no row`);
    if (name === 'commit-hint') ground.must(jobs === 0, `${jobs} jobs got past the place where the api dies`);
    await ground.service.addWorker({ FAILPOINTS: '' });
    return { times: ground.intake.acknowledged.size, healMs: await ground.untilDrained(APPEARED_MS) };
  },
});

export const commitHint = diesAt(
  'commit-hint',
  'after-commit-before-hint:kill@4',
  'the api dies after an article’s COMMIT, before its job is added',
);
export const hintRest = diesAt(
  'hint-rest',
  'after-enqueue:kill@1',
  'the api dies after an article’s job is added, before anything else',
);

/** How many jobs wait, and how many of them have no row. */
async function jobsAndGhosts(ground: Ground): Promise<{ jobs: number; ghosts: number }> {
  const settings = loadSettings({ DATABASE_URL: ground.databaseUrl, REDIS_URL: ground.redis?.url });
  const { producer, prefix } = chooseQueueBackend(settings);
  const queue = new Queue<VersionPayload>('articles', { connection: producer, prefix });
  queue.on('error', () => undefined);
  try {
    await queue.waitUntilReady();
    const jobs = await queue.getJobs(['wait', 'waiting', 'delayed', 'prioritized', 'active']);
    const ids = jobs.map(({ data }) => data.versionId);
    const rows = await ground.service.query('SELECT FROM article_version WHERE id = ANY ($1::uuid[])', [ids]);
    return { jobs: ids.length, ghosts: ids.length - rows.length };
  } finally {
    await queue.close();
  }
}
