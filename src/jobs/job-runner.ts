import { Injectable, Logger } from '@nestjs/common';
import { UnrecoverableError, type Job } from 'bullmq';
import { runJob } from '../telemetry/tracing.js';
import { JobHandlers } from './job-handler.js';
import { JobMetrics } from './job-metrics.js';
import { checkPayload, InvalidPayload } from './job-payload.js';
import { JOBS, type JobName, type PayloadOf } from './job-registry.js';
import { JobSender } from './job-sender.js';

/** Runs jobs: checks the name and the payload, bounds the time, logs and counts what became of them. */
@Injectable()
export class JobRunner {
  private readonly log = new Logger('jobs');

  constructor(
    private readonly handlers: JobHandlers,
    private readonly sender: JobSender,
    private readonly metrics: JobMetrics,
  ) {}

  /** @throws UnrecoverableError for a job that no retry can help */
  async run(job: Pick<Job, 'name' | 'data' | 'id'>): Promise<void> {
    if (!Object.hasOwn(JOBS, job.name)) throw new UnrecoverableError(`unknown job ${job.name}`);
    const name = job.name as JobName;
    const ended = this.metrics.take(JOBS[name].queue);
    try {
      await this.handle(name, job.data, job.id);
    } catch (error) {
      throw error instanceof InvalidPayload ? new UnrecoverableError(error.message) : error;
    } finally {
      ended();
    }
  }

  /**
   * The next stage, in this process, without a trip through the queue. Should it fail, a hint sends it there after all;
   * should the process die, the sweeper does.
   */
  async handOn<Name extends JobName>(name: Name, payload: PayloadOf<Name>): Promise<void> {
    try {
      await this.handle(name, payload);
    } catch {
      this.sender.hint(name, payload);
    }
  }

  private handle(name: JobName, data: unknown, jobId?: string): Promise<void> {
    return runJob(name, jobId, async () => {
      const started = performance.now();
      const sinceStart = (): number => performance.now() - started;
      try {
        await this.inTime(name, checkPayload(name, data));
        this.metrics.ran(name, 'done', sinceStart());
        this.log.log({ msg: 'job done', job: name, jobId, ms: Math.round(sinceStart()) });
      } catch (error) {
        this.metrics.ran(name, 'failed', sinceStart());
        this.log.warn({ msg: 'job failed', job: name, jobId, err: error });
        throw error;
      }
    });
  }

  private async inTime<Name extends JobName>(name: Name, payload: PayloadOf<Name>): Promise<void> {
    const { timeoutMs } = JOBS[name];
    const controller = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        controller.abort();
        reject(new Error(`${name} took longer than ${timeoutMs} ms`));
      }, timeoutMs);
    });
    await Promise.race([this.handlers.handlerOf(name)(payload, controller.signal), late]).finally(() =>
      clearTimeout(timer),
    );
  }
}
