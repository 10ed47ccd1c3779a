import { Injectable, Logger } from '@nestjs/common';
import { UnrecoverableError, type Job } from 'bullmq';
import { JobHandlers } from './job-handler.js';
import { checkPayload, InvalidPayload } from './job-payload.js';
import { JOBS, type JobName, type PayloadOf } from './job-registry.js';
import { JobSender } from './job-sender.js';

/** Runs jobs: checks the name and the payload, bounds the time, logs what failed. */
@Injectable()
export class JobRunner {
  private readonly log = new Logger('jobs');

  constructor(
    private readonly handlers: JobHandlers,
    private readonly sender: JobSender,
  ) {}

  /** @throws UnrecoverableError for a job that no retry can help */
  async run(job: Pick<Job, 'name' | 'data' | 'id'>): Promise<void> {
    if (!(job.name in JOBS)) throw new UnrecoverableError(`unknown job ${job.name}`);
    const name = job.name as JobName;
    try {
      await this.handle(name, checkPayload(name, job.data));
    } catch (error) {
      this.log.warn({ msg: 'job failed', job: name, jobId: job.id, err: error });
      throw error instanceof InvalidPayload ? new UnrecoverableError(error.message) : error;
    }
  }

  /**
   * The next stage, in this process, without a trip through the queue. Should it fail, a hint sends it there after all;
   * should the process die, the sweeper does.
   */
  async handOn<Name extends JobName>(name: Name, payload: PayloadOf<Name>): Promise<void> {
    try {
      await this.handle(name, payload);
    } catch (error) {
      this.log.warn({ msg: 'hand-on failed; queued', job: name, err: error });
      this.sender.hint(name, payload);
    }
  }

  private async handle<Name extends JobName>(name: Name, payload: PayloadOf<Name>): Promise<void> {
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
