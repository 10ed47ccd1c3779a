import { Queue } from 'bullmq';
import { loadSettings } from '../src/config/load-settings.js';
import type { VersionPayload } from '../src/jobs/job-registry.js';
import { chooseQueueBackend } from '../src/jobs/queue-backend.js';
import type { Fault } from './fault.js';
import type { Ground } from './ground/ground.js';

const APIS = 4;
const EXITS = { full: 100, short: 5 };
const LOOK_EVERY_MS = 50;
const APPEARED_MS = 20_000;

/** The api dies each time an article gets there; no worker runs until all have. One process per death, four at a time. */
const diesAt = (name: string, place: string, does: string): Fault => ({
  name,
  does,
  on: ['postgres', 'redis'],
  short: name === 'commit-hint' ? ['redis'] : ['postgres'],
  async run(ground, scale) {
    await ground.start({ apis: APIS, workers: 0, env: { NODE_ENV: 'test', FAILPOINTS: `${place}:kill@1` } });
    let exits = 0;
    const revive = setInterval(() => {
      exits += ground.service.revive();
      ground.say(`${exits} of ${EXITS[scale]} exits`);
    }, LOOK_EVERY_MS);
    await ground.intake.sendWhile(() => exits < EXITS[scale], APIS);
    clearInterval(revive);
    const ghosts = await jobsWithoutRow(ground);
    ground.must(ghosts === 0, `${ghosts} jobs have no row`);
    await ground.service.addWorker({ FAILPOINTS: '' });
    return { times: exits, healMs: await ground.untilDrained(APPEARED_MS) };
  },
});

export const commitHint = diesAt(
  'commit-hint',
  'after-commit-before-hint',
  'the api dies after an article’s COMMIT, before its job is added',
);
export const hintRest = diesAt(
  'hint-rest',
  'after-enqueue',
  'the api dies after the job is added, before anything else',
);

async function jobsWithoutRow(ground: Ground): Promise<number> {
  const settings = loadSettings({ DATABASE_URL: ground.databaseUrl, REDIS_URL: ground.redis?.url });
  const { producer, prefix } = chooseQueueBackend(settings);
  const queue = new Queue<VersionPayload>('articles', { connection: producer, prefix });
  queue.on('error', () => undefined);
  try {
    await queue.waitUntilReady();
    const jobs = await queue.getJobs(['wait', 'waiting', 'delayed', 'prioritized', 'active']);
    const ids = jobs.map(({ data }) => data.versionId);
    const rows = await ground.service.query('SELECT FROM article_version WHERE id = ANY ($1::uuid[])', [ids]);
    return ids.length - rows.length;
  } finally {
    await queue.close();
  }
}
