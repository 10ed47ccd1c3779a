import { BullModule } from '@nestjs/bullmq';
import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Settings } from '../config/settings.js';
import { TelemetryModule } from '../telemetry/telemetry.module.js';
import { JobHandlers } from './job-handler.js';
import { JobMetrics } from './job-metrics.js';
import { QUEUES } from './job-registry.js';
import { JobRunner } from './job-runner.js';
import { JobSender } from './job-sender.js';
import { jobWorkers, queueProcessors } from './job-workers.js';
import { chooseQueueBackend } from './queue-backend.js';
import { Requeue } from './requeue.js';
import { Sweeper } from './sweeper.js';
import { Watchdog } from './watchdog.js';

@Module({})
export class JobsModule {
  /** For processes that only add jobs. */
  static sending(settings: Settings): DynamicModule {
    return {
      module: JobsModule,
      global: true,
      imports: queues(settings),
      providers: [JobSender],
      exports: [JobSender],
    };
  }

  /** For processes that run jobs, and add the ones that follow. */
  static running(settings: Settings): DynamicModule {
    const processors = queueProcessors(settings, chooseQueueBackend(settings));
    return {
      module: JobsModule,
      global: true,
      imports: [...queues(settings), DiscoveryModule, TelemetryModule],
      providers: [
        JobSender,
        JobHandlers,
        JobMetrics,
        JobRunner,
        Sweeper,
        Watchdog,
        jobWorkers(settings, processors),
        ...processors,
      ],
      exports: [JobSender, JobRunner, Sweeper, Watchdog],
    };
  }

  /** For a process that looks through Postgres and adds what it finds, but runs nothing. */
  static requeueing(settings: Settings): DynamicModule {
    return {
      module: JobsModule,
      global: true,
      imports: [...queues(settings), DiscoveryModule, TelemetryModule],
      providers: [JobSender, JobHandlers, JobMetrics, JobRunner, Requeue],
      exports: [JobSender, JobRunner, Requeue],
    };
  }
}

function queues(settings: Settings): DynamicModule[] {
  const backend = chooseQueueBackend(settings);
  return [
    BullModule.forRoot({
      connection: backend.producer,
      prefix: backend.prefix,
      extraOptions: { manualRegistration: true },
    }),
    BullModule.registerQueue(...QUEUES.map((name) => ({ name }))),
  ];
}
