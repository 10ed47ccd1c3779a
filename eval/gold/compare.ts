import { type Span, type SplitArticle, type SplitClaim, type SplitClaimant } from '../../src/text/claim.js';
import { overlap, wordsOf } from './find-words.js';
import { type GoldArticle, type GoldClaim, type GoldClaimant } from './gold-article.js';

/** A predicted claim has the gold claim's span when this share of the words of both is in both (Jaccard). */
export const SAME_SPAN = 0.8;

/** A gold claim and the predicted claim with its span; `jaccard` of their words, {@link SAME_SPAN} to 1. */
export interface Match {
  readonly gold: GoldClaim;
  readonly predicted: SplitClaim;
  readonly jaccard: number;
  /** The same claimants by name, or the article's own voice in both. */
  readonly claimants: boolean;
}

/** An article's claims, gold and predicted, told apart into those that match and those that do not. */
export interface Comparison {
  readonly article: GoldArticle;
  readonly matches: readonly Match[];
  readonly missed: readonly GoldClaim[];
  readonly spurious: readonly SplitClaim[];
}

/** Matches claims one to one, the best span first; of equal spans the one with the right claimants. */
export function compareArticle(article: GoldArticle, split: SplitArticle): Comparison {
  const words = wordsOf(article.text);
  const golden = article.claims.map((claim) => wordsUnder(words, claim.spans));
  const candidates: (Match & { g: number; p: number })[] = [];
  split.claims.forEach((predicted, p) => {
    const under = wordsUnder(words, predicted.spans);
    article.claims.forEach((gold, g) => {
      const jaccard = jaccardOf(golden[g] ?? new Set(), under);
      if (jaccard >= SAME_SPAN)
        candidates.push({ gold, predicted, jaccard, claimants: sameClaimants(gold, predicted), g, p });
    });
  });
  candidates.sort((a, b) => b.jaccard - a.jaccard || Number(b.claimants) - Number(a.claimants));
  const usedGold = new Set<number>();
  const usedPredicted = new Set<number>();
  const matches: Match[] = [];
  for (const { g, p, ...match } of candidates) {
    if (usedGold.has(g) || usedPredicted.has(p)) continue;
    usedGold.add(g);
    usedPredicted.add(p);
    matches.push(match);
  }
  return {
    article,
    matches,
    missed: article.claims.filter((_, g) => !usedGold.has(g)),
    spurious: split.claims.filter((_, p) => !usedPredicted.has(p)),
  };
}

export function isOwnVoice({ claimants }: SplitClaim): boolean {
  return claimants.every(({ kind }) => kind === 'own_voice');
}

/** Whether both name the same people, in any order; the kinds may differ. */
export function sameClaimants(gold: GoldClaim, predicted: SplitClaim): boolean {
  if (gold.claimants.length === 0 || isOwnVoice(predicted)) return gold.claimants.length === 0 && isOwnVoice(predicted);
  return sameNames(gold.claimants, predicted.claimants);
}

/** Every gold name is the name or an alias of another predicted claimant, and none is left over. */
export function sameNames(gold: readonly GoldClaimant[], predicted: readonly SplitClaimant[]): boolean {
  if (gold.length !== predicted.length) return false;
  const left = [...predicted];
  return gold.every((claimant) => {
    const at = left.findIndex((other) => sameName(claimant, other));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

export function sameName(gold: GoldClaimant, { name, aliases }: SplitClaimant): boolean {
  return [name, ...aliases].some((other) => canonical(other) === canonical(gold.name));
}

/** Case and a leading article or possessive are no part of a name: "Her coach" is "coach". */
function canonical(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^(?:the|an?|my|our|your|his|her|its|their) /, '')
    .trim();
}

/** Indexes of the words that the spans touch. */
function wordsUnder(words: readonly Span[], spans: readonly Span[]): Set<number> {
  return new Set(words.flatMap((word, i) => (spans.some((span) => overlap(span, word)) ? [i] : [])));
}

function jaccardOf(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let both = 0;
  for (const word of a) if (b.has(word)) both += 1;
  return both === 0 ? 0 : both / (a.size + b.size - both);
}
