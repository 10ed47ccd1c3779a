import { Injectable } from '@nestjs/common';
import { Database, type Statement } from '../database/database.js';
import { FindsPending, HandlesJob } from '../jobs/job-handler.js';
import type { ClaimPayload } from '../jobs/job-registry.js';
import { ReopenClaim } from './reopen-claim.js';

const FIND_DUE: Statement = {
  name: 'find-rechecks-due',
  text: `SELECT id FROM claim WHERE recheck_at IS NOT NULL AND recheck_at <= now() ORDER BY recheck_at LIMIT $1`,
};

/** Reopens concluded claims whose recheck date has passed. */
@Injectable()
export class RecheckClaimJob {
  constructor(
    private readonly database: Database,
    private readonly reopen: ReopenClaim,
  ) {}

  @HandlesJob('recheck-claim')
  async run({ claimId }: ClaimPayload): Promise<void> {
    await this.reopen.run(claimId, 'its recheck date has passed');
  }

  /** A recheck is due by the database's clock, whatever the sweep's patience. */
  @FindsPending('recheck-claim')
  async pending(limit: number): Promise<ClaimPayload[]> {
    const rows = await this.database.run<{ id: string }>(FIND_DUE, [limit]);
    return rows.map(({ id }) => ({ claimId: id }));
  }
}
