import { Injectable } from '@nestjs/common';
import { RECORD_AUDIT_EVENT, SYSTEM } from '../audit/audit-event.js';
import { Database, type Statement } from '../database/database.js';
import { FindsPending, HandlesJob } from '../jobs/job-handler.js';
import type { TaskPayload } from '../jobs/job-registry.js';
import { FREE_STATE } from './task-steps.js';

/** Values: task. */
const LAPSE: Statement = {
  name: 'lapse-assignment',
  text: `
    WITH due AS (
      SELECT id, assigned_to FROM review_task
      WHERE id = $1 AND state = 'open' AND assigned_to IS NOT NULL AND due_at <= now() FOR UPDATE
    ), lapsed AS (
      UPDATE review_task SET assigned_to = NULL, due_at = NULL FROM due WHERE review_task.id = due.id
      RETURNING desk_id, claim_id, cycle, round, due.assigned_to
    )
    ${RECORD_AUDIT_EVENT}
    SELECT desk_id, '${SYSTEM}', 'claim.assignment_lapse', 'claim', claim_id, ${FREE_STATE}, ${FREE_STATE}, 'the deadline has passed',
      NULL, jsonb_build_object('cycle', cycle, 'round', round, 'from', assigned_to) FROM lapsed`,
};

const FIND_DUE: Statement = {
  name: 'find-assignments-due',
  text: `SELECT id FROM review_task WHERE state = 'open' AND assigned_to IS NOT NULL AND due_at <= now() ORDER BY due_at LIMIT $1`,
};

/** Gives tasks that were kept for somebody back to everybody once their deadline has passed. A lease on one runs on. */
@Injectable()
export class LapseAssignmentJob {
  constructor(private readonly database: Database) {}

  @HandlesJob('lapse-assignment')
  async run({ taskId }: TaskPayload): Promise<void> {
    await this.database.run(LAPSE, [taskId]);
  }

  @FindsPending('lapse-assignment')
  async pending(limit: number): Promise<TaskPayload[]> {
    const rows = await this.database.run<{ id: string }>(FIND_DUE, [limit]);
    return rows.map(({ id }) => ({ taskId: id }));
  }
}
