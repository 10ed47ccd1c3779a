import { createHash } from 'node:crypto';
import type { ClaimantKind, ClaimType, Finding, Stance } from '../database/generated/enums.js';

/** What a desk asks of its reviews. A task keeps the policy that it was opened under. */
export interface ReviewPolicy {
  /** Which claims need a second, blind review. Any one that holds is enough. */
  secondReview: {
    /** Somebody of these kinds made the claim. */
    claimantKinds: ClaimantKind[];
    claimTypes: ClaimType[];
    /** Check-worthiness of at least this, 0..1; null for none. */
    checkWorthiness: number | null;
    /** The first reviewer has concluded fewer claims than this. */
    untilConcluded: number;
    /** So many of a hundred claims, picked by chance. */
    samplePercent: number;
  };
  /** What a verdict on the content must cite, by finding. */
  minimumEvidence: Partial<Record<'verified' | 'disputed', EvidenceMinimum>>;
  leaseSeconds: number;
  /** Live leases one person may hold. */
  leaseLimit: number;
}

/** Either is enough: so many primary sources, or so many sources that go back to different origins. */
export interface EvidenceMinimum {
  primary?: number;
  independent?: number;
}

export interface PolicyClaim {
  id: string;
  checkWorthiness: number;
  claimType: ClaimType;
  claimantKinds: ClaimantKind[];
}

/** Why the policy asks for a second review of this claim, whoever reviews it first. Empty where it does not. */
export function secondReviewReasons({ secondReview }: ReviewPolicy, claim: PolicyClaim): string[] {
  const reasons: string[] = [];
  const kinds = secondReview.claimantKinds.filter((kind) => claim.claimantKinds.includes(kind));
  if (kinds.length) reasons.push(`claimant kind ${kinds.join(', ')}`);
  if (secondReview.claimTypes.includes(claim.claimType)) reasons.push(`claim type ${claim.claimType}`);
  if (secondReview.checkWorthiness !== null && claim.checkWorthiness >= secondReview.checkWorthiness) {
    reasons.push(`check-worthiness ${claim.checkWorthiness.toFixed(2)}`);
  }
  if (chanceOf(claim.id) * 100 < secondReview.samplePercent) reasons.push('random sample');
  return reasons;
}

/** Why this reviewer's judgement needs a second one, whatever the claim. Values: claims they have concluded so far. */
export const newReviewerReasons = ({ secondReview }: ReviewPolicy, concluded: number): string[] =>
  concluded < secondReview.untilConcluded ? ['a reviewer who has concluded few claims'] : [];

/** A number in [0, 1) that is the claim's own: the same each time, and nobody can foresee or choose it. */
const chanceOf = (id: string): number => createHash('sha256').update(id).digest().readUInt32BE() / 2 ** 32;

/** What counts of a piece of evidence. */
export interface CitedEvidence {
  stance: Stance;
  primary: boolean;
  /** The same for all copies of one source. */
  originKey: string;
}

/** Evidence that bears a finding out. */
const STANCE_FOR = { verified: 'supports', disputed: 'refutes' } as const satisfies Partial<Record<Finding, Stance>>;

/** What is missing of the evidence that the policy asks for, in words; undefined where nothing is. */
export function missingEvidence(
  { minimumEvidence }: ReviewPolicy,
  content: Finding,
  cited: CitedEvidence[],
): string | undefined {
  if (content !== 'verified' && content !== 'disputed') return undefined;
  const { primary, independent } = minimumEvidence[content] ?? {};
  if (primary === undefined && independent === undefined) return undefined;
  const bearing = cited.filter(({ stance }) => stance === STANCE_FOR[content]);
  const primaries = bearing.filter((evidence) => evidence.primary).length;
  const origins = new Set(bearing.map(({ originKey }) => originKey)).size;
  if (primary !== undefined && primaries >= primary) return undefined;
  if (independent !== undefined && origins >= independent) return undefined;
  const wanted = [
    ...(primary === undefined ? [] : [`${primary} primary (there ${primaries === 1 ? 'is' : 'are'} ${primaries})`]),
    ...(independent === undefined
      ? []
      : [`${independent} of different origins (there ${origins === 1 ? 'is' : 'are'} ${origins})`]),
  ];
  return `\`${content}\` needs evidence that ${STANCE_FOR[content]}: ${wanted.join(' or ')}`;
}
