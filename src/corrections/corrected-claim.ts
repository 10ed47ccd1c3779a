import type { ClaimantKind, ClaimState, ClaimType, QuotationType } from '../database/generated/enums.js';
import type { CheckWorthiness, Span } from '../text/index.js';

/** Whoever made a claim or passed it on, as the registry calls them. */
export interface NamedClaimant {
  name: string;
  kind: ClaimantKind;
}

/** Where an article says that somebody said something. Spans count UTF-16 code units of the version's text. */
export interface Phrases {
  source: Span[] | null;
  cue: Span[];
  content: Span[];
}

/** How sure the splitter was; null where a person set it. */
export interface Confidences {
  source: number | null;
  cue: number | null;
  content: number | null;
  claimants: number[] | null;
}

/** What a split says of a claim, and what a correction may change. `attribution` is null for the article's own voice. */
export interface ClaimWords {
  id: string;
  quote: string;
  spans: Span[];
  sentence: Span;
  normalizedText: string;
  quotationType: QuotationType;
  claimType: ClaimType;
  checkWorthiness: CheckWorthiness;
  attribution: Phrases | null;
  confidence: Confidences;
  claimants: NamedClaimant[];
  relay: NamedClaimant[];
}

/** Who reviews a claim at this moment. */
export interface Holder {
  personId: string;
  name: string;
  until: string;
}

/** A claim of a version that no other has replaced, as it stands under the lock of a correction. */
export interface LiveClaim extends ClaimWords {
  ordinal: number;
  checkRank: number | null;
  state: ClaimState;
  cycle: number;
  revision: number;
  holder: Holder | null;
}

/** A version with its claims in reading order. */
export interface LiveVersion {
  id: string;
  articleId: string;
  deskId: string;
  text: string;
  language: string | null;
  splitter: string;
  /** Claimant of what the article says in its own voice. */
  outlet: string;
  claims: LiveClaim[];
}

/** A claim as the registry, the export and the log keep it: what matters of it, in words. */
export type CorrectedClaim = Pick<
  ClaimWords,
  'id' | 'quote' | 'spans' | 'normalizedText' | 'quotationType' | 'claimType' | 'attribution' | 'claimants' | 'relay'
>;

export const corrected = (claim: ClaimWords): CorrectedClaim => ({
  id: claim.id,
  quote: claim.quote,
  spans: claim.spans,
  normalizedText: claim.normalizedText,
  quotationType: claim.quotationType,
  claimType: claim.claimType,
  attribution: claim.attribution,
  claimants: claim.claimants,
  relay: claim.relay,
});
