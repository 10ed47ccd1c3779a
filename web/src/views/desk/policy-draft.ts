import type { ClaimantKind, ClaimType, Policy, PolicyChange } from '../../api/contract';

/** The policy as it is typed: numbers are text, empty where the policy asks for nothing. */
export interface PolicyDraft {
  claimantKinds: ClaimantKind[];
  claimTypes: ClaimType[];
  checkWorthiness: string;
  untilConcluded: string;
  samplePercent: string;
  verifiedPrimary: string;
  verifiedIndependent: string;
  disputedPrimary: string;
  disputedIndependent: string;
  leaseMinutes: string;
  leaseLimit: string;
}

export type NumberField = Exclude<keyof PolicyDraft, 'claimantKinds' | 'claimTypes'>;

interface Bounds {
  least: number;
  most: number;
  step: number;
  mayBeEmpty?: boolean;
}

const EVIDENCE: Bounds = { least: 1, most: 20, step: 1, mayBeEmpty: true };
/** What the api takes; a lease is from a second to a day there. */
export const BOUNDS: Record<NumberField, Bounds> = {
  checkWorthiness: { least: 0, most: 1, step: 0.05, mayBeEmpty: true },
  untilConcluded: { least: 0, most: 1000, step: 1 },
  samplePercent: { least: 0, most: 100, step: 1 },
  verifiedPrimary: EVIDENCE,
  verifiedIndependent: EVIDENCE,
  disputedPrimary: EVIDENCE,
  disputedIndependent: EVIDENCE,
  leaseMinutes: { least: 1, most: 1440, step: 1 },
  leaseLimit: { least: 1, most: 1000, step: 1 },
};

const typed = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);

export const draftOf = ({ secondReview, minimumEvidence, leaseSeconds, leaseLimit }: Policy): PolicyDraft => ({
  claimantKinds: secondReview.claimantKinds,
  claimTypes: secondReview.claimTypes,
  checkWorthiness: typed(secondReview.checkWorthiness),
  untilConcluded: typed(secondReview.untilConcluded),
  samplePercent: typed(secondReview.samplePercent),
  verifiedPrimary: typed(minimumEvidence.verified?.primary),
  verifiedIndependent: typed(minimumEvidence.verified?.independent),
  disputedPrimary: typed(minimumEvidence.disputed?.primary),
  disputedIndependent: typed(minimumEvidence.disputed?.independent),
  leaseMinutes: typed(leaseSeconds / 60),
  leaseLimit: typed(leaseLimit),
});

export function isFit(field: NumberField, value: string): boolean {
  const { least, most, step, mayBeEmpty } = BOUNDS[field];
  if (value.trim() === '') return mayBeEmpty === true;
  const n = Number(value);
  return n >= least && n <= most && (step < 1 || field === 'leaseMinutes' || Number.isInteger(n));
}

/** The body of a change. Every number fits, see `isFit`. */
export function changeOf(draft: PolicyDraft, reason: string): PolicyChange {
  const orNothing = (value: string): number | undefined => (value.trim() === '' ? undefined : Number(value));
  const minimum = (primary: string, independent: string) => {
    const asked = { primary: orNothing(primary), independent: orNothing(independent) };
    return asked.primary === undefined && asked.independent === undefined ? null : asked;
  };
  return {
    secondReview: {
      claimantKinds: draft.claimantKinds,
      claimTypes: draft.claimTypes,
      checkWorthiness: orNothing(draft.checkWorthiness) ?? null,
      untilConcluded: Number(draft.untilConcluded),
      samplePercent: Number(draft.samplePercent),
    },
    minimumEvidence: {
      verified: minimum(draft.verifiedPrimary, draft.verifiedIndependent),
      disputed: minimum(draft.disputedPrimary, draft.disputedIndependent),
    },
    leaseSeconds: Math.round(Number(draft.leaseMinutes) * 60),
    leaseLimit: Number(draft.leaseLimit),
    reason: reason.trim() || undefined,
  };
}
