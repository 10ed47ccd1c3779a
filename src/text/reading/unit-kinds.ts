import type { Unit } from './document.js';
import { AUXILIARY, W } from '../lexicon/word-classes.js';

const FUNCTION_WORD =
  W.Prep |
  W.Coord |
  W.Subord |
  W.Rel |
  W.That |
  AUXILIARY |
  W.Not |
  W.Det |
  W.Possessive |
  W.ObjectPronoun |
  W.To |
  W.SubjectPronoun;

export function is(unit: Unit | undefined, flags: number): boolean {
  return unit !== undefined && (unit.cls & flags) !== 0;
}

export function isMark(unit: Unit | undefined, marks: string): boolean {
  return (
    unit !== undefined &&
    unit.kind !== 'word' &&
    unit.kind !== 'quotation' &&
    unit.lower.length > 0 &&
    marks.includes(unit.lower)
  );
}

export function isComma(unit: Unit | undefined): boolean {
  return unit?.lower === ',';
}

export function isDash(unit: Unit | undefined): boolean {
  return unit !== undefined && (unit.lower === '—' || unit.lower === '–' || unit.lower === '--' || unit.lower === '-');
}

/** "'s" after a noun or pronoun. */
export function isClitic(unit: Unit | undefined): boolean {
  return unit?.lower === "'s" || unit?.lower === '’s';
}

/** A word that can only be a finite verb here: an auxiliary, or a verb form that is no noun and no name. */
export function isFinite(unit: Unit | undefined): boolean {
  if (unit === undefined || unit.kind !== 'word') return false;
  if (is(unit, AUXILIARY) && unit.lower !== 'being' && unit.lower !== 'having' && unit.lower !== 'been') return true;
  return is(unit, W.Verb) && !is(unit, W.NounLike) && !unit.capital;
}

/** May be a verb if the words around it agree: finite forms and noun-like ones. */
export function maybeFinite(unit: Unit | undefined): boolean {
  return isFinite(unit) || (is(unit, W.Verb) && unit?.capital === false);
}

/** A noun, name, adjective or number; quotations of a few words count. */
export function isNominal(unit: Unit | undefined): boolean {
  if (unit === undefined) return false;
  if (unit.kind === 'number' || isClitic(unit)) return true;
  if (unit.kind === 'quotation') return !unit.speech;
  if (unit.kind === 'symbol') return true;
  if (unit.kind !== 'word') return unit.lower === '’' || unit.lower === "'";
  if (
    unit.capital &&
    !is(unit, W.Prep | W.Coord | W.Rel | AUXILIARY | W.SubjectPronoun | W.That | W.To | W.Possessive | W.Subord | W.Det)
  )
    return true;
  if (is(unit, FUNCTION_WORD)) return false;
  if (is(unit, W.Adverb) && !is(unit, W.Time)) return false;
  return !isFinite(unit);
}

/** Opens a noun phrase. */
export function opensPhrase(unit: Unit | undefined): boolean {
  return is(unit, W.Det | W.Possessive | W.SubjectPronoun | W.ObjectPronoun) || isNominal(unit);
}

/** Whether units `from`..`to` hold a finite verb; looks at no more than `limit` of them. */
export function holdsVerb(units: readonly Unit[], from: number, to: number, limit = 60): boolean {
  const end = Math.min(to, from + limit);
  for (let i = from; i < end; i += 1) {
    const unit = units[i];
    if (isFinite(unit)) return true;
    // A noun-like form with its subject before and an object after: "Russia supplies weapons".
    if (
      i > from &&
      maybeFinite(unit) &&
      isNominal(units[i - 1]) &&
      is(units[i + 1], W.Det | W.Possessive | W.That | W.ObjectPronoun | W.To)
    )
      return true;
    if (isClitic(unit) && is(units[i - 1], W.SubjectPronoun | W.Rel | W.That)) return true;
  }
  return false;
}
