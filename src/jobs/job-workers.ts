import { BullRegistrar, Processor, WorkerHost } from '@nestjs/bullmq';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type Type,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Job } from 'bullmq';
import type { Settings } from '../config/settings.js';
import { QUEUES, type QueueName } from './job-registry.js';
import { JobRunner } from './job-runner.js';
import type { QueueBackend } from './queue-backend.js';
import { Watchdog } from './watchdog.js';

/** One BullMQ worker a queue, all feeding the one runner. */
export function queueProcessors(settings: Settings, backend: QueueBackend): Type<WorkerHost>[] {
  return QUEUES.map((queue) => {
    @Processor(queue, {
      connection: backend.worker,
      concurrency: queue === 'webhooks' ? settings.webhookConcurrency : settings.workerConcurrency,
      // A killed worker's job runs again within lock + check, so about 15 s; BullMQ's own default takes a minute.
      lockDuration: 10_000,
      stalledInterval: 5_000,
      // At the default of 1 a job whose worker dies twice is parked as failed. Postgres counts the attempts.
      maxStalledCount: 10,
      // After a refused connection; at BullMQ's own 15 s a worker would sleep on when Postgres is long back.
      runRetryDelay: 1_000,
    })
    @Injectable()
    class QueueProcessor extends WorkerHost {
      constructor(private readonly runner: JobRunner) {
        super();
      }

      async process(job: Job): Promise<void> {
        await this.runner.run(job);
      }
    }
    Object.defineProperty(QueueProcessor, 'name', { value: processorName(queue) });
    return QueueProcessor;
  });
}

const processorName = (queue: QueueName): string => `${queue}QueueProcessor`;

/** Starts the workers once every handler is known, and stops them before anything that a running job needs is closed. */
export function jobWorkers(settings: Settings, processors: Type<WorkerHost>[]): Type<unknown> {
  @Injectable()
  class JobWorkers implements OnApplicationBootstrap, BeforeApplicationShutdown {
    private readonly log = new Logger('jobs');

    constructor(
      private readonly modules: ModuleRef,
      private readonly registrar: BullRegistrar,
      private readonly watchdog: Watchdog,
    ) {}

    onApplicationBootstrap(): void {
      this.registrar.register();
      for (const { worker } of this.hosts()) {
        worker.on('error', (error) => this.log.warn(`worker: ${error.message}`));
        this.watchdog.watch(worker.name as QueueName, worker);
      }
    }

    /** Waits for running jobs; those still running at the deadline are left to run again elsewhere. */
    async beforeApplicationShutdown(): Promise<void> {
      const closed = Promise.all(this.hosts().map(({ worker }) => worker.close()));
      const deadline = new Promise((resolve) => setTimeout(resolve, settings.shutdownSeconds * 1000).unref());
      await Promise.race([closed, deadline]);
    }

    private hosts(): WorkerHost[] {
      return processors.map((processor) => this.modules.get(processor, { strict: false }));
    }
  }
  return JobWorkers;
}
