import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram } from 'prom-client';
import { Metrics } from '../telemetry/metrics.js';
import { JOB_NAMES, QUEUES, type JobName, type QueueName } from './job-registry.js';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Counts of this process's jobs since it started. */
@Injectable()
export class JobMetrics {
  private readonly seconds: Histogram<'job' | 'outcome'>;
  private readonly readded: Counter<'job'>;
  private readonly running: Gauge<'queue'>;
  private readonly taken = new Map<QueueName, number>();
  private readonly now = new Map<QueueName, number>();

  constructor({ registry }: Metrics) {
    const registers = [registry];
    this.seconds = new Histogram({
      name: 'claimdesk_job_seconds',
      help: 'How long jobs ran, by outcome: done or failed',
      labelNames: ['job', 'outcome'],
      buckets: SECONDS,
      registers,
    });
    this.readded = new Counter({
      name: 'claimdesk_sweeper_readds_total',
      help: 'Jobs that the sweeper added because their rows waited without one',
      labelNames: ['job'],
      registers,
    });
    this.running = new Gauge({
      name: 'claimdesk_running_jobs',
      help: 'Jobs of a queue that this worker runs now',
      labelNames: ['queue'],
      registers,
      collect: () => QUEUES.forEach((queue) => this.running.set({ queue }, this.runningOf(queue))),
    });
    for (const job of JOB_NAMES) {
      this.readded.inc({ job }, 0);
      for (const outcome of ['done', 'failed']) this.seconds.zero({ job, outcome });
    }
  }

  /** A job that a queue handed to this worker has begun. @returns what to call when it has ended */
  take(queue: QueueName): () => void {
    this.taken.set(queue, this.takenOf(queue) + 1);
    this.now.set(queue, this.runningOf(queue) + 1);
    return () => void this.now.set(queue, this.runningOf(queue) - 1);
  }

  ran(job: JobName, outcome: 'done' | 'failed', milliseconds: number): void {
    this.seconds.observe({ job, outcome }, milliseconds / 1000);
  }

  readd(job: JobName, count: number): void {
    this.readded.inc({ job }, count);
  }

  /** Jobs of the queue that this process began since it started. */
  takenOf(queue: QueueName): number {
    return this.taken.get(queue) ?? 0;
  }

  /** Those of them that still run. */
  runningOf(queue: QueueName): number {
    return this.now.get(queue) ?? 0;
  }
}
