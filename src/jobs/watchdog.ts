import { getQueueToken } from '@nestjs/bullmq';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Queue, Worker } from 'bullmq';
import { Settings } from '../config/settings.js';
import { JobMetrics } from './job-metrics.js';
import { QUEUES, type QueueName } from './job-registry.js';

const LOOK_MS = 1_000;
/** Looks at least within the time after which a worker counts as wedged. */
const LOOKS = 4;
/** A worker that takes none of the waiting jobs for so long does not do its work, whatever its connections answer. */
const NOT_READY_MS = 5_000;
const END_CODE = 70;

/** A queue that had jobs waiting while this process ran none, at every look since. */
interface Suspicion {
  since: number;
  taken: number;
}

/**
 * A worker can be deaf: its connection is half dead, or a library's loop has ended, while the process lives and its pings are
 * answered. Where jobs wait and this worker takes none for WEDGE_SECONDS, no more can be done here: it says why and ends, so
 * that whoever supervises it starts a new one. Its rows are in Postgres, so nothing is lost.
 */
@Injectable()
export class Watchdog implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('watchdog');
  private readonly workers = new Map<QueueName, Worker>();
  private readonly suspicions = new Map<QueueName, Suspicion>();
  private timer: NodeJS.Timeout | undefined;
  private looking = false;
  /** Why this process is about to end. */
  wedged: string | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly modules: ModuleRef,
    private readonly metrics: JobMetrics,
  ) {}

  watch(queue: QueueName, worker: Worker): void {
    this.workers.set(queue, worker);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look(), Math.min(LOOK_MS, (this.settings.wedgeSeconds * 1000) / LOOKS));
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** @throws unless every worker's loop runs, takes what waits, and its own connection answers, which the sender's need not tell */
  async workersAnswer(): Promise<void> {
    for (const [queue, { since }] of this.suspicions)
      if (performance.now() - since > NOT_READY_MS) throw new Error(`the worker of ${queue} takes no jobs`);
    await Promise.all(
      [...this.workers].map(async ([queue, worker]) => {
        if (!worker.isRunning()) throw new Error(`the worker of ${queue} has stopped`);
        await worker.backend.getCounts(['active']);
      }),
    );
  }

  private async look(): Promise<void> {
    if (this.looking || this.wedged) return;
    this.looking = true;
    try {
      for (const [queue, worker] of this.workers) {
        this.restart(queue, worker);
        await this.lookAt(queue, worker);
      }
    } catch {
      // The store is away, which no new process mends; readiness tells.
      this.suspicions.clear();
    } finally {
      this.looking = false;
    }
  }

  /** A loop that an error ended goes on: a first connection that failed does that. */
  private restart(queue: QueueName, worker: Worker): void {
    if (worker.isRunning() || worker.closing || worker.isPaused()) return;
    this.log.warn(`the worker of ${queue} had stopped; it runs again`);
    worker.run().catch((error: Error) => this.log.warn(`worker of ${queue}: ${error.message}`));
  }

  private async lookAt(queue: QueueName, worker: Worker): Promise<void> {
    const store = this.modules.get<Queue>(getQueueToken(queue), { strict: false });
    const { waiting = 0, prioritized = 0 } = await store.getJobCounts('waiting', 'prioritized');
    const taken = this.metrics.takenOf(queue);
    const before = this.suspicions.get(queue);
    if (waiting + prioritized === 0 || this.metrics.runningOf(queue) > 0 || (before && before.taken !== taken)) {
      this.suspicions.delete(queue);
    } else if (!before) {
      this.suspicions.set(queue, { since: performance.now(), taken });
    } else if (performance.now() - before.since >= this.settings.wedgeSeconds * 1000) {
      await this.end(queue, worker, waiting + prioritized);
    }
  }

  private async end(queue: QueueName, worker: Worker, waiting: number): Promise<void> {
    this.wedged = `${waiting} jobs wait in ${queue} and this worker took none for ${this.settings.wedgeSeconds} s`;
    this.log.fatal({ msg: 'wedged', why: this.wedged, queue, waiting, loopRuns: worker.isRunning(), pid: process.pid });
    await this.othersHaveEnded();
    process.exit(END_CODE);
  }

  /** Waits for jobs of the other queues, as a polite stop would; closing what is wedged would not end. */
  private async othersHaveEnded(): Promise<void> {
    const deadline = performance.now() + this.settings.shutdownSeconds * 1000;
    while (QUEUES.some((queue) => this.metrics.runningOf(queue) > 0) && performance.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
