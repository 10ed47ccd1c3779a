import { byKey, type Recorded } from './recorded.js';

/**
 * Every judgement was made under the newest token of its task while that lease was live, by its holder, who judged no other
 * round of the cycle; every concluded cycle has the verdict of its last judgement. @returns violations
 */
export function checkJudgements({ leases, judgements, verdicts, events, tasks }: Recorded): string[] {
  const violations: string[] = [];
  const leaseOf = new Map(leases.map((row) => [`${row.task_id} ${row.token}`, row]));
  const taskOf = new Map(tasks.map((row) => [row.id, row]));
  const told = byKey(
    events.filter(({ action }) => action === 'claim.judge'),
    ({ detail }) => String(detail!['judgement']),
  );
  for (const row of judgements) {
    const say = (fault: string): void => void violations.push(`judgement ${row.id}: ${fault}`);
    const lease = leaseOf.get(`${row.task_id} ${row.lease_token}`);
    if (lease?.ended !== 'submitted') say(`its lease ended as ${lease?.ended}`);
    if (lease && lease.person_id !== row.person_id) say('made by somebody else than the holder of the lease');
    if (lease && row.created_at >= lease.expires_at) say('made when its lease had run out');
    if (taskOf.get(row.task_id)?.last_token !== row.lease_token) say('made under a token that is not the newest');
    const times = told.get(row.id)?.length ?? 0;
    if (times !== 1) say(`${times} events tell of it`);
  }
  if (told.size !== judgements.length)
    violations.push(`${told.size} events of judging, ${judgements.length} judgements`);
  for (const [cycle, rows] of byKey(judgements, (row) => `${row.claim_id} cycle ${row.cycle}`)) {
    const people = new Set(rows.map((row) => row.person_id));
    if (people.size !== rows.length)
      violations.push(`claim ${cycle}: ${rows.length} rounds judged by ${people.size} people`);
    const rounds = rows.map((row) => row.round).join();
    if (!'1,2,3'.startsWith(rounds)) violations.push(`claim ${cycle}: rounds ${rounds}`);
  }
  const last = new Map(judgements.map((row) => [`${row.claim_id} ${row.cycle}`, row.id]));
  for (const row of verdicts) {
    if (last.get(`${row.claim_id} ${row.cycle}`) !== row.judgement_id)
      violations.push(`claim ${row.claim_id} cycle ${row.cycle}: its verdict is not its last judgement`);
  }
  return violations;
}
