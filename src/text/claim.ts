/**
 * What the splitter returns. Every offset is a UTF-16 code unit into the canonical text, end exclusive;
 * spans are non-empty, sorted, inside the text and never cut a surrogate pair.
 */

export interface Span {
  start: number;
  end: number;
}

/** Kinds of those whom an article cites; `unnamed` covers sources such as "experts" or "U.S. officials". */
export const CITED_KINDS = [
  'person',
  'organisation',
  'state_media',
  'government',
  'media',
  'group',
  'unnamed',
  'document',
] as const;
export type CitedKind = (typeof CITED_KINDS)[number];

/** `own_voice` is the article itself. */
export type ClaimantKind = CitedKind | 'own_voice';

/** `none`: the article's own voice, nobody is quoted. */
export type QuotationType = 'direct' | 'indirect' | 'mixed' | 'none';

/** AVeriTeC's claim types (Schlichtkrull et al. 2023) plus `prediction` and `opinion`. */
export type ClaimType = 'event' | 'numerical' | 'quote' | 'causal' | 'position' | 'prediction' | 'opinion';

/** ClaimBuster's classes (Hassan et al. 2017): non-factual, unimportant factual, check-worthy factual. */
export type CheckWorthinessClass = 'NFS' | 'UFS' | 'CFS';

/** Who made a claim: the name stands alone ("Kim Jong Un" for "He"); aliases are the other names this article uses. */
export interface SplitClaimant {
  name: string;
  kind: ClaimantKind;
  aliases: string[];
}

/** Verbatim words: the text of the spans, several spans joined by " … ". */
export interface SpannedText {
  text: string;
  spans: Span[];
}

/**
 * Source, cue and content as in the PARC / PolNeAR scheme (Pareti 2015; Newell et al. 2018).
 * `source` is null where the words name nobody ("it is said that …").
 * `relay` lists who passed the words on, from the outlet inwards.
 */
export interface SplitAttribution {
  source: SpannedText | null;
  cue: SpannedText;
  content: SpannedText;
  claimants: SplitClaimant[];
  relay: SplitClaimant[];
  confidence: AttributionConfidence;
}

/**
 * How probable it is, 0..1, that each span is exactly right and that each claimant is who the source stands for. `source` is null
 * where the words name nobody; `claimants` are in the order of the attribution's.
 */
export interface AttributionConfidence {
  source: number | null;
  cue: number;
  content: number;
  claimants: number[];
}

/** Score 0..1; the reasons are words a reviewer reads. */
export interface CheckWorthiness {
  score: number;
  class: CheckWorthinessClass;
  reasons: string[];
}

/** `rank` is the claim's place among the article's, 1 for the one most worth checking. */
export interface RankedCheckWorthiness extends CheckWorthiness {
  rank: number;
}

/** One claim. `quote` is the text of `spans` (several joined by " … "); `ordinal` counts from 0 in reading order. */
export interface SplitClaim {
  ordinal: number;
  quote: string;
  spans: Span[];
  sentence: Span;
  normalizedText: string;
  quotationType: QuotationType;
  claimType: ClaimType;
  attribution: SplitAttribution | null;
  claimants: SplitClaimant[];
  checkWorthiness: RankedCheckWorthiness;
}

export type CoverageLayer = 'claim' | 'attribution' | 'aside';

/** One tile of the article; the tiles follow one another without gap or overlap. */
export interface CoverageSegment {
  start: number;
  end: number;
  layer: CoverageLayer;
  reason: string;
}

/**
 * `splitter` is the version that produced the claims; `language` an ISO 639-1 code or "und". `partialReason` says in a sentence what
 * was not attributed and why; null where the rules for the language are complete.
 */
export interface SplitArticle {
  splitter: string;
  language: string;
  partialReason: string | null;
  claims: SplitClaim[];
  coverage: CoverageSegment[];
}

/** Joins the pieces of a discontinuous span; chosen so that a reader sees that words were left out. */
export const PIECE_JOINT = ' … ';

/** The words under spans of `text`, with {@link PIECE_JOINT} between pieces. */
export function spannedText(text: string, spans: readonly Span[]): SpannedText {
  return {
    text: spans.map((span) => text.slice(span.start, span.end)).join(PIECE_JOINT),
    spans: spans.map(({ start, end }) => ({ start, end })),
  };
}
