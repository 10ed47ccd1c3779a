/** Half-open range of units within one frame. */
export interface UnitRange {
  readonly from: number;
  readonly to: number;
}

export type DraftKind = 'verb' | 'according' | 'passive' | 'colon';

/** An attribution being put together; all indexes are units of one frame. */
export interface Draft {
  readonly kind: DraftKind;
  readonly lemma: string;
  readonly negated: boolean;
  /** "as X said", "as reported by X": an aside about the clause around it. */
  readonly parenthetical: boolean;
  readonly cue: UnitRange;
  readonly source: UnitRange | null;
  /** Where its words begin, conjunction and comma included; an earlier content ends here when `sibling`. */
  readonly territory: number;
  /** Set off from what comes before, not part of somebody's reported clause. */
  readonly sibling: boolean;
  /** First unit of content after the cue, or -1. */
  readonly forward: number;
  /** The content after the cue is a quotation. */
  readonly forwardQuote: boolean;
  /** One past the last unit of content before the cue, or -1. */
  readonly backward: number;
  /** First unit of content that goes on after "…, he said, …", or -1. */
  readonly resume: number;
  /** Words before a relative pronoun that the content is about: "moves which X perceives as provocative". */
  readonly antecedent: UnitRange | null;
  /** Where the content after the cue ends at the latest, where the rule knows. */
  readonly until?: number;
}
