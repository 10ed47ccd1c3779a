import type { SplitClaimant } from '../claim.js';
import type { Document } from '../reading/document.js';
import type { FoundAttribution } from '../attribution/found-attribution.js';
import type { Entity, Mention } from './mentions.js';

/** What a source stands for: an entity of the article, or a source described by words only. */
export interface ResolvedClaimant {
  readonly claimant: SplitClaimant;
  readonly entity: Entity | undefined;
  /** How sure it is, 0..1, that the source stands for this claimant; for "he" and "she" measured, see antecedent-weights.ts. */
  readonly confidence: number;
}

/** A document with its names and attributions, and whom each attribution was resolved to. */
export interface Reading {
  readonly document: Document;
  readonly mentions: readonly Mention[];
  readonly found: readonly FoundAttribution[];
  /** Per token: index of its sentence. */
  readonly sentenceOf: Int32Array;
  /** Per token: 1 inside a quotation. */
  readonly quoted: Uint8Array;
  readonly outlet: string;
}

export function claimantOfEntity(entity: Entity): SplitClaimant {
  return {
    name: entity.name,
    kind: entity.kind,
    aliases: [...entity.aliases].filter((alias) => alias !== entity.name),
  };
}

/** Per-token tables that several rules share. */
export function tokenTables(document: Document): Pick<Reading, 'sentenceOf' | 'quoted'> {
  const sentenceOf = new Int32Array(document.tokens.length);
  document.sentences.forEach((sentence, index) => sentenceOf.fill(index, sentence.from, sentence.to));
  const quoted = new Uint8Array(document.tokens.length);
  for (const quotation of document.quotations) quoted.fill(1, quotation.from, quotation.to);
  return { sentenceOf, quoted };
}
