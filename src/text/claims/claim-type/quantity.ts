import * as L from '../../lexicon/claim-types.js';
import { wordClass, W } from '../../lexicon/word-classes.js';
import type { Token } from '../../reading/tokens.js';

/** A quantity at a token: in figures ("34 per cent") or in words ("three of the nine"). */
export interface Quantity {
  readonly at: number;
  readonly figures: boolean;
}

const YEAR = /^(?:1\d|20)\d\d$/;
const WITH_UNIT = /^\d[\d.,]*(?:m|bn|tn|k|km|kg|p|c|st|nd|rd|th)$/;
const CLOCK = /^(?:am|pm|a\.m\.?|p\.m\.?|gmt|o[’']clock)$/;
const PERCENT = /^(?:%|percent|per|pct|percentage)$/;
/** "page 61", "aged 44", "magnitude 6.8": the number names, it does not count. */
const LABELS = /^(?:aged?|page|number|no|no\.|magnitude|section|article|chapter|room|route|unit|platform)$/;

/**
 * The first quantity among `tokens`, if any. A quantity counts or measures ("23 canvases", "34 per cent", "half of the pumps",
 * "the lowest since records began"); dates, clock times, ages, spans that only say when ("two years ago", "for four hours"),
 * scores, names with a number and hyphenated adjectives ("six-week outbreak") are none.
 */
export function quantityIn(tokens: readonly Token[]): Quantity | undefined {
  for (let at = 0; at < tokens.length; at += 1) {
    const figures = tokens[at]?.kind === 'number';
    if (figures ? measures(tokens, at) : counts(tokens, at)) return { at, figures };
  }
  return undefined;
}

/** A number in figures. */
function measures(tokens: readonly Token[], at: number): boolean {
  const { lower, text } = tokens[at]!;
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  const last = before?.lower ?? '';
  if ('$€£¥'.includes(before?.text ?? ' ') || '€%'.includes(next?.text ?? ' ') || PERCENT.test(next?.lower ?? ''))
    return true;
  if (isDate(before, next) || /[-:/–]/.test(text) || next?.text === ':' || before?.text === ':') return false;
  if (/[a-z]/.test(lower)) return WITH_UNIT.test(lower) && next?.lower !== 'century';
  if (YEAR.test(text)) return next !== undefined && isPlural(next) && !isTime(next);
  if (LABELS.test(last) || (last === 'and' && LABELS.test(tokens[at - 3]?.lower ?? ''))) return false;
  if (before?.text === ',' && (next === undefined || next.text === ',' || next.lower === 'to')) return false;
  if (next === undefined && /^(?:was|is|am)$/.test(last) && at < 3) return false;
  const unit = [next, tokens[at + 2]].find((token) => isTime(token));
  if (unit !== undefined) return measuresTime(tokens, at);
  // "Flight 370", "Skarn 2": part of a name.
  return !(before?.capital === true && before.kind === 'word' && wordClass(last) === 0);
}

const COUNTING: ReadonlySet<string> = new Set([
  ...L.EXTREMES,
  ...L.MULTIPLES,
  ...L.MEASURING,
  ...L.FRACTIONS,
  ...L.COUNTING_WORDS,
  'twice',
  'thrice',
]);

/** A number in words, a fraction, a multiple, an extreme of a scale. */
function counts(tokens: readonly Token[], at: number): boolean {
  const { lower } = tokens[at]!;
  const next = tokens[at + 1];
  const last = tokens[at - 1]?.lower ?? '';
  if (!COUNTING.has(lower)) return false;
  if (L.EXTREMES.has(lower))
    return (
      tokens.slice(at + 1, at + 9).some((token) => /^(?:since|in|ever|on)$/.test(token.lower)) && hasSpan(tokens, at)
    );
  if (L.MULTIPLES.has(lower)) return true;
  if (lower === 'twice' || lower === 'thrice') return next?.lower === 'as';
  if (L.MEASURING.has(lower))
    return (
      tokens.slice(at + 1, at + 6).some((token) => isTime(token)) &&
      last !== 'the' &&
      last !== 'at' &&
      next?.lower !== 'year' &&
      next?.lower !== 'week' &&
      next?.lower !== 'month'
    );
  if (L.FRACTIONS.has(lower)) {
    if (next?.lower === 'of') return last !== 'the' || lower === 'half';
    return (
      (next?.lower === 'as' && lower === 'half') || last === 'by' || (last === 'a' && tokens[at - 2]?.lower === 'by')
    );
  }
  if (!L.COUNTING_WORDS.has(lower)) return false;
  // "nine percent", "nine have died", "one household in ten"
  if (PERCENT.test(next?.lower ?? '')) return true;
  if (at === 0 && (wordClass(next?.lower ?? '') & (W.Be | W.Have)) !== 0) return true;
  if (last === 'in' && tokens.slice(Math.max(0, at - 4), at).some((token) => token.lower === 'one')) return true;
  if (last === 'minus' || next === undefined || next.lower === 'of') return last !== 'the';
  if (L.COUNTING_WORDS.has(next.lower)) return false;
  if (next.lower === 'times') return /^(?:as|more|higher|larger|bigger)$/.test(tokens[at + 2]?.lower ?? '');
  if (next.lower === 'more' || next.lower === 'points') return true;
  if (isDefinite(tokens, at) || isAside(last)) return false;
  const noun = [next, tokens[at + 2], tokens[at + 3]].find((token) => token?.kind === 'word' && isPlural(token));
  if (noun === undefined) return false;
  return isTime(noun) ? measuresTime(tokens, at) : tokens[at + 2]?.lower !== 'away';
}

/** "the remaining five clinics", "his three sons": known ones are named, not counted. */
function isDefinite(tokens: readonly Token[], at: number): boolean {
  return [tokens[at - 1], tokens[at - 2]].some(
    (token) =>
      token !== undefined && (/^(?:the|these|those|all)$/.test(token.lower) || (token.cls & W.Possessive) !== 0),
  );
}

/** "spoke to two candidates", "the wells of three towns": a small number in a circumstance. */
function isAside(last: string): boolean {
  return /^(?:of|to|with|at|on|in|from|into|after|before)$/.test(last);
}

/** "took 46 years", "gave firms 72 hours"; not "for four hours", "two years ago". */
function measuresTime(tokens: readonly Token[], at: number): boolean {
  if (tokens.slice(Math.max(0, at - 3), at).some(({ lower }) => L.MEASURING.has(lower))) return true;
  const unit = tokens.findIndex((token, k) => k > at && isTime(token));
  if (L.TIME_TRAILS.has(tokens[unit + 1]?.lower ?? '') || isDefinite(tokens, at)) return false;
  return !L.TIME_LEADS.has(tokens[at - 1]?.lower ?? 'in');
}

function hasSpan(tokens: readonly Token[], at: number): boolean {
  return tokens
    .slice(at + 1, at + 12)
    .some((token) => token.lower === 'ever' || token.lower === 'since' || token.lower === 'record' || isTime(token));
}

function isDate(before: Token | undefined, next: Token | undefined): boolean {
  return (
    (before?.capital === true && L.MONTHS.has(before.lower)) ||
    (next?.capital === true && L.MONTHS.has(next.lower)) ||
    CLOCK.test(next?.lower ?? '')
  );
}

function isTime(token: Token | undefined): boolean {
  return token !== undefined && L.TIME_UNITS.has(token.lower);
}

function isPlural({ lower }: Token): boolean {
  return L.PLURALS.has(lower) || (lower.length > 3 && /[^sui]s$/.test(lower) && lower !== 'does');
}
