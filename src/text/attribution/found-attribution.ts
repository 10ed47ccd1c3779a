import type { Range } from '../reading/sentences.js';
import type { Draft } from './attribution-draft.js';

/** An attribution in tokens (ranges, end exclusive). */
export interface FoundAttribution {
  readonly frame: number;
  readonly kind: Draft['kind'];
  readonly lemma: string;
  readonly negated: boolean;
  readonly parenthetical: boolean;
  readonly source: Range | null;
  readonly cue: Range;
  /** Pieces in reading order, never overlapping; later paragraphs of a long quotation included. */
  readonly content: Range[];
}
