import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { AuditCheck, ExportedHead } from './audit-check.js';
import { AuditWalk } from './audit-walk.js';
import { SealAudit } from './seal-audit.js';

export interface VerifyOptions {
  /** An end of the chain from outside, which the chain must pass through. */
  exported?: ExportedHead;
  /** Told after each page how many events are as they were written. */
  onPage?: (events: number) => void;
}

/** Whether the log is as it was written. Memory stays the same however long the log is. */
@Injectable()
export class VerifyAudit {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly sealing: SealAudit,
  ) {}

  /** One walk at a time in a process. */
  run(options: VerifyOptions = {}): Promise<AuditCheck> {
    const check = this.turn.then(() => this.verify(options));
    this.turn = check.catch(() => undefined);
    return check;
  }

  private async verify({ exported, onPage = () => undefined }: VerifyOptions): Promise<AuditCheck> {
    const start = performance.now();
    // Where somebody was at the tables sealing may fail; the walk says why.
    const cannotSeal = await this.sealing.run().then(
      () => undefined,
      (error: Error) => error,
    );
    const walk = new AuditWalk(this.database, exported, onPage);
    const firstBad = await walk.firstBad();
    if (cannotSeal && !firstBad) throw cannotSeal;
    return {
      ok: !firstBad,
      events: walk.events,
      seq: walk.seq,
      hash: walk.hash.toString('hex'),
      firstBad: firstBad ?? null,
      checkedInMs: Math.round(performance.now() - start),
    };
  }
}
