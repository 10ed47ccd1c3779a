import type { Database, Statement } from '../database/database.js';
import { invalidRequest } from '../errors/validation.js';

/** Whether a person of the desk could take a task, as far as one can know. Values: person, desk, task. */
const ASSIGNEE: Statement = {
  name: 'assignee',
  text: `
    SELECT array_agg(DISTINCT role::text) FILTER (WHERE revoked_at IS NULL) AS roles,
      (SELECT round FROM review_task WHERE review_task.id = $3) AS round,
      (SELECT count(*) > 0 FROM review_task JOIN judgement USING (claim_id, cycle)
       WHERE review_task.id = $3 AND judgement.person_id = $1) AS judged,
      (SELECT count(*) > 0 FROM review_task JOIN review_exclusion USING (claim_id)
       WHERE review_task.id = $3 AND review_exclusion.person_id = $1) AS excluded
    FROM person LEFT JOIN api_key ON api_key.person_id = person.id WHERE person.id = $1 AND person.desk_id = $2 GROUP BY person.id`,
};

interface AssigneeRow {
  roles: string[] | null;
  round: number | null;
  judged: boolean;
  excluded: boolean;
}

/** @throws Problem naming `/personId` where the person cannot take the task */
export async function findAssignee(
  database: Database,
  deskId: string,
  personId: string,
  { taskId }: { taskId: string },
): Promise<void> {
  const row = await database.runOne<AssigneeRow>(ASSIGNEE, [personId, deskId, taskId]);
  const refuse = (detail: string): Error => invalidRequest([{ pointer: '/personId', detail }]);
  if (!row) throw refuse('is nobody of this desk');
  const leads = row.roles?.some((role) => role === 'lead' || role === 'admin') ?? false;
  if (!leads && !row.roles?.includes('reviewer')) throw refuse('has no live key of a reviewer or lead');
  if (row.round === 3 && !leads) throw refuse('must be a lead: this is an adjudication');
  if (row.judged) throw refuse('has judged this claim in an earlier round');
  if (row.excluded) throw refuse('has a conflict of interest with this claim');
}
