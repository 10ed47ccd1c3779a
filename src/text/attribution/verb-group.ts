import type { Frame, Unit } from '../reading/document.js';
import { CATENATIVES, CUES, CUE_VENUES, Frame as F, OUTLINING, type Cue } from '../lexicon/cues.js';
import { COUNTING_WORDS } from '../lexicon/claim-types.js';
import { AUXILIARY, W } from '../lexicon/word-classes.js';
import { is, isClitic, isComma, isFinite, isMark, isNominal } from '../reading/unit-kinds.js';

/** A cue verb with its auxiliaries, adverbs and particles; indexes of units, `to` exclusive. */
export interface VerbGroup {
  readonly from: number;
  readonly to: number;
  readonly head: number;
  readonly cue: Cue;
  readonly negated: boolean;
  /** Its subject suffers the verb: "was described by", "reported by". */
  readonly passive: boolean;
  /** A verb that makes a cue only where its subject is a speech, a letter …: "his address outlined". */
  readonly outlining: boolean;
}

const OUTLINE: Cue = { lemma: 'outline', frame: F.Phrase | F.That, form: 'finite' };
const PARTICLES = new Map([
  ['point', new Set(['out', 'to'])],
  ['lay', new Set(['out'])],
  ['rule', new Set(['out'])],
]);
const POINT: Cue = { lemma: 'point', frame: F.That | F.Quote | F.Phrase, form: 'finite' };
const RULE_OUT: Cue = { lemma: 'rule', frame: F.Phrase | F.That, form: 'finite' };
const POINT_FORMS = new Set(['point', 'points', 'pointed', 'pointing']);
/** Verbs with which "statement saying" forms one cue. */
const ISSUING = new Set('issued issues released releases sent posted published made'.split(' '));

/** Past participles that do not end in -ed. */
const STRONG_PARTICIPLES = new Set('told said thought found shown written understood'.split(' '));
const SPREADING = new Set('spread spreads spreading circulated circulating pushed peddled aired'.split(' '));
const RUMOURS = new Set(
  'falsehood falsehoods lie lies rumour rumours rumor rumors claim claims story theory idea notion myth'.split(' '),
);
const SPREAD: Cue = { lemma: 'spread', frame: F.That, form: 'finite' };
const PUT: Cue = { lemma: 'put', frame: F.Phrase, form: 'finite' };

/** Cue verbs of a frame in order, each proved a verb by its neighbours. */
export function verbGroups(frame: Frame): VerbGroup[] {
  const groups: VerbGroup[] = [];
  const { units } = frame;
  for (let i = 0; i < units.length; i += 1) {
    const unit = units[i];
    if (unit === undefined || unit.kind !== 'word') continue;
    const cue = cueAt(units, i);
    if (cue === undefined) continue;
    if (unit.capital && !(frame.titled && i > 0) && !(unit.lower === 'said' && i > 0)) continue;
    const group = groupAt(units, i, cue);
    if (group !== undefined && (groups.at(-1)?.to ?? 0) <= group.head) groups.push(group);
  }
  return groups;
}

function cueAt(units: readonly Unit[], i: number): Cue | undefined {
  const lower = units[i]?.lower ?? '';
  if (POINT_FORMS.has(lower)) {
    const form = lower === 'pointing' ? 'gerund' : lower === 'point' ? 'base' : 'finite';
    return PARTICLES.get('point')?.has(units[i + 1]?.lower ?? '') === true ? { ...POINT, form } : undefined;
  }
  if (/^rule[sd]?$/.test(lower) && units[i + 1]?.lower === 'out') return RULE_OUT;
  if (SPREADING.has(lower)) return spreadsRumour(units, i + 1) ? SPREAD : undefined;
  if (lower === 'put' || lower === 'puts') return putsFigure(units, i + 1) ? PUT : undefined;
  return CUES.get(lower) ?? (OUTLINING.has(lower) ? OUTLINE : undefined);
}

/** "spread the falsehood that …". */
function spreadsRumour(units: readonly Unit[], from: number): boolean {
  for (let i = from; i < from + 4; i += 1)
    if (RUMOURS.has(units[i]?.lower ?? '')) return units[i + 1]?.lower === 'that';
  return false;
}

/** "put the delay down to fog", "put the toll at more than 100", "put the president four points ahead". */
function putsFigure(units: readonly Unit[], from: number): boolean {
  for (let i = from + 1; i < Math.min(units.length, from + 14); i += 1) {
    const unit = units[i];
    if (isComma(unit) || unit?.kind === 'stop' || isFinite(unit)) return false;
    if (unit?.lower === 'points' || (unit?.lower === 'down' && units[i + 1]?.lower === 'to')) return true;
    if (unit?.lower !== 'at') continue;
    for (let k = i + 1; k < i + 5; k += 1)
      if (units[k]?.kind === 'number' || units[k]?.kind === 'symbol' || COUNTING_WORDS.has(units[k]?.lower ?? ''))
        return true;
  }
  return false;
}

