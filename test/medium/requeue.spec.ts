import { getQueueToken } from '@nestjs/bullmq';
import { NestFactory } from '@nestjs/core';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Queue } from 'bullmq';
import { RequeueModule } from '../../src/app.module.js';
import { JOB_NAMES, type JobName } from '../../src/jobs/job-registry.js';
import { Requeue } from '../../src/jobs/requeue.js';
import { eventually } from '../eventually.js';
import type { HttpClient } from '../http-client.js';
import { articleText, claimsOf, openArticle, submit } from './articles.js';
import { backends } from './backends.js';
import { leased, runOut } from './reviewing.js';
import { TestService } from './test-service.js';

describe.each(backends)('requeue (%s queue)', (backend) => {
  let service: TestService;
  let lead: HttpClient;

  beforeAll(async () => {
    // Patience that no test outlasts: what comes back, comes by requeue.
    service = await TestService.start(backend, { SWEEP_AFTER_SECONDS: '3600' });
    lead = await service.client('lead');
  });
  afterAll(() => service.stop());

  async function requeue(): Promise<Record<JobName, number>> {
    const app = await NestFactory.createApplicationContext(RequeueModule.forRoot(service.settings), { logger: false });
    try {
      const counts: [JobName, number][] = [];
      for (const name of JOB_NAMES) counts.push([name, await app.get(Requeue).run(name)]);
      return Object.fromEntries(counts) as Record<JobName, number>;
    } finally {
      await app.close();
    }
  }
  const waiting = async (name: string): Promise<number> => {
    const queue = service.api.get<Queue>(getQueueToken(name), { strict: false });
    const counts = await queue.getJobCounts('waiting', 'prioritized', 'delayed', 'active');
    return Object.values(counts).reduce((sum, n) => sum + n, 0);
  };
  const emptyQueue = async (): Promise<void> => {
    if (service.redis) await service.redis.empty();
    else await service.asOwner('DELETE FROM bullmq.job');
  };

  it('fills an empty queue with all that waits, says how much, and adds nothing the second time', async () => {
    await service.startWorker();
    const { id } = await openArticle(lead, { text: articleText(1) });
    const task = await leased(lead, { articleId: id });
    await service.stopWorker();
    const ids: string[] = [];
    for (let n = 0; n < 30; n++) ids.push((await submit(lead, { text: articleText(100 + n) })).id);
    await runOut(service, task.taskId);
    await eventually('the hints have left', async () => (await waiting('articles')) === 30);
    await emptyQueue();

    const counts = await requeue();
    expect(counts).toEqual({
      'deliver-webhooks': 0,
      'split-article': 30,
      'open-claims': 0,
      'expire-lease': 1,
      'lapse-assignment': 0,
      'recheck-claim': 0,
      'seal-audit': 1,
    });
    expect([await waiting('articles'), await waiting('reviews')]).toEqual([30, 2]);
    expect(await requeue()).toEqual(counts);
    expect([await waiting('articles'), await waiting('reviews')]).toEqual([30, 2]);

    await service.startWorker();
    // While a worker is at it, too.
    await requeue();
    for (const article of ids) expect((await claimsOf(lead, article)).length).toBeGreaterThan(5);
    expect(await service.count('article_version WHERE split_attempts > 1')).toBe(0);
    await eventually('the lease has ended', async () => (await service.count('lease WHERE ended_at IS NULL')) === 0);
  });
});
