import type { Draft, UnitRange } from './attribution-draft.js';
import { SPEECH_NOUNS } from '../lexicon/cues.js';
import { MEDIA_WORDS } from '../lexicon/names.js';
import { AUXILIARY, W } from '../lexicon/word-classes.js';
import type { Unit } from '../reading/document.js';
import { holdsVerb, is, isClitic, isComma, isFinite, isMark } from '../reading/unit-kinds.js';
import { accordingDraft } from './draft-relayed.js';
import { phraseStart } from './phrase-start.js';

const VIEWS = new Set('view opinion words account telling estimation'.split(' '));
const RUMOURS = new Set(
  'reports rumours rumors claims allegations suggestions fears hopes concerns speculation'.split(' '),
);
const ANSWERS = new Set('answer reply response verdict explanation'.split(' '));
const MEDIA = new Set([...MEDIA_WORDS, 'media', 'press', 'papers', 'newspapers']);
const LONGEST_NAME = 8;

/** Attributions whose cue is a noun at unit `at`, or begins there: "in her view", "Lund’s belief that", "reports in the press that". */
export function nominalDraft(units: readonly Unit[], at: number, floor: number): Draft | undefined {
  const lower = units[at]?.lower ?? '';
  if (lower === 'in') return viewDraft(units, at, floor);
  if (units[at + 1]?.lower === 'that' && SPEECH_NOUNS.has(lower)) return beliefDraft(units, at, floor);
  if (RUMOURS.has(lower)) return rumourDraft(units, at, floor);
  return ANSWERS.has(lower) ? answerDraft(units, at, floor) : undefined;
}

/** "In her view, …", "…, in Lund’s words, …". */
function viewDraft(units: readonly Unit[], at: number, floor: number): Draft | undefined {
  let noun = at + 1;
  while (noun < at + LONGEST_NAME && !VIEWS.has(units[noun]?.lower ?? '')) noun += 1;
  const source = possessor(units, noun, at + 1);
  if (source === null || source.from !== at + 1 || !isComma(units[noun + 1])) return undefined;
  const like = accordingDraft(units, at, floor, { cue: { from: noun, to: noun + 1 }, source, end: noun + 1 });
  return like && { ...like, lemma: 'view' };
}

/** "Lund’s contention that P": P, up to the verb of the sentence. What is repeated or affirmed already has a cue, its verb. */
function beliefDraft(units: readonly Unit[], at: number, floor: number): Draft | undefined {
  const source = possessor(units, at, floor);
  if (source === null || is(units[source.from - 1], W.Verb | W.Gerund)) return undefined;
  return nounDraft(units, at, source, at + 1);
}

/** "Reports in the local press that P", "fears among traders that P", "there are fears that P". */
function rumourDraft(units: readonly Unit[], at: number, floor: number): Draft | undefined {
  if (at > floor && is(units[at - 1], W.Verb | W.Gerund) && !is(units[at - 1], W.Be)) return undefined;
  let that = at + 1;
  while (that < at + LONGEST_NAME && units[that]?.lower !== 'that' && !isComma(units[that]) && !isFinite(units[that]))
    that += 1;
  if (units[that]?.lower !== 'that' || !holdsVerb(units, that + 1, units.length, 30)) return undefined;
  const people =
    /^(?:among|from|by)$/.test(units[at + 1]?.lower ?? '') ||
    units.slice(at + 1, that).some((unit) => MEDIA.has(unit.lower));
  return nounDraft(units, at, people && that > at + 2 ? { from: at + 2, to: that } : null, that);
}

/** "Lund’s answer came within the hour: …". */
function answerDraft(units: readonly Unit[], at: number, floor: number): Draft | undefined {
  const source = possessor(units, at, floor);
  if (source === null) return undefined;
  for (let i = at + 1; i < Math.min(units.length - 1, at + 12); i += 1)
    if (isMark(units[i], ':'))
      return {
        ...nounDraft(units, at, source, i + 1),
        kind: 'colon',
        forwardQuote: units[i + 1]?.kind === 'quotation',
      };
  return undefined;
}

function nounDraft(units: readonly Unit[], at: number, source: UnitRange | null, forward: number): Draft {
  return {
    kind: 'passive',
    lemma: units[at]?.lower ?? '',
    negated: false,
    parenthetical: false,
    cue: { from: at, to: at + 1 },
    source,
    territory: Math.min(at, source?.from ?? at),
    sibling: false,
    forward,
    forwardQuote: false,
    backward: -1,
    resume: -1,
    antecedent: null,
    until: mainVerb(units, forward),
  };
}

/** Who stands in the possessive before the noun at `noun`. */
function possessor(units: readonly Unit[], noun: number, floor: number): UnitRange | null {
  for (let i = noun - 1; i >= Math.max(floor, noun - 3); i -= 1) {
    if (is(units[i], W.Possessive)) return { from: i, to: i + 1 };
    if (!isClitic(units[i])) continue;
    const from = phraseStart(units, i, floor);
    return from < i ? { from, to: i } : null;
  }
  return null;
}

/** The verb that follows a whole clause without any link: "that taxes fell | was met with doubt". */
function mainVerb(units: readonly Unit[], from: number): number {
  let clause = false;
  let open = false;
  for (let i = from + 1; i < Math.min(units.length, from + 60); i += 1) {
    const unit = units[i];
    if (isComma(unit) || is(unit, W.Coord | W.Subord | W.Rel | W.That)) open = true;
    if (!isFinite(unit)) continue;
    if (clause && !open && !is(units[i - 1], AUXILIARY) && !is(units[i - 1], W.Adverb | W.To | W.SubjectPronoun))
      return i;
    clause = true;
    open = false;
  }
  return units.length;
}
