import { MAX_SCAN, type Unit } from '../reading/document.js';
import { INNER_PREPOSITIONS } from '../lexicon/inner-prepositions.js';
import { AUXILIARY, W } from '../lexicon/word-classes.js';
import {
  is,
  isClitic,
  isComma,
  isDash,
  isFinite,
  isMark,
  isNominal,
  maybeFinite,
  opensPhrase,
} from '../reading/unit-kinds.js';

const CLAUSE_OPENERS = new Set(
  'as than like after before since despite during while because although though unless until if when whereas once but or nor yet so'.split(
    ' ',
  ),
);

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
    if (
      isFinite(unit) &&
      !(
        is(unit, W.Participle) &&
        INNER_PREPOSITIONS.has(units[i + 1]?.lower ?? '') &&
        isNominal(units[i - 1]) &&
        !is(unit, AUXILIARY)
      )
    ) {
      const relative = relativeBefore(units, i, lowest);
      if (relative < 0) break;
      i = relative;
      continue;
    }
  }
  return pastYear(units, trimLeft(units, i + 1, end), end);
}

/** "In 1974 economists said": the year is not how many they were. */
function pastYear(units: readonly Unit[], start: number, end: number): number {
  const year = start + 1 < end && units[start]?.kind === 'number' && is(units[start - 1], W.Prep);
  return year && /^(?:1[5-9]|20)\d\d$/.test(units[start]?.lower ?? '') ? start + 1 : start;
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
    if (is(units[i], W.Rel) && (isNominal(units[i - 1]) || is(units[i - 1], W.Det))) return i;
    if (units[i]?.lower === 'that' && isNominal(units[i - 1]) && !isFinite(units[i - 1])) return i;
  }
  return -1;
}

function trimLeft(units: readonly Unit[], from: number, end: number): number {
  let start = from;
  while (start < end) {
    const unit = units[start];
    if (unit === undefined) break;
    if (
      isMark(unit, ',—–') ||
      is(unit, W.Coord | W.Not) ||
      (is(unit, W.Adverb) && !unit.lower.startsWith('only')) ||
      (is(unit, W.Subord) && !is(unit, W.Det))
    )
      start += 1;
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
