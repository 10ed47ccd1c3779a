import type { Draft, UnitRange } from './attribution-draft.js';
import type { Unit } from '../reading/document.js';
import { CUE_VENUES, Frame as F, SPEECH_NOUNS } from '../lexicon/cues.js';
import { AUXILIARY, W } from '../lexicon/word-classes.js';
import { phraseEnd } from './phrase-end.js';
import { phraseStart } from './phrase-start.js';
import { is, isComma, isDash, isFinite, isMark, isNominal } from '../reading/unit-kinds.js';
import type { VerbGroup } from './verb-group.js';

export interface Subject {
  readonly range: UnitRange | null;
  /** "…," said X: the subject stands after the verb. */
  readonly inverted: boolean;
  /** Taken over from an earlier verb: "and added", ", saying". */
  readonly shared: boolean;
}

const NONE: Subject = { range: null, inverted: false, shared: false };

/** Who does the speaking of a cue verb. `floor` is the first unit of the frame that is prose (after a dateline). */
export function subjectOf(units: readonly Unit[], group: VerbGroup, earlier: readonly Draft[], floor: number): Subject {
  const before = units[group.from - 1];
  const progressive = units.slice(group.from, group.head).some((unit) => is(unit, W.Be));
  if (group.cue.form === 'gerund' && !progressive) return gerundSubject(units, group, earlier, floor);
  const inverted = invertedSubject(units, group);
  if (inverted !== undefined) return inverted;
  if (before === undefined || group.from <= floor) return NONE;
  if (isComma(before)) return { ...NONE, range: beforeParenthesis(units, group.from, floor) };
  if (isDash(before)) return { ...NONE, range: beforeDashes(units, group.from, floor) };
  if (is(before, W.Coord)) return sharedSubject(units, group, earlier, floor);
  const from = phraseStart(units, group.from, floor);
  return from < group.from ? { ...NONE, range: { from, to: group.from } } : NONE;
}

function sharedSubject(units: readonly Unit[], group: VerbGroup, earlier: readonly Draft[], floor: number): Subject {
  const last = earlier.at(-1);
  const range = last?.source ?? mainSubject(units, group.from, floor);
  return { range, inverted: false, shared: true };
}

function gerundSubject(units: readonly Unit[], group: VerbGroup, earlier: readonly Draft[], floor: number): Subject {
  const before = units[group.from - 1];
  if (isNominal(before) && before?.kind === 'word' && !is(before, W.Time)) {
    const from = phraseStart(units, group.from, floor);
    const document =
      CUE_VENUES.has(before.lower) ||
      SPEECH_NOUNS.has(before.lower) ||
      /^(?:calls?|reports?|ads?|signs?)$/.test(before.lower);
    if (from < group.from && (document || units[from - 1]?.lower === 'with'))
      return { ...NONE, range: { from, to: group.from } };
  }
  return sharedSubject(units, group, earlier, floor);
}

/** Subject of the first finite verb of the frame before unit `limit`. */
export function mainSubject(units: readonly Unit[], limit: number, floor: number): UnitRange | null {
  for (let i = floor + 1; i < limit; i += 1) {
    if (!isFinite(units[i])) continue;
    let verb = i;
    while (verb > floor && is(units[verb - 1], W.Adverb | AUXILIARY) && !is(units[verb - 1], W.SubjectPronoun))
      verb -= 1;
    const to = isComma(units[verb - 1]) ? -1 : verb;
    const range = to < 0 ? beforeParenthesis(units, verb, floor) : { from: phraseStart(units, to, floor), to };
    if (range !== null && range.from < range.to && !is(units[range.from], W.Rel)) return range;
  }
  return null;
}

/** "Pratt, wine director at the inn, said": the name with its apposition; without a relative or inserted clause. */
function beforeParenthesis(units: readonly Unit[], verb: number, floor: number): UnitRange | null {
  const close = verb - 1;
  let open = -1;
  for (let i = close - 1; i > Math.max(floor, close - 45); i -= 1) {
    if (!isComma(units[i])) continue;
    open = i;
    const next = units[i + 1];
    // "Baker, 35, the daughter of …, said": keep looking left while the piece before is a number or a place.
    const tag =
      isComma(units[i - 2]) &&
      (units[i - 1]?.kind === 'number' || units[i - 1]?.capital === true) &&
      !isFinite(units[i - 1]);
    if (tag) continue;
    if (is(next, W.Coord)) continue;
    break;
  }
  if (open < 0) return null;
  const from = phraseStart(units, open, floor);
  if (from >= open) return null;
  const first = units[open + 1];
  const inserted =
    is(first, W.Gerund | W.Subord | W.Prep | W.Adverb | W.Participle | W.SubjectPronoun) &&
    first?.capital !== true &&
    !is(first, W.Det);
  return { from, to: inserted || first?.lower === 'according' || first?.lower === 'as' ? open : close };
}

/** "Venn — after a pause — said": the phrase before the first dash. */
function beforeDashes(units: readonly Unit[], verb: number, floor: number): UnitRange | null {
  for (let i = verb - 2; i > Math.max(floor, verb - 40); i -= 1) {
    if (!isDash(units[i])) continue;
    const from = phraseStart(units, i, floor);
    return from < i ? { from, to: i } : null;
  }
  return null;
}

function invertedSubject(units: readonly Unit[], group: VerbGroup): Subject | undefined {
  const before = units[group.from - 1];
  const after = units[group.to];
  const { cue } = group;
  if (cue.form !== 'finite' && cue.form !== 'base') return undefined;
  const told = (cue.frame & F.Addressee) !== 0 && cue.lemma !== 'ask';
  if ((cue.frame & F.Quote) === 0 || told || is(units[group.from], AUXILIARY)) return undefined;
  const afterQuote =
    before?.kind === 'quotation' ||
    (isComma(before) && units[group.from - 2]?.kind === 'quotation') ||
    (isDash(before) && units[group.from - 2]?.kind === 'quotation');
  if (!afterQuote && !isComma(before)) return undefined;
  if (
    after === undefined ||
    after.lower === 'that' ||
    (is(after, W.That | W.Prep | W.ObjectPronoun) && !is(after, W.SubjectPronoun))
  )
    return undefined;
  const to = phraseEnd(units, group.to, units.length, true);
  if (to <= group.to) return undefined;
  const follower = units[to];
  if (isFinite(follower) || is(follower, W.That) || isMark(follower, ':')) return undefined;
  if (!afterQuote && is(after, W.SubjectPronoun) && !is(after, W.Det))
    return to === units.length || isMark(follower, ',.') || is(follower, W.Prep) ? subject(group.to, to) : undefined;
  return subject(group.to, to);
}

function subject(from: number, to: number): Subject {
  return { range: { from, to }, inverted: true, shared: false };
}
