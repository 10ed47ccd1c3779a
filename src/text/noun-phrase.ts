import { MAX_SCAN, type Unit } from './document.js';
import { DOCUMENT_HEADS } from './lexicon/names.js';
import { AUXILIARY, W } from './lexicon/word-classes.js';
import { holdsVerb, is, isClitic, isComma, isDash, isFinite, isMark, isNominal, maybeFinite, opensPhrase } from './unit-kinds.js';

const INNER_PREPOSITIONS = new Set(
  'of for from at in with on to by about against between among near under over within behind across throughout into toward inside outside'.split(' '),
);
const CLAUSE_OPENERS = new Set('as than like after before since despite during while because although though unless until if when whereas once but or nor yet so'.split(' '));

/**
 * Where the noun phrase that ends just before unit `end` begins; `end` itself if there is none. `floor` is the first unit it
 * may reach. Leading conjunctions, adverbs and "In 2010 …" are left outside.
 */
export function phraseStart(units: readonly Unit[], end: number, floor: number): number {
  const last = units[end - 1];
  if (last === undefined || end <= floor) return end;
  if (is(last, W.Rel) || (is(last, W.That) && isNominal(units[end - 2]))) return end - 1;
  if (is(last, W.SubjectPronoun) && !is(last, W.Det)) return end - 1;
  const lowest = Math.max(floor, end - MAX_SCAN);
  let i = end - 1;
  let conjunction = false;
  for (; i >= lowest; i -= 1) {
    const unit = units[i];
    if (unit === undefined) break;
    if (isComma(unit)) {
      if (conjunction && isListItem(units, i, lowest)) continue;
      if (isTitleSuffix(units, i)) continue;
      break;
    }
    if (isMark(unit, ')')) {
      const open = openingParenthesis(units, i, lowest);
      if (open < 0) break;
      i = open;
      continue;
    }
    if (isMark(unit, ';:(') || isDash(unit) || unit.kind === 'stop') break;
    if (unit.kind === 'quotation' && (unit.speech || i === end - 1)) break;
    if (unit.lower === 'and' || unit.lower === '&') {
      if (clauseBefore(units, i, lowest)) break;
      conjunction = true;
      continue;
    }
    if (CLAUSE_OPENERS.has(unit.lower) && !unit.capital) break;
    if (CLAUSE_OPENERS.has(unit.lower) || is(unit, W.That) || (is(unit, W.Rel) && !is(unit, W.Det))) break;
    if (is(unit, W.Subord) && !is(unit, W.Prep)) break;
    if (is(unit, W.SubjectPronoun) && !is(unit, W.Det)) {
      i -= 1;
      break;
    }
    if (isFinite(unit) && !(is(unit, W.Participle) && INNER_PREPOSITIONS.has(units[i + 1]?.lower ?? '') && isNominal(units[i - 1]) && !is(unit, AUXILIARY))) {
      const relative = relativeBefore(units, i, lowest);
      if (relative < 0) break;
      i = relative;
      continue;
    }
  }
  return trimLeft(units, i + 1, end);
}

/** "Clinton, D-N.Y., said", "Sanders, I-Vt.": a short party-and-state tag between commas. */
function isTitleSuffix(units: readonly Unit[], comma: number): boolean {
  return isComma(units[comma - 2]) && /^[dri]-/.test(units[comma - 1]?.lower ?? '');
}

function openingParenthesis(units: readonly Unit[], close: number, lowest: number): number {
  for (let i = close - 1; i >= Math.max(lowest, close - 10); i -= 1) if (isMark(units[i], '(')) return i;
  return -1;
}

/** Whether the piece before the comma at `i` is a short bare phrase, as in "the U.S., Ukrainian, and …". */
function isListItem(units: readonly Unit[], comma: number, lowest: number): boolean {
  let seen = 0;
  for (let i = comma - 1; i >= lowest && seen < 8; i -= 1, seen += 1) {
    const unit = units[i];
    if (isComma(unit) || unit?.kind === 'stop') return seen > 0;
    if (isFinite(unit) || is(unit, W.Subord | W.Rel | W.That)) return false;
    if (is(unit, W.Prep) && i === lowest) return false;
    if (is(unit, W.Prep) && isComma(units[i - 1])) return false;
    if (is(unit, W.Adverb) && !is(unit, W.Time)) return false;
  }
  return seen > 0 && !is(units[lowest], W.Prep);
}

