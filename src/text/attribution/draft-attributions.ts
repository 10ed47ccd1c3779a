import type { Draft, UnitRange } from './attribution-draft.js';
import { opensReporterClause } from './clause-bounds.js';
import { forwardContent, type ForwardContent } from './content-start.js';
import type { Frame, Unit } from '../reading/document.js';
import { accordingDraft, asideDraft, impersonal, passiveDraft } from './draft-relayed.js';
import { Frame as F, SPEECH_NOUNS } from '../lexicon/cues.js';
import { DOCUMENT_HEADS } from '../lexicon/names.js';
import { W } from '../lexicon/word-classes.js';
import { nominalDraft } from './draft-nominal.js';
import { phraseStart } from './phrase-start.js';
import { subjectOf, type Subject } from './subject.js';
import { holdsVerb, is, isClitic, isComma, isDash, isMark, isNominal } from '../reading/unit-kinds.js';
import { verbGroups, type VerbGroup } from './verb-group.js';

/** Drafts of one frame in order of their cues. `floor` is the first unit of prose. */
export function draftsOf(frame: Frame, floor: number, next: Frame | undefined): Draft[] {
  const { units } = frame;
  const drafts: Draft[] = [];
  const groups = verbGroups(frame);
  let g = 0;
  for (let i = floor; i < units.length; i += 1) {
    const group = groups[g];
    if (group !== undefined && group.head === i) {
      g += 1;
      const draft = group.passive ? passiveDraft(units, group, floor) : verbDraft(units, group, drafts, floor, next);
      if (draft !== undefined) drafts.push(draft);
    } else if (units[i]?.lower === 'according' && units[i + 1]?.lower === 'to') {
      const draft = accordingDraft(units, i, floor);
      if (draft !== undefined) drafts.push(draft);
    } else {
      const draft = nominalDraft(units, i, floor);
      if (draft !== undefined) drafts.push(draft);
    }
  }
  return drafts;
}

function verbDraft(
  units: readonly Unit[],
  group: VerbGroup,
  earlier: readonly Draft[],
  floor: number,
  next: Frame | undefined,
): Draft | undefined {
  const subject = subjectOf(units, group, earlier, floor);
  if (group.outlining && !isSpeech(units, subject.range)) return undefined;
  if (subject.range === null && (group.cue.frame & F.Phrase) !== 0 && (group.cue.frame & F.Quote) === 0)
    return undefined;
  const cue = cueRange(units, group);
  const at = subject.inverted && subject.range !== null ? subject.range.to : cue.to;
  const content = afterQuotation(units, subject, group)
    ? quoteOnly(forwardContent(units, group, at))
    : forwardContent(units, group, at);
  const asAside =
    subject.range !== null && !subject.inverted && units[subject.range.from - 1]?.lower === 'as' && content.at < 0;
  const bounds = territoryOf(units, group, subject, floor);
  const base = {
    kind: 'verb' as const,
    lemma: group.cue.lemma,
    negated: group.negated,
    cue,
    source: subject.range,
    ...bounds,
    antecedent: null,
  };
  if (asAside) return asideDraft(units, { ...base, parenthetical: true }, bounds.territory, cue.to, floor);
  const relative = relativeObject(units, subject.range, cue.to);
  if (relative !== null) {
    return {
      ...base,
      parenthetical: false,
      forward: cue.to,
      forwardQuote: false,
      backward: -1,
      resume: -1,
      antecedent: relative,
    };
  }
  let backward = backwardEnd(units, group, subject, content.at, content.quote, floor);
  const resume = content.at < 0 && backwardFrame(group) ? resumeAt(units, content.rest, subject.inverted) : -1;
  // "The toll, he added, would start in March": words before and after are one statement.
  const edge = subject.inverted || subject.range === null ? group.from : subject.range.from;
  if (backward < 0 && resume >= 0 && edge - 1 > floor && isComma(units[edge - 1]) && !subject.shared)
    backward = edge - 1;
  const colon = units.at(-1)?.lower === ':' && next?.units[0]?.kind === 'quotation' && cue.to >= units.length - 6;
  if (content.at < 0 && backward < 0 && !colon) return undefined;
  if (subject.range === null && backward < 0 && !content.quote && !impersonal(units, group)) return undefined;
  return {
    ...base,
    parenthetical: false,
    forward: content.at,
    forwardQuote: content.quote,
    backward,
    resume: backward >= 0 ? resume : -1,
  };
}

function backwardFrame(group: VerbGroup): boolean {
  return (group.cue.frame & (F.Quote | F.Clause | F.That)) !== 0;
}

