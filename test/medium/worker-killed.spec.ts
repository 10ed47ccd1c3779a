import { describe, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/config/project-root.js';
import { loadTagger } from '../../src/extractor/load-tagger.js';
import { canonicalText, splitArticle } from '../../src/text/index.js';
import { eventually } from '../eventually.js';
import { articleText, longText, submit } from './articles.js';
import { backends } from './backends.js';
import { TestService } from './test-service.js';

const ARTICLES = 200;

/** Long enough that a worker is busy with them for seconds. */
const text = (n: number): string => `${articleText(n)}\n\n${longText(60, `Hallen ${n}`)}`;

function startWorkerProcess(service: TestService): ChildProcess {
  const { databaseUrl, redisUrl } = service.settings;
  return spawn(process.execPath, [join(PROJECT_ROOT, 'dist', 'main.worker.js')], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl ?? '',
      WORKER_PORT: '0',
      LOG_LEVEL: 'warn',
      SWEEP_SECONDS: '1',
      SWEEP_AFTER_SECONDS: '2',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

const kill = async (worker: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  worker.kill(signal);
  await ended;
};

describe.each(backends)('a worker killed with -9 in the middle of %s’s work', (backend) => {
  test(`all ${ARTICLES} articles are split, no claim is lost or doubled`, async () => {
    const service = await TestService.start(backend);
    const submitter = await service.client('submitter');
    const ids: string[] = [];
    for (let n = 0; n < ARTICLES; n++) ids.push((await submit(submitter, { text: text(n), title: `Report ${n}` })).id);

    const first = startWorkerProcess(service);
    const splits = (): Promise<number> => service.count(`article_version WHERE split_state = 'done'`);
    await eventually('some articles are split', async () => (await splits()) >= 10);
    await kill(first, 'SIGKILL');
    const splitBeforeTheKill = await splits();
    expect(splitBeforeTheKill).toBeLessThan(ARTICLES);

    const second = startWorkerProcess(service);
    await eventually(
      'every article is in review',
      async () => (await service.count(`article WHERE status = 'in_review'`)) === ARTICLES,
      60_000,
    );
    await eventually('every claim is open', async () => (await service.count(`claim WHERE state <> 'open'`)) === 0);
    await kill(second, 'SIGTERM');

    const rows = await service.sql<{ article_id: string; claims: number; tasks: number; opened: number }>(
      `SELECT claim.article_id, count(*)::int AS claims, count(review_task.id)::int AS tasks,
         (SELECT count(*)::int FROM audit_event WHERE action = 'claim.open' AND subject_id IN
           (SELECT id FROM claim AS c WHERE c.article_id = claim.article_id)) AS opened
       FROM claim LEFT JOIN review_task ON claim_id = claim.id GROUP BY claim.article_id`,
    );
    const found = new Map(rows.map((row) => [row.article_id, [row.claims, row.tasks, row.opened]]));
    const tagger = loadTagger('models/attribution.bin');
    ids.forEach((id, n) => {
      const claims = splitArticle(canonicalText(text(n)), { tagger }).claims.length;
      expect([n, ...(found.get(id) ?? [])]).toEqual([n, claims, claims, claims]);
    });
    await service.stop();
  }, 120_000);
});
