import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { JobHandlers } from './job-handler.js';
import { JobMetrics } from './job-metrics.js';
import { JOB_NAMES, JOBS, type JobName } from './job-registry.js';
import { JobSender } from './job-sender.js';

const BATCH = 1_000;

/**
 * Adds again whatever waits in Postgres without having been hinted at lately. This heals a crash between commit and
 * enqueue, a queue store that was away, and one that lost everything. Any number of sweepers may run: a finder hands each
 * row to one of them, and a job that exists already is not added twice.
 */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('sweeper');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly settings: Settings,
    private readonly handlers: JobHandlers,
    private readonly sender: JobSender,
    private readonly metrics: JobMetrics,
  ) {}

  onApplicationBootstrap(): void {
    this.sweepLater();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** The next look comes so long after the end of the last: a store that is away makes them slow, not many. */
  private sweepLater(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.sweep().then(() => this.sweepLater());
    }, this.settings.sweepSeconds * 1000);
  }

  /** One look at everything that may be pending. A finder that fails is tried again at the next look. */
  async sweep(): Promise<void> {
    for (const name of JOB_NAMES) {
      try {
        await this.sweepJob(name);
      } catch (error) {
        this.log.warn(`${name}: ${(error as Error).message}`);
      }
    }
  }

  private async sweepJob<Name extends JobName>(name: Name): Promise<void> {
    const find = this.handlers.finderOf(name);
    const { queue } = JOBS[name];
    for (;;) {
      // Rows that were handed out wait their time before they are again: while the store is away one is enough to tell.
      const limit = this.sender.isAway(queue) ? 1 : BATCH;
      const payloads = await find(limit, this.settings.sweepAfterSeconds);
      for (const payload of payloads) this.sender.hint(name, payload);
      if (payloads.length) this.log.log(`${name}: ${payloads.length} added again`);
      this.metrics.readd(name, payloads.length);
      await this.sender.drain();
      if (payloads.length < limit || this.sender.isAway(queue)) return;
    }
  }
}
