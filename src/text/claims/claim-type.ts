import type { ClaimType, QuotationType } from '../claim.js';
import { QUESTION_OPENERS } from '../lexicon/check-worthiness.js';
import * as L from '../lexicon/claim-types.js';
import { CLEAR_PASTS } from '../lexicon/clauses.js';
import { hasPhrase, startsPhrase } from '../lexicon/phrases.js';
import { AUXILIARY, wordClass, W } from '../lexicon/word-classes.js';
import { classOf, type Token } from '../reading/tokens.js';
import { quantityIn } from './claim-type/quantity.js';

/** "she's", "we've", "didn't". */
const CONTRACTED = /['’](?:s|ve|re|d|m|t|ll)$/;
/** Only so many tokens at the head decide. */
const READ = 80;

/**
 * AVeriTeC's claim type (Schlichtkrull et al. 2023) by rule, with `prediction` and `opinion` beside them. `tokens` are the claim's,
 * `lemma` is that of its cue, if any.
 *
 * The first that fits: questions and commands are no claims of fact and count as opinion; then what the cue decides (fears, blames,
 * denies); then a quantity, unless it only comes with something still ahead; a stand, a cause, a forecast, a judgement. What is left is
 * a quote if all of it stands in quotation marks, else an event.
 */
export function claimTypeOf(claim: readonly Token[], quotation: QuotationType, lemma = ''): ClaimType {
  const tokens = claim.length > READ ? claim.slice(0, READ) : claim;
  if (commandsOrAsks(tokens, quotation)) return 'opinion';
  const quantity = quantityIn(tokens);
  const byCue = typeOfCue(tokens, quotation, lemma, quantity?.figures === true);
  if (byCue !== undefined) return byCue;
  const ahead = aheadAt(tokens, quotation);
  if (quantity !== undefined && (ahead < 0 || ahead > quantity.at || prices(tokens, ahead))) return 'numerical';
  if (takesStand(tokens, quotation) || demands(tokens, quotation)) return 'position';
  if (L.CONSEQUENCES.has(tokens[0]?.lower ?? '') || (ahead < 0 && hasPhrase(tokens, L.CAUSE_PHRASES))) return 'causal';
  if (ahead >= 0) return 'prediction';
  if (judges(tokens, quotation) || L.BELIEF_CUES.has(lemma) || quotation === 'mixed') return 'opinion';
  return quotation === 'direct' && !states(tokens) ? 'quote' : 'event';
}

/** A verb, so that the words tell something that happened or is so; other words in quotation marks are a mere quote. */
function states(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ lower }, at) =>
      (wordClass(lower) & (AUXILIARY | W.Verb)) !== 0 || CLEAR_PASTS.has(lower) || (at > 0 && CONTRACTED.test(lower)),
  );
}

function commandsOrAsks(tokens: readonly Token[], quotation: QuotationType): boolean {
  const first = tokens[0]?.lower ?? '';
  if (tokens.at(-1)?.text.startsWith('?') === true && tokens.length > 4 && QUESTION_OPENERS.has(first)) return true;
  if (quotation !== 'direct') return false;
  // "Who is better off", "What did they do": asked, with or without the mark.
  const second = classOf(tokens[1]);
  return (
    L.COMMANDS.has(first) || (/^(?:who|what|why|how|where)$/.test(first) && (second & (W.Be | W.Do | W.Have)) !== 0)
  );
}

function typeOfCue(
  tokens: readonly Token[],
  quotation: QuotationType,
  lemma: string,
  figures: boolean,
): ClaimType | undefined {
  if (lemma === '') return undefined;
  const infinitive = tokens.findIndex(({ lower }) => lower === 'to');
  if (L.FORECAST_CUES.has(lemma) && !tokens.some(({ lower }) => /^(?:had|was|were|been)$/.test(lower)))
    return figures && !tokens.some(({ lower }) => lower === 'to' || L.POSSIBLE_MODALS.has(lower))
      ? 'numerical'
      : 'prediction';
  if (L.CAUSE_CUES.has(lemma)) return 'causal';
  // "called on both camps to stay away" asks; "called the day a door" judges.
  if (lemma === 'call' && infinitive >= 0 && quotation === 'indirect') return 'position';
  if (L.JUDGING_CUES.has(lemma)) {
    const dated = tokens.some(({ lower }, at) => lower === 'since' && tokens[at + 1]?.kind === 'number');
    return figures || dated ? 'event' : 'opinion';
  }
  if (L.POSITION_CUES.has(lemma) && !(lemma === 'ask' && quotation === 'direct')) return 'position';
  // "told her to keep the chair", "plans to enforce the strictest policy yet".
  if (quotation !== 'direct' && (infinitive === 0 || infinitive === 1)) {
    const lead = tokens[0]?.lower ?? '';
    if (infinitive === 0 || L.INTENTIONS.has(lead) || (wordClass(lead) & (W.ObjectPronoun | W.SubjectPronoun)) !== 0)
      return 'position';
  }
  return undefined;
}

