import { MAX_SCAN, type Unit } from '../reading/document.js';
import { INNER_PREPOSITIONS } from '../lexicon/inner-prepositions.js';
import { DOCUMENT_HEADS } from '../lexicon/names.js';
import { W } from '../lexicon/word-classes.js';
import { holdsVerb, is, isComma, isDash, isFinite, isMark, isNominal, opensPhrase } from '../reading/unit-kinds.js';

const TIME_PREPOSITIONS = new Set([
  'on',
  'in',
  'at',
  'during',
  'after',
  'before',
  'by',
  'to',
  'with',
  'about',
  'via',
  'through',
]);

/**
 * Where the noun phrase that begins at unit `start` ends (exclusive); `start` if none begins there. With `apposition`, a
 * description between commas belongs to it: "said Mara Venn, a fellow at the institute".
 */
export function phraseEnd(units: readonly Unit[], start: number, limit: number, apposition = false): number {
  const stop = Math.min(limit, start + MAX_SCAN);
  // "said by her son": the possessive, not the object.
  const owner = is(units[start], W.Possessive) && isNominal(units[start + 1]);
  if (is(units[start], W.SubjectPronoun | W.ObjectPronoun) && !is(units[start], W.Det) && !owner) return start + 1;
  let i = start;
  while (i < stop) {
    const unit = units[i];
    if (unit === undefined || unit.kind === 'stop' || isMark(unit, ';:') || isDash(unit)) break;
    if (isComma(unit)) {
      if (isListComma(units, i, stop)) {
        i += 1;
        continue;
      }
      if (!apposition || i === start || !isApposition(units, i + 1, stop)) break;
      const end = appositionEnd(units, i + 1, stop);
      if (end <= i + 1) break;
      const short = end - i <= 3;
      i = end;
      // "Ann Lee, 32, a clerk at the port": an age or a party tag is followed by more.
      if (short) continue;
      break;
    }
    if (isMark(unit, '(')) {
      const close = closingParenthesis(units, i, stop);
      if (close < 0) break;
      i = close + 1;
      continue;
    }
    if (unit.kind === 'quotation' && unit.speech) break;
    if (unit.lower === 'and' || unit.lower === '&') {
      if (!opensPhrase(units[i + 1]) || i === start || holdsVerb(units, i + 1, i + 7)) break;
      i += 1;
      continue;
    }
    // "three earlier directors": an adjective here, not a time.
    const earlier = unit.lower === 'earlier' && isNominal(units[i + 1]) && units[i + 1]?.capital === false;
    if (i > start && is(unit, W.Time) && !is(unit, W.Modal) && !earlier) break;
    if (is(unit, W.Prep)) {
      if (i === start || !joinsPhrase(units, i)) break;
      i += 1;
      continue;
    }
    if (is(unit, W.Rel) && apposition && unit.lower === 'who' && i > start) {
      i = clauseStop(units, i, stop);
      break;
    }
    if (is(unit, W.That | W.Rel | W.Subord | W.Coord) && !is(unit, W.Det)) break;
    if (is(unit, W.SubjectPronoun) && !is(unit, W.Det)) break;
    if (isFinite(unit) && !(is(unit, W.Participle) && i > start && is(units[i + 1], W.Prep))) break;
    if (i > start && is(unit, W.Gerund) && isNominal(units[i - 1]) && !unit.capital && !isNominal(units[i + 1])) break;
    if (i > start && is(unit, W.Det) && isNominal(units[i - 1]) && !is(units[i - 1], W.Prep)) break;
    if (is(unit, W.Adverb) && !is(unit, W.Time) && i > start && !isNominal(units[i + 1])) break;
    i += 1;
  }
  while (i > start && is(units[i - 1], W.Prep | W.Coord | W.Adverb)) i -= 1;
  return i;
}

function joinsPhrase(units: readonly Unit[], i: number): boolean {
  const unit = units[i];
  if (unit === undefined || !INNER_PREPOSITIONS.has(unit.lower)) return false;
  const next = units[i + 1];
  if (!opensPhrase(next)) return false;
  if (!TIME_PREPOSITIONS.has(unit.lower)) return true;
  if (unit.lower === 'at' || unit.lower === 'to' || unit.lower === 'with')
    return !is(next, W.ObjectPronoun) && !units[i - 1]?.capital;
  // "a study by the institute", never "said the clerk by the door".
  if (unit.lower === 'by') return DOCUMENT_HEADS.has(units[i - 1]?.lower ?? '') || is(units[i - 1], W.Participle);
  if (unit.lower !== 'in' && unit.lower !== 'on') return false;
  return next?.capital === true && !is(next, W.Time) && units[i - 1]?.capital === false;
}

function isListComma(units: readonly Unit[], comma: number, stop: number): boolean {
  for (let i = comma + 1, seen = 0; i < stop && seen < 8; i += 1, seen += 1) {
    const unit = units[i];
    if (isFinite(unit) || unit?.kind === 'stop' || unit?.kind === 'quotation') return false;
    if (unit?.lower === 'and' || unit?.lower === 'or')
      return (
        opensPhrase(units[i + 1]) &&
        seen > 0 &&
        units[comma - 1]?.capital === units[i - 1]?.capital &&
        !is(units[comma + 1], W.Det)
      );
    if (!isComma(unit) && !opensPhrase(unit)) return false;
  }
  return false;
}

function isApposition(units: readonly Unit[], i: number, stop: number): boolean {
  const unit = units[i];
  if (unit === undefined || i >= stop) return false;
  if (unit.lower === 'who' || unit.kind === 'number') return true;
  if (/^[dri]-/.test(unit.lower)) return true;
  if (is(unit, W.Det | W.Possessive)) return true;
  return isNominal(unit) && unit.kind === 'word' && !is(unit, W.Gerund | W.Adverb);
}

/** End of an apposition: the next comma outside a list, a closing stop, or where another clause begins. */
function appositionEnd(units: readonly Unit[], from: number, stop: number): number {
  if (units[from]?.lower === 'who') return clauseStop(units, from, stop);
  let i = from;
  for (; i < stop; i += 1) {
    const unit = units[i];
    if (unit?.kind === 'stop' || isMark(unit, ';:') || isDash(unit)) return i;
    if (unit?.lower === 'who' || unit?.lower === 'which') return clauseStop(units, i, stop);
    if (isComma(unit)) return i;
    if (unit?.kind === 'quotation' && unit.speech) return i;
    if (isFinite(unit) && !is(unit, W.Participle)) return from;
    if (is(unit, W.Coord) && unit?.lower !== 'and') return i;
  }
  return i;
}

function clauseStop(units: readonly Unit[], from: number, stop: number): number {
  for (let i = from; i < stop; i += 1)
    if (isComma(units[i]) || units[i]?.kind === 'stop' || isDash(units[i]) || isMark(units[i], ';')) return i;
  return stop;
}

function closingParenthesis(units: readonly Unit[], open: number, stop: number): number {
  for (let i = open + 1; i < Math.min(stop, open + 10); i += 1) if (isMark(units[i], ')')) return i;
  return -1;
}
