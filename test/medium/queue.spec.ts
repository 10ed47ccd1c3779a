import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { getQueueToken } from '@nestjs/bullmq';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnrecoverableError, type Queue } from 'bullmq';
import { v7 as uuidv7 } from 'uuid';
import { WorkerModule } from '../../src/app.module.js';
import { AuditJobsModule } from '../../src/audit/audit-jobs.module.js';
import type { ArticleView } from '../../src/articles/article.view.js';
import { ClaimsJobsModule } from '../../src/claims/claims-jobs.module.js';
import { ConfigModule } from '../../src/config/config.module.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import { createHttpApp } from '../../src/http-app.js';
import { InvalidPayload } from '../../src/jobs/job-payload.js';
import { QUEUES, type VersionPayload } from '../../src/jobs/job-registry.js';
import { JobRunner } from '../../src/jobs/job-runner.js';
import { JobSender } from '../../src/jobs/job-sender.js';
import { JobsModule } from '../../src/jobs/jobs.module.js';
import { OpenClaimsJob } from '../../src/reviews/open-claims.job.js';
import { ReviewsJobsModule } from '../../src/reviews/reviews-jobs.module.js';
import { WebhooksJobsModule } from '../../src/webhooks/webhooks-jobs.module.js';
import { eventually } from '../eventually.js';
import type { HttpClient } from '../http-client.js';
import { canSpawnRedis } from '../redis-server.js';
import { articleText, claimsOf, openArticle, submit } from './articles.js';
import { backends } from './backends.js';
import { fingerprint } from './fingerprint.js';
import { TestService } from './test-service.js';

@Module({})
class TestWorkerModule {}

