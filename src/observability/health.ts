import { Inject, Injectable } from '@nestjs/common';
import { getQueueToken } from '@nestjs/bullmq';
import { ModuleRef } from '@nestjs/core';
import type { Queue } from 'bullmq';
import { Database } from '../database/database.js';
import { QUEUES } from '../jobs/job-registry.js';
import type { ReadyView } from './health.view.js';

const PATIENCE_MS = 2_000;

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
  ) {}

  async check(): Promise<ReadyView> {
    const queue = this.modules.get<Queue>(getQueueToken(QUEUES[0]), { strict: false });
    const [postgres, queueStore] = await Promise.all([
      answers(() => this.database.pool.query('SELECT 1')),
      answers(() => queue.getJobCounts('active')),
    ]);
    const stores = { postgres, queue: queueStore };
    return { status: this.needs.every((name) => stores[name] === 'up') ? 'ok' : 'unavailable', ...stores };
  }
}

async function answers(ask: () => Promise<unknown>): Promise<'up' | 'down'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'down'>((resolve) => {
    timer = setTimeout(() => resolve('down'), PATIENCE_MS);
  });
  const answer = ask().then(
    () => 'up' as const,
    () => 'down' as const,
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
