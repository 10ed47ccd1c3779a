import type { CheckWorthiness, ClaimType, SplitClaimant } from '../claim.js';
import { EVENT_VERBS } from '../lexicon/event-verbs.js';
import { wordClass, W } from '../lexicon/word-classes.js';
import type { Token } from '../reading/tokens.js';

export interface WorthinessInput {
  /** The claim's tokens. */
  readonly tokens: readonly Token[];
  readonly type: ClaimType;
  readonly claimants: readonly SplitClaimant[];
  readonly relayed: boolean;
  /** How many of the tokens belong to names. */
  readonly names: number;
}

const COMPARISONS = new Set(
  'more less fewer most least higher lower larger smaller bigger greater longest largest highest lowest biggest fastest double tripled record worse better'.split(
    ' ',
  ),
);
const NUMBER_WORDS = new Set(
  'two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands million billion half third quarter twice'.split(
    ' ',
  ),
);
const HEDGES = new Set('may might could perhaps possibly maybe seems seem appears'.split(' '));
const BASE = 0.2;

/**
 * How much a claim deserves checking, 0..1, with the reasons that added up.
 *
 * Additive and transparent on purpose: 0.2 for any statement, plus weights for what ClaimBuster (Hassan et al. 2017) found to mark
 * check-worthy factual sentences (numbers, dates, named actors, comparisons, events), plus our own for a claimant whom nobody can
 * ask (unnamed, relayed), minus for hedges, opinions and predictions. Meant to rank claims within one article, not across articles.
 * Classes: CFS from 0.5, UFS from 0.25, NFS below.
 */
export function checkWorthinessOf(input: WorthinessInput): CheckWorthiness {
  const reasons: string[] = [];
  let score = BASE;
  const add = (weight: number, reason: string): void => {
    score += weight;
    reasons.push(reason);
  };
  let numbers = false;
  let dated = false;
  let compared = false;
  let hedged = false;
  let happened = false;
  for (const token of input.tokens) {
    if (token.kind === 'number') {
      if (/^(?:1[89]|20)\d\d$/.test(token.text)) dated = true;
      else numbers = true;
      continue;
    }
    if (token.kind !== 'word') continue;
    const time = (wordClass(token.lower) & W.Time) !== 0;
    if (time && (token.capital || token.lower === 'yesterday' || token.lower === 'today') && token.lower !== 'may')
      dated = true;
    if (COMPARISONS.has(token.lower)) compared = true;
    if (NUMBER_WORDS.has(token.lower)) numbers = true;
    if (HEDGES.has(token.lower)) hedged = true;
    if (EVENT_VERBS.has(token.lower)) happened = true;
  }
  if (numbers || input.type === 'numerical') add(0.2, 'gives a number');
  if (dated) add(0.08, 'names a date');
  if (compared) add(0.08, 'compares');
  if (happened) add(0.15, input.names > 0 ? 'event with named actors' : 'reports an event');
  if (input.names > 0) add(Math.min(0.2, 0.08 * input.names), 'names actors or places');
  if (input.type === 'causal') add(0.08, 'claims a cause');
  if (input.claimants.some((claimant) => claimant.kind === 'unnamed')) {
    add(0.12, input.claimants.length > 1 ? 'unnamed collective claimants' : 'unnamed claimant');
  }
  if (input.claimants.some((claimant) => claimant.kind === 'state_media') || input.relayed)
    add(0.06, 'relayed or state-controlled');
  if (input.type === 'opinion') add(-0.25, 'opinion');
  if (input.type === 'prediction') add(-0.15, 'prediction');
  if (hedged && input.type !== 'prediction') add(-0.08, 'hedged');
  if (input.tokens.length < 5) add(-0.15, 'very short');
  const rounded = Math.round(Math.min(1, Math.max(0, score)) * 100) / 100;
  return { score: rounded, class: rounded >= 0.5 ? 'CFS' : rounded >= 0.25 ? 'UFS' : 'NFS', reasons };
}
