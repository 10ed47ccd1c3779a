import { getQueueToken } from '@nestjs/bullmq';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Queue } from 'bullmq';
import { failpoint } from '../config/failpoint.js';
import { Database } from '../database/database.js';
import { traced } from '../telemetry/tracing.js';
import { checkPayload } from './job-payload.js';
import { jobId, JOBS, QUEUES, type JobName, type PayloadOf, type QueueName } from './job-registry.js';

/** Jobs that come within this time leave together: one round trip to the queue's store instead of one each. */
const GATHER_MS = 3;
const BATCH = 200;
/** While the store is away hints are let go beyond this many: the sweeper finds their rows. */
const MOST_WAITING = 10_000;
const GIVE_UP_MS = 2_000;
/** Somebody waits for this one. */
const ADD_NOW_MS = 30_000;
/** A hint is tried for so long: whoever sends right after an outage need not wait for the sweeper. */
const TRIED_FOR_MS = 5_000;
const RETRY_MS = 500;

type BulkJob = Parameters<Queue['addBulk']>[0][number];

interface Hint {
  job: BulkJob;
  /** When it is let go, by this process's clock. */
  until: number;
}

/**
 * Tells the queue that a row waits for work. The row is what counts: a hint that is lost costs time, never work, so adding
 * one neither waits nor fails.
 */
@Injectable()
export class JobSender implements OnModuleInit, BeforeApplicationShutdown {
  private readonly log = new Logger('jobs');
  private readonly waiting = new Map<QueueName, Hint[]>();
  private readonly sending = new Map<QueueName, Promise<void>>();
  /** Queues whose store is away: that it still is, is no news. */
  private readonly away = new Set<QueueName>();
  private closing = false;

  constructor(
    private readonly modules: ModuleRef,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    for (const name of QUEUES) {
      this.queue(name).on('error', (error) => {
        if (!this.away.has(name)) this.log.warn(`queue ${name} is away: ${error.message}`);
        this.away.add(name);
      });
    }
  }

  /**
   * Adds the job once what the caller writes is committed.
   * @throws InvalidPayload, a fault of the caller's code
   */
  hint<Name extends JobName>(name: Name, payload: PayloadOf<Name>): void {
    checkPayload(name, payload);
    this.database.afterCommit(() => {
      const held = failpoint('after-commit-before-hint');
      if (held) void held.then(() => this.gather(name, payload));
      else this.gather(name, payload);
    });
  }

  /** Adds jobs at once. One that exists already stays as it is. @throws where the queue's store does not take them */
  async addNow<Name extends JobName>(name: Name, payloads: PayloadOf<Name>[]): Promise<void> {
    await withDeadline(this.queue(JOBS[name].queue).addBulk(payloads.map((p) => bulkJob(name, p))), ADD_NOW_MS);
  }

  private gather<Name extends JobName>(name: Name, payload: PayloadOf<Name>): void {
    const { queue } = JOBS[name];
    const hints = this.waiting.get(queue) ?? [];
    if (hints.length >= MOST_WAITING) return;
    hints.push({ job: bulkJob(name, payload), until: performance.now() + TRIED_FOR_MS });
    this.waiting.set(queue, hints);
    if (!this.sending.has(queue)) this.sending.set(queue, this.sendLater(queue));
    const sent = this.sending.get(queue)!;
    void traced(`send ${name}`, 'PRODUCER', { 'messaging.operation.name': 'send' }, () => sent);
  }

  /** Whether the queue's store did not take the last jobs. */
  isAway(name: QueueName): boolean {
    return this.away.has(name);
  }

  /** Sends what waits; called before the queues close. */
  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    await this.drain();
  }

  async drain(): Promise<void> {
    while (this.sending.size) await Promise.all(this.sending.values());
  }

  private async sendLater(name: QueueName): Promise<void> {
    const queue = this.queue(name);
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    for (let hints = this.take(name); hints.length; hints = this.take(name)) {
      try {
        await withDeadline(queue.addBulk(hints.map(({ job }) => job)), GIVE_UP_MS);
        this.away.delete(name);
        await failpoint('after-enqueue');
      } catch (error) {
        this.away.add(name);
        const all = [...hints, ...this.waiting.get(name)!];
        const kept = all.filter(({ until }) => until > performance.now() && !this.closing);
        this.waiting.set(name, kept);
        const lost = all.length - kept.length;
        if (lost) this.log.warn(`${lost} jobs not added to ${name}; the sweeper will: ${(error as Error).message}`);
        if (kept.length) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
    this.sending.delete(name);
  }

  private queue(name: QueueName): Queue {
    return this.modules.get<Queue>(getQueueToken(name), { strict: false });
  }

  private take(name: QueueName): Hint[] {
    return this.waiting.get(name)?.splice(0, BATCH) ?? [];
  }
}

function bulkJob<Name extends JobName>(name: Name, payload: PayloadOf<Name>): BulkJob {
  const { attempts, backoffMs } = JOBS[name];
  return {
    name,
    data: payload,
    opts: {
      jobId: jobId(name, payload),
      attempts,
      backoff: { type: 'exponential', delay: backoffMs, jitter: 0.5 },
      // Postgres remembers what happened; a job that stayed would only block its id.
      removeOnComplete: true,
      removeOnFail: true,
    },
  };
}

async function withDeadline(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  work.catch(() => undefined);
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
