import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '../eventually.js';
import type { HttpClient } from '../http-client.js';
import { startRedisCluster, type TestRedisCluster } from '../redis-cluster.js';
import { canSpawnRedis } from '../redis-server.js';
import { articleText, submit } from './articles.js';
import { TestService } from './test-service.js';

const ARTICLES = 60;

const whereRedisIsOurs = canSpawnRedis() ? describe : describe.skip;
whereRedisIsOurs('a Redis Cluster as the queue’s store', () => {
  let cluster: TestRedisCluster;
  let service: TestService;
  let submitter: HttpClient;

  beforeAll(async () => {
    cluster = await startRedisCluster();
    const quick = { SWEEP_SECONDS: '1', SWEEP_AFTER_SECONDS: '2', REDIS_URL: cluster.urls };
    service = await TestService.startWithWorker('postgres', quick);
    submitter = await service.client('submitter');
  });
  afterAll(async () => {
    await service.stop();
    await cluster.stop();
  });

  const inReview = (): Promise<number> => service.count(`article WHERE status = 'in_review'`);

  test('loses nothing when the master with the queue is killed while articles come in', async () => {
    const ids = new Set<string>();
    for (let n = 0; n < ARTICLES; n++) {
      // In the middle: some are split, some wait in the queue, some are still to come.
      if (n === ARTICLES / 2) {
        await eventually('some are split', async () => (await inReview()) > 0);
        await cluster.killMasterOf('{claimdesk}');
      }
      ids.add((await submit(submitter, { text: articleText(n) })).id);
    }
    expect(ids.size).toBe(ARTICLES);
    await eventually('every article is in review', async () => (await inReview()) === ARTICLES, 90_000);
    await eventually('every claim is open', async () => (await service.count(`claim WHERE state <> 'open'`)) === 0);
    expect(await service.count('claim')).toBe(await service.count('review_task'));
    expect(await service.count(`article_version WHERE split_state = 'done'`)).toBe(ARTICLES);
    await eventually('the queue is there again', async () => {
      return (await submitter.get<{ queue: string }>('/health/ready')).body.queue === 'up';
    });
  }, 180_000);
});
