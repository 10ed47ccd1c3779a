import type { Span, SplitClaimant } from '../claim.js';

/** Who an attribution that was found elsewhere says it is. */
export type GivenClaimant = Pick<SplitClaimant, 'name' | 'kind'>;

/** An attribution that was found elsewhere, in the offsets of the canonical text. `source` is null where the words name nobody. */
export interface GivenAttribution {
  readonly source: Span | null;
  readonly cue: Span;
  /** Pieces in reading order. */
  readonly content: readonly Span[];
  /** Whom the source stands for; empty where the rules shall name them. */
  readonly claimants: readonly GivenClaimant[];
  /** Who passed the words on, from the outlet inwards, besides the attributions around this one. */
  readonly relay: readonly GivenClaimant[];
}
