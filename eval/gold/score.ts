import { type SplitClaimant } from '../../src/text/claim.js';
import { isOwnVoice, sameName, sameNames, type Comparison, type Match } from './compare.js';
import { type GoldClaimant } from './gold-article.js';

/** Percent, and out of how many: `precision` of the predicted claims, `recall` of the gold ones. */
export interface Rate {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** `percent` is null where there was nothing to get right. */
export interface Accuracy {
  readonly percent: number | null;
  readonly right: number;
  readonly of: number;
}

export interface Figures {
  readonly articles: number;
  readonly gold: number;
  readonly predicted: number;
  /** Right claimants and right spans (word-level Jaccard of 0.8 or more): the figure of the gold set. */
  readonly claims: Rate;
  /** The same with exactly the gold words. */
  readonly exact: Rate;
  /** Right spans, whoever is named as claimant. */
  readonly spans: Rate;
  /** The rest is counted on claims with the right span. */
  readonly claimants: Accuracy;
  readonly attributed: Accuracy;
  readonly ownVoice: Accuracy;
  /** Claimants of claims whose source is a pronoun or another stand-in. */
  readonly pronouns: Accuracy;
  /** Kind of each claimant who was named rightly. */
  readonly kinds: Accuracy;
  /** The chain of relays, in order, where gold or prediction has one. */
  readonly relays: Accuracy;
  readonly types: Accuracy;
}

export function figuresOf(comparisons: readonly Comparison[]): Figures {
  const gold = comparisons.reduce((sum, { article }) => sum + article.claims.length, 0);
  const matches = comparisons.flatMap((comparison) => comparison.matches);
  const predicted = matches.length + comparisons.reduce((sum, { spurious }) => sum + spurious.length, 0);
  const rate = (right: readonly Match[]): Rate => rateOf(right.length, predicted, gold);
  const named = matches.filter(({ claimants }) => claimants);
  const relayed = matches.filter(
    (match) => match.gold.relay.length > 0 || (match.predicted.attribution?.relay ?? []).length > 0,
  );
  return {
    articles: comparisons.length,
    gold,
    predicted,
    claims: rate(named),
    exact: rate(named.filter(({ jaccard }) => jaccard === 1)),
    spans: rate(matches),
    claimants: accuracy(matches, ({ claimants }) => claimants),
    attributed: accuracy(
      matches.filter((match) => match.gold.claimants.length > 0),
      ({ claimants }) => claimants,
    ),
    ownVoice: accuracy(
      matches.filter((match) => match.gold.claimants.length === 0),
      (match) => isOwnVoice(match.predicted),
    ),
    pronouns: accuracy(
      matches.filter((match) => match.gold.pronoun),
      ({ claimants }) => claimants,
    ),
    kinds: accuracy(named.flatMap(pairsOf), ([right, found]) => right.kind === found?.kind),
    relays: accuracy(relayed, sameRelay),
    types: accuracy(matches, (match) => match.gold.type === match.predicted.claimType),
  };
}

/** The same people passed the words on, in the same order from the outlet inwards. */
export function sameRelay({ gold, predicted }: Match): boolean {
  const relay = predicted.attribution?.relay ?? [];
  return relay.length === gold.relay.length && gold.relay.every((name, i) => sameNames([name], relay.slice(i, i + 1)));
}

function pairsOf({ gold, predicted }: Match): [GoldClaimant, SplitClaimant | undefined][] {
  return gold.claimants.map((claimant) => [claimant, predicted.claimants.find((other) => sameName(claimant, other))]);
}

function rateOf(right: number, predicted: number, gold: number): Rate {
  const percent = (of: number): number => (of === 0 ? 0 : (100 * right) / of);
  return { precision: percent(predicted), recall: percent(gold), f1: percent((predicted + gold) / 2) };
}

function accuracy<T>(items: readonly T[], isRight: (item: T) => boolean): Accuracy {
  const right = items.filter(isRight).length;
  return { percent: items.length === 0 ? null : (100 * right) / items.length, right, of: items.length };
}
