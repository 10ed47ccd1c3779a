import { getQueueToken } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Queue } from 'bullmq';
import { Gauge } from 'prom-client';
import { Database } from '../database/database.js';
import { QUEUES } from '../jobs/job-registry.js';
import { Metrics } from '../telemetry/metrics.js';
import { inTime } from './in-time.js';

const STATES = ['waiting', 'prioritized', 'active', 'delayed', 'failed', 'completed'] as const;

/** This process's connections to Postgres, and the queue's store as it sees it. */
@Injectable()
export class ProcessMetrics {
  constructor(
    { registry }: Metrics,
    { pool }: Database,
    private readonly modules: ModuleRef,
  ) {
    const registers = [registry];
    const connections = new Gauge({
      name: 'claimdesk_pool_connections',
      help: 'Connections of this process’s Postgres pool: busy or idle, and callers waiting for one',
      labelNames: ['state'],
      registers,
      collect: () => {
        connections.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
        connections.set({ state: 'idle' }, pool.idleCount);
        connections.set({ state: 'waiting' }, pool.waitingCount);
      },
    });
    // Both figures come from one look: whichever is read first waits for it, so does the other.
    let looking: Promise<void> | undefined;
    const look = (): Promise<void> =>
      (looking ??= this.countJobs(up, jobs).finally(() => {
        looking = undefined;
      }));
    const up: Gauge = new Gauge({
      name: 'claimdesk_queue_up',
      help: '1 while the queue’s store answers this process',
      labelNames: ['queue'],
      registers,
      collect: look,
    });
    const jobs: Gauge = new Gauge({
      name: 'claimdesk_queue_jobs',
      help: 'Jobs in the queue’s store by state; missing while it does not answer',
      labelNames: ['queue', 'state'],
      registers,
      collect: look,
    });
  }

  private async countJobs(up: Gauge, jobs: Gauge): Promise<void> {
    jobs.reset();
    for (const queue of QUEUES) {
      const store = this.modules.get<Queue>(getQueueToken(queue), { strict: false });
      const counts = await inTime(() => store.getJobCounts(...STATES)).catch(() => undefined);
      up.set({ queue }, counts ? 1 : 0);
      for (const [state, count] of Object.entries(counts ?? {})) jobs.set({ queue, state }, count);
    }
  }
}
