import type { CheckWorthiness, ClaimType, SplitClaim, SplitClaimant } from '../claim.js';
import type { Token } from '../reading/tokens.js';
import { LOWERING } from './check-worthiness/groups.js';
import { wordedOdds } from './check-worthiness/model.js';

export interface WorthinessInput {
  /** The claim's tokens. */
  readonly tokens: readonly Token[];
  readonly type: ClaimType;
  readonly claimants: readonly SplitClaimant[];
  readonly relayed: boolean;
  /** How many of the tokens belong to names. */
  readonly names: number;
}

/**
 * Least scores of the classes. CFS: annotators would sooner call it check-worthy than not. UFS: about as likely as any sentence of the
 * calibration data (one in four), with a margin for claims whose fault is only to be dull. NFS below.
 */
const CHECK_WORTHY = 0.5;
const FACTUAL = 0.2;

/** Log-odds a reason needs to be named: 7 points of probability at most. */
const TELLING = 0.3;
const MOST_REASONS = 6;

/** What the debates cannot teach, in log-odds by rule: that a date can be looked up, and who claims it. */
const RULES = { unnamed: 0.6, relayed: 0.3, dated: 0.5 } as const;

/** By claim type, in log-odds: nobody can look up an opinion or what is still to come; a cause can be looked into. */
export const TYPE_RULES: Partial<Record<ClaimType, readonly [reason: string, odds: number]>> = {
  causal: ['claims a cause', 0.3],
  opinion: ['opinion', -1.2],
  prediction: ['prediction', -0.9],
};

/**
 * How much a claim deserves checking, 0..1, with the reasons that weighed most, heaviest first.
 *
 * The claim's words give a calibrated probability that ClaimBuster's annotators (Hassan et al. 2017) would call it check-worthy; rules
 * of our own then move its log-odds: up for a claimant whom nobody can ask (unnamed, relayed, state-controlled), for a date and for a
 * cause, down for opinions and predictions, which nobody can look up. Meant to rank claims within one article, not across articles:
 * what was learned comes from debates, and news states more facts than debates do.
 */
export function checkWorthinessOf(input: WorthinessInput): CheckWorthiness {
  const { tokens, type, claimants, relayed, names } = input;
  const { logOdds, parts } = wordedOdds(tokens);
  const reasons = new Map<string, number>(parts);
  let odds = logOdds;
  const add = (reason: string, weight: number): void => {
    reasons.set(reason, (reasons.get(reason) ?? 0) + weight);
    odds += weight;
  };
  if (claimants.some(({ kind }) => kind === 'unnamed'))
    add(claimants.length > 1 ? 'unnamed collective claimants' : 'unnamed claimant', RULES.unnamed);
  if (relayed || claimants.some(({ kind }) => kind === 'state_media'))
    add('relayed or state-controlled', RULES.relayed);
  if (parts.has('names a date')) add('names a date', RULES.dated);
  const rule = TYPE_RULES[type];
  if (rule !== undefined) add(...rule);
  const score = Math.round(100 / (1 + Math.exp(-odds))) / 100;
  return {
    score,
    class: score >= CHECK_WORTHY ? 'CFS' : score >= FACTUAL ? 'UFS' : 'NFS',
    reasons: toldReasons(reasons, names > 0),
  };
}

/** The reasons that weigh enough, heaviest first; a raising reason must have raised, a lowering one lowered. */
function toldReasons(reasons: ReadonlyMap<string, number>, named: boolean): string[] {
  return [...reasons]
    .filter(([reason, weight]) => (LOWERING.has(reason) ? -weight : weight) >= TELLING)
    .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))
    .slice(0, MOST_REASONS)
    .map(([reason]) => (reason === 'reports an event' && named ? 'event with named actors' : reason));
}

/** A claim before the others of its article are known. */
export type UnrankedClaim = Omit<SplitClaim, 'checkWorthiness'> & { readonly checkWorthiness: CheckWorthiness };

/** Ranks an article's claims, 1 for the highest score; equal scores in reading order, so that every rank is given once. */
export function rankClaims(claims: readonly UnrankedClaim[]): SplitClaim[] {
  const score = (at: number): number => claims[at]?.checkWorthiness.score ?? 0;
  const order = claims.map((_, at) => at).sort((a, b) => score(b) - score(a) || a - b);
  const ranks = new Array<number>(claims.length);
  order.forEach((at, place) => (ranks[at] = place + 1));
  return claims.map((claim, at) => {
    const { score: worth, class: label, reasons } = claim.checkWorthiness;
    return { ...claim, checkWorthiness: { score: worth, class: label, reasons, rank: ranks[at] ?? 0 } };
  });
}
