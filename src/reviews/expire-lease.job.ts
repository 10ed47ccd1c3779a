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

/** Whoever has no live key to review with any more. */
const HOLDER_IS_GONE = `NOT EXISTS (SELECT FROM api_key
  WHERE api_key.person_id = lease.person_id AND revoked_at IS NULL AND role IN ('reviewer', 'lead', 'admin'))`;

/** Values: task id, token. */
const REVOKE: Statement = {
  name: 'revoke-lease',
  text: returnTask({
    condition: `task_id = $1 AND token = $2 AND ended_at IS NULL AND ${HOLDER_IS_GONE}`,
    ended: 'revoked',
    set: 'assigned_to = NULL, due_at = NULL',
    by: [`'${SYSTEM}'`, 'NULL'],
    reason: `'the holder has no live key any more'`,
  }),
};

const FIND_ENDING: Statement = {
  name: 'find-ending-leases',
  text: `SELECT task_id, token FROM lease WHERE ended_at IS NULL AND (expires_at <= now() OR ${HOLDER_IS_GONE}) ORDER BY expires_at LIMIT $1`,
};

/** Returns the tasks of leases to the queue that ran out, or whose holder lost the last key to review with. */
@Injectable()
export class ExpireLeaseJob {
  constructor(private readonly database: Database) {}

  @HandlesJob('expire-lease')
  async run({ taskId, token }: LeasePayload): Promise<void> {
    await this.database.run(EXPIRE, [taskId, token]);
    await this.database.run(REVOKE, [taskId, token]);
  }

  /** Such a lease is due at once, whatever the sweep's patience. */
  @FindsPending('expire-lease')
  async pending(limit: number): Promise<LeasePayload[]> {
    const rows = await this.database.run<{ task_id: string; token: number }>(FIND_ENDING, [limit]);
    return rows.map((row) => ({ taskId: row.task_id, token: row.token }));
  }
}
