import { Injectable } from '@nestjs/common';
import { JobHandlers } from './job-handler.js';
import type { JobName } from './job-registry.js';
import { JobSender } from './job-sender.js';

/** All of it in one look: most finders would give the same rows again. Payloads are ids, so a million of them is little. */
const EVERYTHING = 2_147_483_647;
const BATCH = 1_000;

/**
 * Offers the queue everything that waits in Postgres, at once: what the sweeper does bit by bit. Work that has a job keeps that
 * one, so it may run at any time, beside workers and sweepers.
 */
@Injectable()
export class Requeue {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly sender: JobSender,
  ) {}

  /** @returns how many pieces of work wait, each of which now has a job. @throws where the queue's store does not take them */
  async run(name: JobName): Promise<number> {
    const payloads = await this.handlers.finderOf(name)(EVERYTHING, 0);
    for (let n = 0; n < payloads.length; n += BATCH) await this.sender.addNow(name, payloads.slice(n, n + BATCH));
    return payloads.length;
  }
}