describe.each(backends)('jobs (%s queue)', (backend) => {
  let service: TestService;
  let submitter: HttpClient;

  beforeAll(async () => {
    service = await TestService.start(backend, { SWEEP_AFTER_SECONDS: '1' });
    submitter = await service.client('submitter');
  });
  afterAll(() => service.stop());

  const worker = (...handlers: DynamicModule['imports'] & object): DynamicModule => ({
    module: TestWorkerModule,
    imports: [
      ConfigModule.forRoot(service.settings),
      DatabaseModule,
      JobsModule.running(service.settings),
      ...handlers,
    ],
  });
  const queue = (name: string): Queue => service.api.get<Queue>(getQueueToken(name), { strict: false });
  const emptyQueue = async (): Promise<void> => {
    if (service.redis) await service.redis.empty();
    else await service.asOwner('DELETE FROM bullmq.job');
  };
  const waitLong = (versionId: string): Promise<object[]> =>
    service.sql(`UPDATE article_version SET hinted_at = now() - interval '1 hour' WHERE id = $1`, [versionId]);

  it('do not start where a handler is missing or there are two', async () => {
    const boot = async (module: DynamicModule): Promise<void> => {
      const app = await createHttpApp(module, service.settings, 'worker');
      try {
        await app.init();
      } catch (error) {
        // Nest closes only what has started; a process would end here.
        await Promise.all(QUEUES.map((name) => app.get<Queue>(getQueueToken(name), { strict: false }).close()));
        throw error;
      }
      await app.close();
    };
    await expect(boot(worker(ClaimsJobsModule))).rejects.toThrow(/no handler for job open-claims, expire-lease/);
    const doubled: DynamicModule = { module: TestWorkerModule, providers: [OpenClaimsJob] };
    await expect(
      boot(worker(AuditJobsModule, ClaimsJobsModule, ReviewsJobsModule, WebhooksJobsModule, doubled)),
    ).rejects.toThrow(/job open-claims has two methods as handler/);
    await boot(worker(AuditJobsModule, ClaimsJobsModule, ReviewsJobsModule, WebhooksJobsModule));
  });

  it('with a payload that is not theirs are neither sent nor run', async () => {
    const sender = service.api.get(JobSender, { strict: false });
    const versionId = uuidv7();
    const bad = [{ versionId: 'x' }, { versionId, extra: 1 }, {}, { versionId: 7 }] as VersionPayload[];
    for (const payload of bad) expect(() => sender.hint('split-article', payload)).toThrow(InvalidPayload);

    const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(service.settings), { logger: false });
    try {
      const runner = app.get(JobRunner);
      for (const data of [...bad, null, 'x', [versionId]]) {
        await expect(runner.run({ name: 'split-article', data, id: 'x' })).rejects.toThrow(UnrecoverableError);
      }
      await expect(runner.run({ name: 'no-such-job', data: {}, id: 'x' })).rejects.toThrow(UnrecoverableError);
      await expect(runner.run({ name: 'toString', data: {}, id: 'x' })).rejects.toThrow(UnrecoverableError);
    } finally {
      await app.close();
    }
  });

  it('of an unknown name or payload fail at once, without a retry', async () => {
    await service.startWorker();
    try {
      const [unknown, invalid] = [
        await queue('articles').add('no-such-job', {}, { attempts: 5 }),
        await queue('articles').add('split-article', { versionId: 'x' }, { attempts: 5 }),
      ];
      for (const job of [unknown, invalid]) {
        await eventually(`job ${job.name} has failed`, () => job.isFailed());
        const { attemptsMade } = (await queue('articles').getJob(job.id!))!;
        expect(attemptsMade).toBe(1);
      }
    } finally {
      await service.stopWorker();
    }
  });

  it('that never existed, or were lost with the queue’s store, are added again by a sweep', async () => {
    const { id, versionId } = await submit(submitter, { text: articleText(20) });
    await eventually(
      'the hint has left',
      async () => (await queue('articles').getJobCountByTypes('wait', 'waiting')) > 0,
    );
    await emptyQueue();
    await waitLong(versionId);
    await service.startWorker();
    try {
      expect((await submitter.get<ArticleView>(`/v1/articles/${id}`)).body.status).toBe('received');
      await service.sweeper().sweep();
      expect((await claimsOf(submitter, id)).length).toBeGreaterThan(5);
    } finally {
      await service.stopWorker();
    }
  });

  it('run again change nothing', async () => {
    await service.startWorker();
    try {
      const { versionId, claims } = await openArticle(submitter, { text: articleText(21) });
      const before = await fingerprint(service);
      const runner = service.worker!.get(JobRunner);
      for (let n = 0; n < 3; n++) {
        await runner.run({ name: 'split-article', data: { versionId }, id: 'again' });
        await runner.run({ name: 'open-claims', data: { versionId }, id: 'again' });
        await runner.run({ name: 'expire-lease', data: { taskId: claims[0]!.id, token: 1 }, id: 'again' });
      }
      expect(await fingerprint(service)).toEqual(before);
    } finally {
      await service.stopWorker();
    }
  });

  it('run twice at the same moment do their work once', async () => {
    const { id, versionId } = await submit(submitter, { text: articleText(22) });
    await service.startWorker();
    try {
      const runner = service.worker!.get(JobRunner);
      await Promise.all(
        // With the queue's own that is as many starts as an article has.
        Array.from({ length: 4 }, () => runner.run({ name: 'split-article', data: { versionId }, id: 'twin' })),
      );
      const claims = await claimsOf(submitter, id);
      expect(await service.count('claim WHERE version_id = $1', [versionId])).toBe(claims.length);
      expect(
        await service.count('review_task JOIN claim ON claim.id = claim_id WHERE version_id = $1', [versionId]),
      ).toBe(claims.length);
    } finally {
      await service.stopWorker();
    }
  });
});

const whereRedisIsOurs = canSpawnRedis() ? describe : undefined;
whereRedisIsOurs?.('while Redis is away', () => {
  it('articles are accepted, and split once it is back', async () => {
    const service = await TestService.startWithWorker('redis', { SWEEP_SECONDS: '1', SWEEP_AFTER_SECONDS: '1' });
    try {
      const submitter = await service.client('submitter');
      await service.redis!.kill();
      const articles = await Promise.all(
        Array.from({ length: 5 }, (_, n) => submit(submitter, { text: articleText(30 + n) })),
      );
      expect(await service.count(`article WHERE status = 'received'`)).toBe(5);
      expect((await submitter.get<{ queue: string }>('/health/ready')).body).toMatchObject({
        postgres: 'up',
        queue: 'down',
      });
      await service.redis!.restart();
      for (const { id } of articles) expect((await claimsOf(submitter, id)).length).toBeGreaterThan(5);
    } finally {
      await service.stop();
    }
  });
});
