import { Injectable } from '@nestjs/common';
import { FindsPending, HandlesJob } from '../jobs/job-handler.js';
import type { SealPayload } from '../jobs/job-registry.js';
import { SealAudit } from './seal-audit.js';

/** There is one chain, so one head. */
const HEAD_ID = 1;

/** Seals what waits. Nobody hints at it: the sweeper's look every few seconds is soon enough. */
@Injectable()
export class SealAuditJob {
  constructor(private readonly sealing: SealAudit) {}

  @HandlesJob('seal-audit')
  run(_payload: SealPayload, signal: AbortSignal): Promise<void> {
    return this.sealing.run(signal);
  }

  @FindsPending('seal-audit')
  async pending(): Promise<SealPayload[]> {
    return (await this.sealing.isWaiting()) ? [{ headId: HEAD_ID }] : [];
  }
}
