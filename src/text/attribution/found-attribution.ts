import type { Range } from '../reading/sentences.js';
import type { Draft } from './attribution-draft.js';
import type { GivenAttribution } from './given-attribution.js';

/** How probable it is that each span is exactly right, 0..1. `source` is null where there is none. */
export interface SpanConfidence {
  readonly source: number | null;
  readonly cue: number;
  readonly content: number;
}

/** An attribution in tokens (ranges, end exclusive). */
export interface FoundAttribution {
  readonly frame: number;
  readonly kind: Draft['kind'];
  readonly lemma: string;
  readonly negated: boolean;
  readonly source: Range | null;
  readonly cue: Range;
  /** Pieces in reading order, never overlapping; later paragraphs of a long quotation included. */
  readonly content: Range[];
  readonly confidence: SpanConfidence;
  /** The medium that it was said to or through, which passed the words on: "told Radio Norrgate", "through a spokeswoman". */
  readonly medium?: Range;
  /** Where the attribution was found elsewhere: who it says spoke. */
  readonly given?: Pick<GivenAttribution, 'claimants' | 'relay'>;
}
