import type { Unit } from '../reading/document.js';
import { Frame as F } from '../lexicon/cues.js';
import { SHORT_MEDIA } from '../lexicon/names.js';
import { AUXILIARY, W } from '../lexicon/word-classes.js';
import { holdsVerb, is, isComma, isDash, isFinite, isMark, isNominal, opensPhrase } from '../reading/unit-kinds.js';
import type { VerbGroup } from './verb-group.js';

export interface ForwardContent {
  /** First unit of the content, -1 if none follows. */
  readonly at: number;
  readonly quote: boolean;
  /** First unit after addressee and circumstances; where ", …" would resume. */
  readonly rest: number;
}

const WH_WORDS = new Set(['whether', 'how', 'why', 'what', 'where', 'who', 'if', 'which']);

/** So seldom with an object that words after them are a clause even where no verb in it is known. */
const SAYING = new Set(['say', 'argue', 'think', 'believe']);

/** What a cue verb governs after itself, starting to look at unit `at`. */
export function forwardContent(units: readonly Unit[], group: VerbGroup, at: number): ForwardContent {
  const { frame, lemma } = group.cue;
  let i = at;
  if ((frame & F.Addressee) !== 0) i = skipAddressee(units, i);
  // "said Sunday that …", "said in an interview he would": first past the circumstance, which is no part of the content.
  const circumstance =
    is(units[i], W.Time) ||
    (is(units[i], W.Prep) && !is(units[i], W.That | W.To) && units[i]?.lower !== 'as' && (frame & F.Phrase) === 0);
  const direct = circumstance ? undefined : contentAt(units, group, i);
  if (direct !== undefined) return { ...direct, rest: i };
  const skipped = skipCircumstance(units, i);
  if (skipped > i) {
    const later = contentAt(units, group, skipped);
    if (
      later !== undefined &&
      (later.quote || is(units[skipped], W.That | W.SubjectPronoun | W.Det) || isComma(units[skipped]))
    )
      return { ...later, rest: skipped };
  }
  const thatAt = lemma === 'find' ? -1 : laterThat(units, i, frame);
  if (thatAt >= 0) return { at: thatAt, quote: units[thatAt]?.kind === 'quotation', rest: thatAt };
  if (circumstance) {
    const late = contentAt(units, group, i);
    if (late !== undefined) return { ...late, rest: i };
  }
  return { at: -1, quote: false, rest: skipped };
}

function contentAt(units: readonly Unit[], group: VerbGroup, i: number): { at: number; quote: boolean } | undefined {
  const unit = units[i];
  const { frame } = group.cue;
  if (unit === undefined) return undefined;
  const colonBefore = isMark(units[i - 1], ':');
  if (unit.kind === 'quotation' && (frame & (F.Quote | F.That | F.Clause | F.Phrase)) !== 0)
    return { at: i, quote: true };
  if (isMark(unit, ':') && i + 1 < units.length) return { at: i + 1, quote: units[i + 1]?.kind === 'quotation' };
  if (colonBefore) return { at: i, quote: false };
  if (isComma(unit))
    return units[i + 1]?.kind === 'quotation' && (frame & (F.Quote | F.That)) !== 0
      ? { at: i + 1, quote: true }
      : undefined;
  if (
    is(unit, W.That) &&
    (frame & (F.That | F.Clause | F.Addressee)) !== 0 &&
    (!isNominal(units[i + 1]) || holdsVerb(units, i + 1, units.length))
  )
    return { at: i, quote: false };
  if (WH_WORDS.has(unit.lower) && (frame & (F.That | F.Clause | F.Phrase)) !== 0) return { at: i, quote: false };
  const toldTo = i > 0 && (frame & F.Addressee) !== 0 && is(units[i - 1], W.ObjectPronoun) && opensPhrase(units[i + 2]);
  if (is(unit, W.To) && (toldTo || is(units[i + 1], W.Verb | AUXILIARY)) && (frame & F.Infinitive) !== 0)
    return { at: i, quote: false };
  if (
    SAYING.has(group.cue.lemma) &&
    (opensPhrase(unit) || is(unit, W.Gerund)) &&
    !is(unit, W.Time) &&
    isNominal(units[i + 1]) &&
    isNominal(units[i + 2])
  )
    return { at: i, quote: false };
  if ((frame & F.Clause) !== 0 && startsClause(units, i)) return { at: i, quote: false };
  if ((frame & F.That) !== 0 && is(unit, W.SubjectPronoun) && !is(unit, W.Det) && holdsVerb(units, i + 1, i + 5))
    return { at: i, quote: false };
  if ((frame & F.Phrase) !== 0 && (opensPhrase(unit) || (is(unit, W.Gerund) && !unit.capital) || is(unit, W.Adverb)))
    return { at: i, quote: false };
  if ((frame & F.Phrase) !== 0 && (frame & (F.That | F.Clause)) === 0 && unit.lower === 'as')
    return { at: i, quote: false };
  // "pointed to", "warned of", "called for": the preposition belongs to the verb.
  if (
    /^(?:of|for|on|against|at)$/.test(unit.lower) &&
    (/^(?:call|warn|complain|boast|joke|comment|report)$/.test(group.cue.lemma) ||
      (group.cue.lemma === 'speak' && unit.lower === 'of')) &&
    opensPhrase(units[i + 1]) &&
    !is(units[i + 1], W.Time)
  )
    return { at: i + 1, quote: false };
  return undefined;
}

