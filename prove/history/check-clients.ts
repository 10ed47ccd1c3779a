import { byKey, type EventRow, type LeaseRow, type Recorded } from '../check/recorded.js';
import type { Operation, OperationKind } from './journal.js';

/** The audit event that an operation leaves when it is done; null where it leaves none. */
const EVENT: Record<OperationKind, string | null> = {
  lease: 'claim.lease',
  heartbeat: null,
  draft: null,
  verdict: 'claim.judge',
  release: 'claim.return',
  skip: 'claim.return',
  'let expire': null,
  boost: 'claim.boost',
  assign: 'claim.assign',
  dismiss: 'claim.dismiss',
  reopen: 'claim.reopen',
};

/**
 * What the clients were told is what the database holds: each thing done is there exactly once, each thing refused is not
 * there, each unknown one is there once or not at all; nothing is there that nobody asked for; and what was done before
 * something else began also comes before it in the claim's history. @returns violations
 */
export function checkClients(operations: Operation[], recorded: Recorded): string[] {
  const { events, judgements } = recorded;
  const violations: string[] = [];
  const eventsOf = byKey(events, (row) => row.request_id ?? '');
  const judgementsOf = byKey(judgements, (row) => row.rationale);
  for (const operation of operations) {
    const say = (fault: string): void => void violations.push(`${described(operation)}: ${fault}`);
    if (operation.outcome === 'broken') say(`answered ${operation.status}`);
    const left = eventsOf.get(operation.id) ?? [];
    const wanted = timesWanted(operation);
    if (!wanted.includes(left.length)) say(`left ${left.length} audit events`);
    for (const event of left) {
      if (event.action !== EVENT[operation.kind]) say(`left an event ${event.action}`);
      if (operation.claimId !== null && event.claim_id !== operation.claimId) say('left an event at another claim');
    }
    if (operation.kind === 'verdict') {
      const kept = judgementsOf.get(operation.id)?.length ?? 0;
      if (!wanted.includes(kept)) say(`${kept} judgements of it are in the database`);
      if (kept !== left.length) say(`${kept} judgements, ${left.length} events`);
    }
  }
  const known = new Set(operations.map(({ id }) => id));
  for (const event of events) {
    if (event.actor !== 'system' && !known.has(event.request_id ?? ''))
      violations.push(`event ${event.id} (${event.action}) belongs to no operation`);
  }
  return [...violations, ...checkOrder(operations, events), ...checkRefusals(operations, recorded.leases)];
}

function timesWanted({ kind, outcome, status }: Operation): number[] {
  if (EVENT[kind] === null || (status === 204 && kind === 'lease')) return [0];
  if (outcome === 'ok') return [1];
  // A lease may run out between being granted and being shown; its asker is then told so.
  const mayBeDone = outcome === 'unknown' || outcome === 'broken' || (kind === 'lease' && status === 409);
  return mayBeDone ? [0, 1] : [0];
}

/** Real-time order: with the events' order as the witness, no operation comes after one that began when it was over. */
function checkOrder(operations: Operation[], events: EventRow[]): string[] {
  const violations: string[] = [];
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  for (const [claimId, rows] of byKey(events, (row) => row.claim_id)) {
    let latest: Operation | undefined;
    for (const { request_id } of rows) {
      const operation = byId.get(request_id ?? '');
      if (!operation) continue;
      if (latest && operation.outcome !== 'unknown' && operation.completed < latest.invoked)
        violations.push(
          `claim ${claimId}: ${described(operation)} comes after ${described(latest)}, which began later`,
        );
      if (!latest || operation.invoked > latest.invoked) latest = operation;
    }
  }
  return violations;
}

/** Timestamps of the database are rounded to milliseconds. */
const ROUNDING_MS = 1;

/** A write under a lease is refused only where the lease is somebody else's, has ended, or has run out by the time of the reply. */
function checkRefusals(operations: Operation[], leases: LeaseRow[]): string[] {
  const leaseOf = new Map(leases.map((row) => [`${row.task_id} ${row.token}`, row]));
  return operations.flatMap((operation) => {
    const { kind, outcome, lease, person, completed } = operation;
    if (outcome !== 'refused' || kind === 'lease' || !lease) return [];
    const row = leaseOf.get(`${lease.taskId} ${lease.token}`);
    const over = Math.min(row?.ended_at?.getTime() ?? Infinity, row?.expires_at.getTime() ?? 0);
    if (row?.person_id !== person || over <= completed + ROUNDING_MS) return [];
    return [`${described(operation)}: refused (${operation.code}) under a live lease`];
  });
}

const described = ({ id, kind, claimId, outcome }: Operation): string =>
  `${id} ${kind} of ${claimId ?? 'any claim'} (${outcome})`;