/** Whether a finite verb stands between the conjunction at `i` and the clause's beginning. */
function clauseBefore(units: readonly Unit[], conjunction: number, lowest: number): boolean {
  if (isComma(units[conjunction - 1])) {
    for (let i = conjunction - 2; i >= Math.max(lowest, conjunction - 40); i -= 1) if (isFinite(units[i])) return true;
    return false;
  }
  for (let i = conjunction - 1; i >= Math.max(lowest, conjunction - 40); i -= 1) {
    const unit = units[i];
    if (isComma(unit) || isMark(unit, ';:') || is(unit, W.That)) return false;
    if (isFinite(unit) || maybeFinite(unit)) return !is(units[i - 1], W.Rel);
  }
  return false;
}

/** Index of the relative pronoun whose clause the verb at `i` belongs to, or -1. */
function relativeBefore(units: readonly Unit[], verb: number, lowest: number): number {
  for (let i = verb - 1; i >= Math.max(lowest, verb - 6); i -= 1) {
    if (isComma(units[i])) return -1;
    if (is(units[i], W.Rel) && isNominal(units[i - 1])) return i;
    if (units[i]?.lower === 'that' && isNominal(units[i - 1]) && !isFinite(units[i - 1])) return i;
  }
  return -1;
}

function trimLeft(units: readonly Unit[], from: number, end: number): number {
  let start = from;
  while (start < end) {
    const unit = units[start];
    if (unit === undefined) break;
    if (isMark(unit, ',—–') || is(unit, W.Coord | W.Not) || (is(unit, W.Adverb) && !unit.lower.startsWith('only')) || (is(unit, W.Subord) && !is(unit, W.Det))) start += 1;
    else if (isClitic(unit) || unit.kind === 'stop') start += 1;
    else break;
  }
  if (!is(units[start], W.Prep) || units[start]?.lower === 'like') return start;
  // "In a debate the senator said": the last phrase that no preposition ties to the one before it.
  let k = end - 1;
  for (;;) {
    const core = coreStart(units, k, start);
    if (core <= start) return start + 1 < end ? start + 1 : end;
    if (is(units[core - 1], W.Prep)) {
      if (core - 1 === start) return core;
      k = core - 2;
      continue;
    }
    return core;
  }
}

/** Start of the simple phrase (determiner, adjectives, nouns) that ends at `last`. */
function coreStart(units: readonly Unit[], last: number, floor: number): number {
  let i = last;
  while (i > floor && opensPhrase(units[i])) {
    if (is(units[i], W.Det | W.Possessive | W.SubjectPronoun)) return i;
    if (!opensPhrase(units[i - 1])) return i;
    i -= 1;
  }
  return Math.max(i, floor);
}

const TIME_PREPOSITIONS = new Set(['on', 'in', 'at', 'during', 'after', 'before', 'by', 'to', 'with', 'about', 'via', 'through']);

/**
 * Where the noun phrase that begins at unit `start` ends (exclusive); `start` if none begins there. With `apposition`, a
 * description between commas belongs to it: "said Mara Venn, a fellow at the institute".
 */
export function phraseEnd(units: readonly Unit[], start: number, limit: number, apposition = false): number {
  const stop = Math.min(limit, start + MAX_SCAN);
  if (is(units[start], W.SubjectPronoun | W.ObjectPronoun) && !is(units[start], W.Det)) return start + 1;
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
      i = end;
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
    if (i > start && is(unit, W.Time) && !is(unit, W.Modal)) break;
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
    if (i > start && is(unit, W.Gerund) && isNominal(units[i - 1]) && !unit.capital) break;
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
  if (unit.lower === 'at' || unit.lower === 'to' || unit.lower === 'with') return !is(next, W.ObjectPronoun) && !units[i - 1]?.capital;
  // "a study by the institute", never "said the clerk by the door".
  if (unit.lower === 'by') return DOCUMENT_HEADS.has(units[i - 1]?.lower ?? '');
  if (unit.lower !== 'in' && unit.lower !== 'on') return false;
  return next?.capital === true && !is(next, W.Time) && units[i - 1]?.capital === false;
}

function isListComma(units: readonly Unit[], comma: number, stop: number): boolean {
  for (let i = comma + 1, seen = 0; i < stop && seen < 8; i += 1, seen += 1) {
    const unit = units[i];
    if (isFinite(unit) || unit?.kind === 'stop' || unit?.kind === 'quotation') return false;
    if (unit?.lower === 'and' || unit?.lower === 'or') return opensPhrase(units[i + 1]) && seen > 0 && units[comma - 1]?.capital === units[i - 1]?.capital && !is(units[comma + 1], W.Det);
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
  for (let i = from; i < stop; i += 1) if (isComma(units[i]) || units[i]?.kind === 'stop' || isDash(units[i]) || isMark(units[i], ';')) return i;
  return stop;
}

function closingParenthesis(units: readonly Unit[], open: number, stop: number): number {
  for (let i = open + 1; i < Math.min(stop, open + 10); i += 1) if (isMark(units[i], ')')) return i;
  return -1;
}
