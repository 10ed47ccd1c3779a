import { Inject, Injectable, Optional } from '@nestjs/common';
import { getQueueToken } from '@nestjs/bullmq';
import { ModuleRef } from '@nestjs/core';
import type { Queue } from 'bullmq';
import { Database } from '../database/database.js';
import { QUEUES } from '../jobs/job-registry.js';
import { Watchdog } from '../jobs/watchdog.js';
import type { ReadyView } from './health.view.js';
import { inTime } from './in-time.js';

/** Which stores this process cannot work without: the api needs Postgres, a worker the queue as well. */
export const NEEDS = Symbol('claimdesk:health-needs');
export type Needs = ('postgres' | 'queue')[];

/** Asks the stores; a slow answer counts as none. */
@Injectable()
export class Health {
  constructor(
    private readonly database: Database,
    private readonly modules: ModuleRef,
    @Inject(NEEDS) private readonly needs: Needs,
    @Optional() private readonly watchdog?: Watchdog,
  ) {}

  /** Why the process cannot go on, where it cannot. */
  get wedged(): string | undefined {
    return this.watchdog?.wedged;
  }

  async check(): Promise<ReadyView> {
    const queue = this.modules.get<Queue>(getQueueToken(QUEUES[0]), { strict: false });
    const [postgres, queueStore] = await Promise.all([
      answers(() => this.database.pool.query('SELECT 1')),
      answers(() => Promise.all([queue.getJobCounts('active'), this.watchdog?.workersAnswer()])),
    ]);
    const stores = { postgres, queue: queueStore };
    return { status: this.needs.every((name) => stores[name] === 'up') ? 'ok' : 'unavailable', ...stores };
  }
}

const answers = (ask: () => Promise<unknown>): Promise<'up' | 'down'> =>
  inTime(ask).then(
    () => 'up',
    () => 'down',
  );
