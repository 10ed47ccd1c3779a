import { type CitedKind, type ClaimType, type Span } from '../../src/text/claim.js';

/** The vocabularies of the annotation; README.md beside this file says what they mean. */
export const FORMS = ['wire', 'agency', 'newspaper', 'broadcast', 'interview', 'statement'] as const;
export const SETS = ['tuning', 'held-out'] as const;
export const TYPES = [
  'event',
  'numerical',
  'quote',
  'causal',
  'position',
  'prediction',
  'opinion',
] as const satisfies readonly ClaimType[];

export type GoldSet = (typeof SETS)[number];

export interface GoldClaimant {
  readonly name: string;
  readonly kind: CitedKind;
}

/** One claim, found in the text. `claimants` is empty for the article's own voice, and so are `source` and `cue`. */
export interface GoldClaim {
  readonly spans: readonly Span[];
  readonly claimants: readonly GoldClaimant[];
  readonly relay: readonly GoldClaimant[];
  readonly source?: Span;
  readonly cue?: Span;
  /** The source is a pronoun or another stand-in ("the ministry"). */
  readonly pronoun: boolean;
  readonly type: (typeof TYPES)[number];
  readonly meaning: string;
}

/** An article and what is in it; every span counts UTF-16 code units of `text`, end exclusive. */
export interface GoldArticle {
  readonly name: string;
  readonly text: string;
  readonly form: (typeof FORMS)[number];
  readonly topic: string;
  readonly set: GoldSet;
  readonly outlet: string;
  readonly published: string;
  readonly claims: readonly GoldClaim[];
  readonly pronouns: readonly (Span & { readonly means: readonly string[] })[];
  readonly asides: readonly (Span & { readonly reason: string })[];
}
