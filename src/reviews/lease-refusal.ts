import type { Actor } from '../auth/actor.js';
import type { Database, Statement } from '../database/database.js';
import type { LeaseEnd } from '../database/generated/enums.js';
import { Problem } from '../errors/problem.js';

/** Picks the actor's live lease: $1 task, $2 token, $3 person, $4 desk. No row means that nothing may be written. */
export const LIVE_LEASE =
  'task_id = $1 AND token = $2 AND person_id = $3 AND lease.desk_id = $4 AND ended_at IS NULL AND expires_at > now()';

const WHY: Statement = {
  name: 'why-refused',
  text: `
    SELECT review_task.state, last_token, lease.person_id, ended, expires_at <= now() AS expired
    FROM review_task LEFT JOIN lease ON task_id = id AND token = $2 WHERE id = $1 AND review_task.desk_id = $3`,
};

interface WhyRow {
  state: string;
  last_token: number;
  person_id: string | null;
  ended: LeaseEnd | null;
  expired: boolean | null;
}

const HOW_ENDED: Record<Exclude<LeaseEnd, 'expired'>, string> = {
  submitted: 'You have already submitted under this lease.',
  released: 'You have given this lease back.',
  skipped: 'You have skipped this task.',
  handed_over: 'You have handed this task over.',
  revoked: 'A lead has taken this task from you, or you had no live key left.',
};

/** Why a write under a lease found none that is live and the actor's. Read after the fact: only words depend on it. */
export async function explainRefusal(
  database: Database,
  actor: Actor,
  taskId: string,
  token: number,
): Promise<Problem> {
  const row = await database.runOne<WhyRow>(WHY, [taskId, token, actor.deskId]);
  if (!row) return new Problem('not_found', `This desk has no review task ${taskId}.`);
  if (row.state === 'cancelled') {
    return new Problem(
      'illegal_transition',
      'The claim was dismissed, or a correction or a newer version of the article has replaced it. Nothing was written; lease another.',
    );
  }
  const stale = (why: string): Problem =>
    new Problem('lease_stale', `${why} Nothing was written; lease again to go on.`, [
      { pointer: '/leaseToken', detail: 'is not the token of a live lease of yours' },
    ]);
  if (row.person_id !== actor.personId) return stale(`Token ${token} of this task was never given to you.`);
  if (row.ended !== null && row.ended !== 'expired') return stale(HOW_ENDED[row.ended]);
  if (token < row.last_token) return stale('The lease expired and the task was leased again.');
  return new Problem(
    'lease_expired',
    'The lease has expired. Nothing was written; the draft is kept; lease again to go on.',
    [{ pointer: '/leaseToken', detail: 'belongs to a lease that has expired' }],
  );
}
