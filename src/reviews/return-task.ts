import { RECORD_AUDIT_EVENT } from '../audit/audit-event.js';
import type { LeaseEnd } from '../database/generated/enums.js';
import { mayBe, stateAfter } from './claim-lifecycle.js';
import { FREE_STATE, LEASED_STATE } from './task-steps.js';

export interface TaskReturn {
  /** Picks the lease of task $1 that ends. */
  condition: string;
  ended: Exclude<LeaseEnd, 'submitted'>;
  /** What else changes in the task, over columns of the task and the lease. */
  set?: string;
  /** Further steps, each `name AS (…),`, over `task`. */
  also?: string;
  /** Actor and request id of the audit row; $5 and $6 unless said. */
  by?: [actor: string, requestId: string];
  reason?: string;
  /** Further pairs of the audit row's detail. */
  detail?: string;
}

/** A statement that ends a live lease and puts its task and claim back into the queue; the draft stays with the task. */
export const returnTask = ({
  condition,
  ended,
  set,
  also = '',
  by = ['$5', '$6'],
  reason = 'NULL',
  detail,
}: TaskReturn): string => `
    WITH target AS (
      SELECT id FROM review_task WHERE id = $1 FOR UPDATE
    ), given_back AS (
      UPDATE lease SET ended_at = now(), ended = '${ended}' FROM target WHERE target.id = task_id AND ${condition}
      RETURNING task_id, token, lease.person_id
    ), task AS (
      UPDATE review_task SET state = 'open'${set ? `, ${set}` : ''} FROM given_back
      WHERE id = task_id AND state = 'leased' AND last_token = token
      RETURNING claim_id, cycle, round, token, person_id
    ), ${also} moved AS (
      UPDATE claim SET state = ${stateAfter('return')} FROM task WHERE claim.id = claim_id AND ${mayBe('return')}
      RETURNING claim.id, desk_id
    ), recorded AS (
      ${RECORD_AUDIT_EVENT}
      SELECT desk_id, ${by[0]}, 'claim.return', 'claim', id, ${LEASED_STATE}, ${FREE_STATE}, ${reason}, ${by[1]},
        jsonb_build_object('cycle', cycle, 'round', round, 'token', token, 'how', '${ended}'${detail ? `, ${detail}` : ''})
      FROM moved JOIN task ON claim_id = id
    )
    SELECT task_id FROM given_back`;
