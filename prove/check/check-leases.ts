import type { Rules } from './check-paths.js';
import { byKey, type LeaseRow, type Recorded } from './recorded.js';

/** When a lease stopped being one: when it was ended, or ran out. */
const endOf = ({ ended_at, expires_at }: LeaseRow): number =>
  Math.min(ended_at?.getTime() ?? Infinity, expires_at.getTime());

/**
 * No task ever had two live leases and tokens grew with each; nobody ever held more than their limit; every lease has its
 * event, and every end of one. @returns violations
 */
export function checkLeases({ tasks, leases, events }: Recorded, rules: Rules): string[] {
  const violations: string[] = [];
  const ofTask = byKey(leases, (row) => row.task_id);
  const granted = new Map(
    events
      .filter(({ action }) => action === 'claim.lease')
      .map((event) => [leaseKey(event.claim_id, event.detail), event]),
  );
  const ends = new Map(
    events
      .filter(({ action }) => action === 'claim.return' || action === 'claim.judge')
      .map((event) => [leaseKey(event.claim_id, event.detail), event]),
  );
  for (const task of tasks) {
    const rows = ofTask.get(task.id) ?? [];
    const say = (fault: string): void => void violations.push(`task ${task.id}: ${fault}`);
    if (rows.length !== task.last_token) say(`${rows.length} leases, last token ${task.last_token}`);
    rows.forEach((lease, n) => {
      if (lease.token !== n + 1) say(`token ${lease.token} is its lease number ${n + 1}`);
      const before = rows[n - 1];
      if (before && endOf(before) > lease.granted_at.getTime())
        say(
          `leases ${before.token} and ${lease.token} were live at once for ${endOf(before) - lease.granted_at.getTime()} ms`,
        );
      const key = leaseKey(task.claim_id, { ...task, token: lease.token });
      if (!granted.delete(key)) say(`lease ${lease.token} has no event`);
      const end = ends.get(key);
      const told = end && (end.action === 'claim.judge' ? 'submitted' : end.detail!['how']);
      const wanted = lease.ended === 'revoked' ? undefined : (lease.ended ?? undefined);
      if (told !== wanted) say(`lease ${lease.token} ended as ${lease.ended}; its event says ${String(told)}`);
    });
  }
  for (const key of granted.keys()) violations.push(`an event tells of lease ${key}, which there is not`);
  return [...violations, ...checkLimit(leases, rules.leaseLimit)];
}

function checkLimit(leases: LeaseRow[], limit: number): string[] {
  const violations: string[] = [];
  for (const [person, rows] of byKey(leases, (row) => row.person_id)) {
    const moments = rows
      .flatMap((row) => [
        { at: row.granted_at.getTime(), more: 1 },
        { at: endOf(row), more: -1 },
      ])
      .sort((a, b) => a.at - b.at || a.more - b.more);
    let held = 0;
    let most = 0;
    for (const { more } of moments) most = Math.max(most, (held += more));
    if (most > limit) violations.push(`person ${person} held ${most} leases at once, limit ${limit}`);
    const slot = Math.max(...rows.map((row) => row.slot));
    if (slot > limit) violations.push(`person ${person} had slot ${slot}, limit ${limit}`);
  }
  return violations;
}

const leaseKey = (claimId: string, fields: object | null): string => {
  const { cycle, round, token } = fields as { cycle: number; round: number; token: number };
  return `${claimId} cycle ${cycle} round ${round} token ${token}`;
};