/** Whether a quotation stands right before source or cue: then that is the content, whatever follows. */
function afterQuotation(units: readonly Unit[], subject: Subject, group: VerbGroup): boolean {
  if (subject.shared || !backwardFrame(group)) return false;
  const edge = subject.inverted || subject.range === null ? group.from : subject.range.from;
  const before = isComma(units[edge - 1]) ? units[edge - 2] : units[edge - 1];
  return before?.kind === 'quotation' && before.speech;
}

function quoteOnly(content: ForwardContent): ForwardContent {
  return content.quote ? content : { ...content, at: -1 };
}

/** "reaffirmed his view that …": the noun of speech belongs to the cue. */
function cueRange(units: readonly Unit[], group: VerbGroup): UnitRange {
  for (let i = group.to; i < Math.min(units.length, group.to + 5); i += 1) {
    const unit = units[i];
    if (is(unit, W.That) && i > group.to + 1 && SPEECH_NOUNS.has(units[i - 1]?.lower ?? ''))
      return { from: group.from, to: i };
    if (!is(unit, W.Possessive | W.Det) && !isNominal(unit)) break;
  }
  return { from: group.from, to: group.to };
}

/** Whether a subject is a speech, letter, report …: "Kim’s address", "the committee’s report". */
function isSpeech(units: readonly Unit[], range: UnitRange | null): boolean {
  if (range === null) return false;
  const head = units[range.to - 1]?.lower ?? '';
  if (!SPEECH_NOUNS.has(head) && !DOCUMENT_HEADS.has(head)) return false;
  for (let i = range.from; i < range.to - 1; i += 1) if (isClitic(units[i]) || is(units[i], W.Possessive)) return true;
  return false;
}

function territoryOf(
  units: readonly Unit[],
  group: VerbGroup,
  subject: Subject,
  floor: number,
): { territory: number; sibling: boolean } {
  let at =
    subject.shared || subject.inverted || subject.range === null
      ? group.from
      : Math.min(subject.range.from, group.from);
  const start = at;
  if (
    is(units[at - 1], W.Coord) ||
    /^(?:while|as|although|though|whereas|when|where|with|after|before|because)$/.test(units[at - 1]?.lower ?? '')
  )
    at -= 1;
  if (isComma(units[at - 1]) || isMark(units[at - 1], ';') || isDash(units[at - 1])) at -= 1;
  // "While some say …, others say …": the comma that ends the first clause parts the two.
  const parallel = isComma(units[start - 1]) && is(units[floor], W.Subord);
  return {
    territory: at,
    sibling: (at < start && (!isComma(units[start - 1]) || parallel)) || at <= floor || subject.shared,
  };
}

/** "…," X said: one past the last unit before the source, if the words there are what was said. */
function backwardEnd(
  units: readonly Unit[],
  group: VerbGroup,
  subject: Subject,
  forward: number,
  forwardQuote: boolean,
  floor: number,
): number {
  if (!backwardFrame(group) || subject.shared) return -1;
  const edge = subject.inverted || subject.range === null ? group.from : subject.range.from;
  const before = units[edge - 1];
  if (edge - 1 <= floor && before?.kind !== 'quotation') return -1;
  if (before?.kind === 'quotation') {
    return forward >= 0 && !forwardQuote ? -1 : edge;
  }
  if (!isComma(before) && !isDash(before)) return -1;
  if (forward >= 0 && !(forwardQuote && units[edge - 2]?.kind === 'quotation')) return -1;
  if (units[edge - 2]?.kind === 'quotation') return edge - 1;
  return holdsVerb(units, floor, edge - 1, 200) ? edge - 1 : -1;
}

/** First unit of what goes on after "…, he said, …"; -1 if nothing does. */
function resumeAt(units: readonly Unit[], comma: number, inverted: boolean): number {
  if (!isComma(units[comma])) return -1;
  const unit = units[comma + 1];
  if (unit === undefined) return -1;
  if (unit.kind === 'quotation') return comma + 1;
  // "said Ann Lee, a clerk": after an inverted cue more words describe the speaker.
  if (inverted) return -1;
  if (opensReporterClause(units, comma + 1)) return -1;
  if (is(unit, W.Rel | W.Coord | W.Subord | W.Prep) && !/^(?:to|in|for|of|by|including|because)$/.test(unit.lower))
    return -1;
  return comma + 1;
}

/** The words before "which X perceives as …". */
function relativeObject(units: readonly Unit[], source: UnitRange | null, cueEnd: number): UnitRange | null {
  if (source === null || units[cueEnd]?.lower !== 'as') return null;
  const relative = source.from - 1;
  if (!/^(?:which|that|whom)$/.test(units[relative]?.lower ?? '')) return null;
  const end = isComma(units[relative - 1]) ? relative - 1 : relative;
  const from = phraseStart(units, end, 0);
  return from < end ? { from, to: end } : null;
}