function groupAt(units: readonly Unit[], head: number, cue: Cue): VerbGroup | undefined {
  let from = head;
  let negated = false;
  let auxiliaries = 0;
  const takeLeft = (): void => {
    for (;;) {
      const before = units[from - 1];
      if (before === undefined || before.kind !== 'word') return;
      const contracted = isClitic(before) && is(units[from - 2], W.SubjectPronoun | W.Rel);
      const adverb =
        is(before, W.Adverb | W.Not) &&
        (!is(before, W.Time) ||
          before.lower === 'later' ||
          before.lower === 'recently' ||
          before.lower === 'earlier') &&
        !before.capital &&
        !is(before, W.SubjectPronoun);
      if (!(is(before, AUXILIARY) && !is(before, W.SubjectPronoun)) && !adverb && !contracted) return;
      if (is(before, AUXILIARY)) auxiliaries |= before.cls & AUXILIARY;
      if (contracted) auxiliaries |= W.Be | W.Have;
      if (is(before, W.Not)) negated = true;
      from -= 1;
    }
  };
  takeLeft();
  if (cue.form === 'base' && is(units[from - 1], W.To)) {
    let verb = from - 2;
    while (is(units[verb], W.Adverb) || units[verb]?.lower === 'on') verb -= 1;
    const catenative = units[verb]?.lower ?? '';
    if (!CATENATIVES.has(catenative)) return undefined;
    if (/^(?:declin|refus|fail)/.test(catenative)) negated = true;
    from = verb;
    auxiliaries = W.Do;
    takeLeft();
  } else if (is(units[from - 1], W.To)) {
    return undefined;
  }
  const passive = isPassive(units, head, cue, auxiliaries);
  // "there are fears": after a form of "be" only a participle is a verb.
  if (!passive && (auxiliaries & W.Be) !== 0 && cue.form === 'finite') return undefined;
  if (!passive && !isProvedVerb(units, head, from, cue, auxiliaries)) return undefined;
  const start = cue.form === 'gerund' ? issuingStart(units, from) : from;
  return { from: start, to: groupEnd(units, head, cue), head, cue, negated, passive, outlining: cue === OUTLINE };
}

function isPassive(units: readonly Unit[], head: number, cue: Cue, auxiliaries: number): boolean {
  if (cue.form === 'gerund' || cue === PUT) return false;
  const strong = STRONG_PARTICIPLES.has(units[head]?.lower ?? '');
  if (!is(units[head], W.Participle) && !strong) return false;
  if ((auxiliaries & W.Be) !== 0) return true;
  return !strong && units[head + 1]?.lower === 'by' && (auxiliaries & W.Have) === 0;
}

function isProvedVerb(units: readonly Unit[], head: number, from: number, cue: Cue, auxiliaries: number): boolean {
  const unit = units[head];
  const before = units[from - 1];
  const after = units[head + 1];
  if (cue.form === 'gerund' && auxiliaries === 0)
    return !is(before, W.Prep | W.Det | W.Possessive) || before?.lower === 'with';
  if (auxiliaries !== 0) return cue.form !== 'base' || (auxiliaries & (W.Do | W.Modal)) !== 0;
  if (cue.form === 'participle' && !is(unit, W.Verb)) return false;
  if (isClitic(before) || is(before, W.Possessive) || before?.lower === 'to') return false;
  if (is(before, W.Prep) && !is(before, W.Subord)) return false;
  const pronounLike = is(before, W.SubjectPronoun);
  if (is(before, W.Det) && !pronounLike && !/^(?:all|both|many|some|several|most|few)$/.test(before?.lower ?? ''))
    return false;
  if (
    is(before, W.Det) &&
    is(unit, W.NounLike) &&
    /^(?:the|a|an|this|that|these|those|any|no)$/.test(before?.lower ?? '')
  )
    return false;
  if (is(before, W.Det) && unit?.lower.endsWith('ed') === true && isNominal(after)) return false;
  if (
    unit?.lower === 'states' &&
    !(
      after?.kind === 'quotation' ||
      isMark(after, ':') ||
      (after?.lower === 'that' && is(units[head + 2], W.Det | W.SubjectPronoun))
    )
  )
    return false;
  // "he points out" has no object; the particle proves the verb.
  if (is(unit, W.NounLike) && !(POINT_FORMS.has(unit?.lower ?? '') && after?.lower === 'out')) {
    if (from === 0 && after?.lower !== 'that') return false;
    const object =
      is(after, W.That | W.Det | W.Possessive | W.SubjectPronoun | W.To | W.Subord | W.Rel) ||
      after?.kind === 'quotation' ||
      after?.capital === true ||
      isMark(after, ':,');
    if (!object && !(pronounLike && !is(after, W.Prep))) return false;
    if (is(before, W.Coord) && !isFinite(units[from - 2]) && after?.lower !== 'that') return false;
  }
  // "the senator accused of", "people described as": a participle without its auxiliary, not a statement.
  if (
    (cue.frame & (F.Clause | F.That | F.Quote)) === 0 &&
    unit?.lower.endsWith('ed') === true &&
    /^(?:of|as|in|on|for|to|at|with|and)$/.test(after?.lower ?? '')
  )
    return false;
  return true;
}

function groupEnd(units: readonly Unit[], head: number, cue: Cue): number {
  let to = head + 1;
  if (PARTICLES.get(cue.lemma)?.has(units[to]?.lower ?? '') === true) to += 1;
  const [preposition, article, venue] = [units[to], units[to + 1], units[to + 2]];
  if (
    preposition?.lower === 'in' &&
    (article?.lower === 'a' || article?.lower === 'an') &&
    CUE_VENUES.has(venue?.lower ?? '')
  ) {
    if (!is(units[to + 3], W.Prep | W.Participle) || isMark(units[to + 3], ',.')) to += 3;
  }
  if (/^(?:repeatedly|simply|bluntly|publicly|again|flatly)$/.test(units[to]?.lower ?? '')) to += 1;
  return isMark(units[to], ':') ? to + 1 : to;
}

/** "issued a statement saying": the issuing verb opens the cue. */
function issuingStart(units: readonly Unit[], from: number): number {
  if (!CUE_VENUES.has(units[from - 1]?.lower ?? '')) return from;
  for (let i = from - 2; i >= Math.max(0, from - 5); i -= 1) {
    if (ISSUING.has(units[i]?.lower ?? '')) return i;
    if (isComma(units[i]) || (is(units[i], W.Prep) && units[i]?.lower !== 'out')) return from;
  }
  return from;
}
