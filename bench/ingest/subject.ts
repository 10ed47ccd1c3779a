import { getQueueToken } from '@nestjs/bullmq';
import { NestFactory } from '@nestjs/core';
import type { Queue } from 'bullmq';
import { v7 as uuidv7 } from 'uuid';
import { OUTLET } from './articles.js';
import { built } from '../built.js';
import { startChild, type Child } from '../child.js';
import { ACCEPTED_AT_ONCE, atOnce, type Pipeline, type RunStores } from './pipeline.js';
import type * as LoadSettings from '../../src/config/load-settings.js';
import type * as AppModule from '../../src/app.module.js';
import type * as Submit from '../../src/articles/submit-article.js';
import type * as DatabaseRoom from '../../src/database/database.js';
import type * as Jobs from '../../src/jobs/job-sender.js';

export interface SubjectOptions {
  workers: number;
  /** File of finished splits that stand in for the splitter; see `swap-splitter.mjs`. */
  splitsFile?: string;
  /** Loads the recorder of a profile into the workers. */
  profiled?: boolean;
}

/** The product: worker processes from `dist/`, articles taken in by its own SubmitArticle. */
export async function startSubject(
  stores: RunStores,
  options: SubjectOptions,
): Promise<Pipeline & { workers: Child[] }> {
  const { loadSettings } = await built<typeof LoadSettings>('config/load-settings.js');
  const { IngestModule } = await built<typeof AppModule>('app.module.js');
  const { SubmitArticle } = await built<typeof Submit>('articles/submit-article.js');
  const { Database } = await built<typeof DatabaseRoom>('database/database.js');
  const { JobSender } = await built<typeof Jobs>('jobs/job-sender.js');

  const env = {
    DATABASE_URL: stores.databaseUrl,
    REDIS_URL: stores.redisUrl ?? '',
    LOG_LEVEL: 'error',
    WORKER_PORT: '0',
  };
  const settings = loadSettings(env);
  const app = await NestFactory.createApplicationContext(IngestModule.forRoot(settings), { logger: ['error', 'warn'] });
  const desk = await app.get(Database).prisma.desk.create({ data: { id: uuidv7(), name: 'bench' } });
  const by = { deskId: desk.id, auditName: 'bench', requestId: 'bench' };
  const submit = app.get(SubmitArticle);
  const preloads = [
    ...(options.splitsFile ? ['--import', new URL('swap-splitter.mjs', import.meta.url).href] : []),
    ...(options.profiled ? ['--import', new URL('record-profile.mjs', import.meta.url).href] : []),
  ];
  const childEnv = { ...env, ...(options.splitsFile ? { CLAIMDESK_BENCH_SPLITS: options.splitsFile } : {}) };
  const workers = await Promise.all(
    Array.from({ length: options.workers }, () => startChild('dist/main.worker.js', preloads, childEnv)),
  );
  const queue = app.get<Queue>(getQueueToken('articles'), { strict: false });
  // A run's database is dropped with whatever session still closes.
  queue.on('error', () => undefined);
  return {
    workers,
    queue,
    accept: async (texts) => {
      await atOnce(ACCEPTED_AT_ONCE, texts, async (text) => void (await submit.run(by, { text, publisher: OUTLET })));
      await app.get(JobSender).drain();
    },
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
      await app.close();
    },
  };
}
