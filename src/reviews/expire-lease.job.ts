import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../audit/audit-event.js';
import { Database, type Statement } from '../database/database.js';
import { FindsPending, HandlesJob } from '../jobs/job-handler.js';
import type { LeasePayload } from '../jobs/job-registry.js';
import { returnTask } from './return-task.js';

/** By the database's clock, whatever this process believes. Values: task id, token. */
const EXPIRE: Statement = {
  name: 'expire-lease',
  text: returnTask({
    condition: 'task_id = $1 AND token = $2 AND ended_at IS NULL AND expires_at <= now()',
    ended: 'expired',
    by: [`'${SYSTEM}'`, 'NULL'],
  }),
};

const FIND_EXPIRED: Statement = {
  name: 'find-expired-leases',
  text: `SELECT task_id, token FROM lease WHERE ended_at IS NULL AND expires_at <= now() ORDER BY expires_at LIMIT $1`,
};

/** Returns the tasks of leases that ran out to the queue. */
@Injectable()
export class ExpireLeaseJob {
  constructor(private readonly database: Database) {}

  @HandlesJob('expire-lease')
  async run({ taskId, token }: LeasePayload): Promise<void> {
    await this.database.run(EXPIRE, [taskId, token]);
  }

  /** A lease that has run out is due at once, whatever the sweep's patience. */
  @FindsPending('expire-lease')
  async pending(limit: number): Promise<LeasePayload[]> {
    const rows = await this.database.run<{ task_id: string; token: number }>(FIND_EXPIRED, [limit]);
    return rows.map((row) => ({ taskId: row.task_id, token: row.token }));
  }
}
