import { wilsonInterval } from '../statistics/wilson-interval.js';
import type { FindingCountsView, LedgerView, ShareView, TallyView } from './claimant.view.js';

type Finding = 'verified' | 'disputed' | 'unresolved' | 'not_applicable';

/** How many claims name a claimant in a role and have these findings; both are null for claims without a verdict. */
export interface LedgerRow {
  role: 'claimant' | 'relay';
  attribution: Finding | null;
  content: Finding | null;
  claims: number;
}

/** A claimant's record: counts, and how far so few of them may be trusted. */
export function ledgerOf(rows: readonly LedgerRow[]): LedgerView {
  return {
    asClaimant: tally(rows.filter(({ role }) => role === 'claimant')),
    asRelay: tally(rows.filter(({ role }) => role === 'relay')),
  };
}

const tally = (rows: readonly LedgerRow[]): TallyView => ({
  claims: sum(rows),
  content: findings(rows, 'content'),
  attribution: findings(rows, 'attribution'),
});

function findings(rows: readonly LedgerRow[], axis: 'content' | 'attribution'): FindingCountsView {
  const count = (finding: Finding): number => sum(rows.filter((row) => row[axis] === finding));
  const [verified, disputed, unresolved] = [count('verified'), count('disputed'), count('unresolved')];
  return {
    verified,
    disputed,
    unresolved,
    notApplicable: count('not_applicable'),
    verifiedShare: share(verified, verified + disputed + unresolved),
  };
}

function share(verified: number, total: number): ShareView | null {
  const interval = wilsonInterval(verified, total);
  return interval && { share: verified / total, ...interval };
}

const sum = (rows: readonly LedgerRow[]): number => rows.reduce((total, { claims }) => total + claims, 0);