/** Index of the words that look ahead in the claim's main clause, or -1. */
function aheadAt(tokens: readonly Token[], quotation: QuotationType): number {
  let below = tokens[0]?.lower === 'whether';
  for (let at = 0; at < tokens.length; at += 1) {
    const { lower, text, capital } = tokens[at]!;
    const next = tokens[at + 1]?.lower ?? '';
    if (text === ',') below = false;
    else if (at > 2 && L.BELOW.has(lower)) below = true;
    if (below) continue;
    if (startsPhrase(tokens, at, L.FORECAST_PHRASES) || lower.endsWith("'ll") || lower.endsWith('’ll')) return at;
    if (
      lower === 'due' &&
      (classOf(tokens[at - 1]) & W.Be) !== 0 &&
      (next === 'to' ? isBase(tokens[at + 2]) : quotation !== 'none')
    )
      return at;
    if (L.POSSIBLE_MODALS.has(lower) && !(capital && at > 0) && isOpen(tokens, at, quotation)) return at;
  }
  return -1;
}

/** "would cost 80 million", "will need 30 more": what is ahead is stated as a figure. */
function prices(tokens: readonly Token[], ahead: number): boolean {
  return (
    /^(?:cost|need|require|have|withstand)$/.test(tokens[ahead + 1]?.lower ?? '') && tokens[ahead]?.kind === 'word'
  );
}

/** Whether "may", "might", "could" or "would" at `at` leaves something open; "could not verify" does not, nor "would have". */
function isOpen(tokens: readonly Token[], at: number, quotation: QuotationType): boolean {
  const next = tokens[at + 1]?.lower ?? '';
  const verb = next === 'not' ? (tokens[at + 2]?.lower ?? '') : next;
  // "I would do it again": nothing is foretold.
  if (quotation === 'direct' && tokens[at - 1]?.lower === 'i' && tokens[at]?.lower === 'would') return false;
  if (next === 'like' || (next === 'have' && tokens[at]?.lower === 'would')) return false;
  return !(next === 'not' && (L.SILENCES.has(verb) || quotation === 'none'));
}

function isBase(token: Token | undefined): boolean {
  return token !== undefined && (token.cls & (W.Verb | W.Be | W.Have | W.Do)) !== 0;
}

/** Whether the claim begins with its speaker and says where he stands, or the article says where somebody does. */
function takesStand(tokens: readonly Token[], quotation: QuotationType): boolean {
  if (quotation === 'none')
    return [tokens[1], tokens[2]].some(
      (token) => token !== undefined && !token.capital && L.POSITION_FORMS.has(token.lower),
    );
  return L.SPEAKERS.has(tokens[0]?.lower ?? '') && hasPhrase(tokens.slice(0, 12), L.STANCE_PHRASES);
}

/** "Anyone who has it should throw it away": tells others what to do. */
function demands(tokens: readonly Token[], quotation: QuotationType): boolean {
  return quotation !== 'none' && tokens.some(({ lower }) => L.OUGHT.has(lower) || lower === 'must');
}

function judges(tokens: readonly Token[], quotation: QuotationType): boolean {
  if (tokens.some(({ lower }) => L.OUGHT.has(lower) || (lower === 'must' && quotation !== 'none'))) return true;
  if (tokens.some(({ lower }) => L.JUDGING_WORDS.has(lower))) return true;
  if (tokens.some(({ lower }, at) => lower === 'too' && isPlainWord(tokens[at + 1]))) return true;
  return quotation === 'direct' && (likens(tokens) || speaksMind(tokens));
}

function isPlainWord(token: Token | undefined): boolean {
  return token?.kind === 'word' && token.cls === 0;
}

/** "Inflation is a tax that nobody voted for", "the direction is clear": a present, timeless "is" in somebody's mouth. */
function likens(tokens: readonly Token[]): boolean {
  const is = tokens.findIndex(({ lower }) => lower === 'is');
  if (is < 1 || is > 4 || tokens[0]?.lower === 'there') return false;
  const next = tokens[is + 1];
  return /^(?:a|an|the|not|rather)$/.test(next?.lower ?? '') || (isPlainWord(next) && is + 2 >= tokens.length);
}

/** "I think …", "I still get …", "I am not angry". */
function speaksMind(tokens: readonly Token[]): boolean {
  const [first, second] = tokens;
  return (
    first?.lower === 'i' &&
    /^(?:think|thought|believe|feel|felt|hope|wish|still|suppose|guess|would)$/.test(second?.lower ?? '')
  );
}