/** A clause without "that": something that may be a subject, then a finite verb. */
function startsClause(units: readonly Unit[], at: number): boolean {
  const first = units[at];
  if (first === undefined || is(first, W.Coord | W.Rel) || (is(first, W.ObjectPronoun) && !is(first, W.SubjectPronoun)))
    return false;
  if (is(first, W.Prep) || first.lower === 'so' || first.lower === 'when') return false;
  for (let i = at; i < Math.min(units.length, at + 45); i += 1) {
    const unit = units[i];
    if (isFinite(unit) && i > at) return true;
    if (unit?.kind === 'quotation' && i > at) return true;
    if (unit?.kind === 'stop' || isDash(unit)) return false;
    if (
      i > at &&
      is(unit, W.Verb) &&
      unit?.capital === false &&
      (isNominal(units[i - 1]) || is(units[i - 1], W.SubjectPronoun))
    )
      return true;
  }
  return false;
}

/** "told reporters", "reminded the crowd on Monday": who is spoken to. */
function skipAddressee(units: readonly Unit[], at: number): number {
  const first = units[at];
  if (first === undefined) return at;
  if (is(first, W.ObjectPronoun) && !isFinite(units[at + 1])) return at + 1;
  if (SHORT_MEDIA.has(first.lower) && units[at + 1]?.capital === true && holdsVerb(units, at + 1, at + 6))
    return at + 1;
  let i = at;
  while (i < Math.min(units.length, at + 20)) {
    const unit = units[i];
    if (
      unit === undefined ||
      unit.kind === 'stop' ||
      unit.kind === 'quotation' ||
      isMark(unit, ',:;') ||
      isFinite(unit)
    )
      break;
    if (is(unit, W.That) && i > at) break;
    if (i > at && (is(unit, W.SubjectPronoun) || WH_WORDS.has(unit.lower)) && !is(unit, W.Det)) break;
    if (i > at && is(unit, W.Det | W.Possessive) && !is(units[i - 1], W.Prep | W.Coord)) break;
    if (is(unit, W.To) && is(units[i + 1], W.Verb)) break;
    i += 1;
  }
  return i;
}

/** "on Tuesday", "last week", "in an interview with the paper": stops at the first word that may open content. */
function skipCircumstance(units: readonly Unit[], at: number): number {
  let i = at;
  while (i < Math.min(units.length, at + 24)) {
    const unit = units[i];
    if (is(unit, W.Time) && !is(unit, W.Modal)) {
      i += 1;
      if (units[i]?.kind === 'number' || isMark(units[i], '.')) i += units[i]?.kind === 'number' ? 1 : 0;
    } else if (
      /^(?:on|last|this|late|early|earlier|next|in|at|during|after|following|to|with|via|through|from|by)$/.test(
        unit?.lower ?? '',
      )
    ) {
      i += 1;
      while (
        (i < at + 24 && isNominal(units[i]) && !(is(units[i], W.SubjectPronoun) && !is(units[i], W.Det))) ||
        (is(units[i], W.Det | W.Possessive) && is(units[i - 1], W.Prep))
      )
        i += 1;
    } else if (is(unit, W.Adverb)) {
      i += 1;
    } else if (unit?.lower === 'of' || unit?.lower === 'for') {
      i += 1;
      while (i < at + 24 && opensPhrase(units[i])) i += 1;
    } else break;
  }
  return i;
}

/** "claimed in an interview with the paper that …": a "that" or quotation shortly after, with no verb in between. */
function laterThat(units: readonly Unit[], at: number, frame: number): number {
  if ((frame & (F.That | F.Clause | F.Addressee)) === 0) return -1;
  for (let i = at; i < Math.min(units.length, at + 26); i += 1) {
    const unit = units[i];
    if (unit?.kind === 'stop' || isDash(unit) || isMark(unit, ';')) return -1;
    if (
      is(unit, W.That) &&
      i > at &&
      (is(units[i + 1], W.SubjectPronoun | W.Det | W.Possessive) || isNominal(units[i + 1])) &&
      holdsVerb(units, i + 1, units.length, 30)
    )
      return i;
    if (unit?.kind === 'quotation' && unit.to - unit.from > 6 && i > at && isMark(units[i - 1], ',:')) return i;
    if (isFinite(unit) && i > at && !is(unit, W.Participle)) return -1;
  }
  return -1;
}
