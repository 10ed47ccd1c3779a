import type { Draft, UnitRange } from './attribution-draft.js';
import { opensReporterClause } from './clause-bounds.js';
import { forwardContent } from './content-start.js';
import { Frame as F } from '../lexicon/cues.js';
import type { Unit } from '../reading/document.js';
import { AUXILIARY, W } from '../lexicon/word-classes.js';
import { phraseEnd } from './phrase-end.js';
import { phraseStart } from './phrase-start.js';
import { holdsVerb, is, isComma, isFinite } from '../reading/unit-kinds.js';
import type { VerbGroup } from './verb-group.js';

/** "described by X as …", "as reported by X", "first reported by X". */
export function passiveDraft(units: readonly Unit[], group: VerbGroup, floor: number): Draft | undefined {
  const by = units[group.to]?.lower === 'by' ? group.to : -1;
  const base = { kind: 'passive' as const, lemma: group.cue.lemma, negated: group.negated, antecedent: null };
  const told = by < 0 ? toldDraft(units, group, null, group.to) : undefined;
  if (told !== undefined) return told;
  if (by < 0) {
    const content = forwardContent(units, group, group.to);
    if (!impersonal(units, group) || content.at < 0 || !is(units[content.at], W.That))
      return heldDraft(units, group, floor);
    const territory = group.from - 1;
    return {
      ...base,
      parenthetical: false,
      cue: { from: group.from, to: group.to },
      source: null,
      territory,
      sibling: territory <= floor,
      forward: content.at,
      forwardQuote: false,
      backward: -1,
      resume: -1,
    };
  }
  const near = phraseEnd(units, by + 1, units.length);
  if (near <= by + 1) return undefined;
  // "described by its director, Ann Lee, as": the apposition belongs to the source where "as" follows it.
  const far = isComma(units[near]) ? phraseEnd(units, by + 1, units.length, true) : near;
  const end = units[isComma(units[far]) ? far + 1 : far]?.lower === 'as' ? far : near;
  const source = { from: by + 1, to: end };
  const toldBy = toldDraft(units, group, source, end);
  if (toldBy !== undefined) return toldBy;
  const cue = { from: group.from, to: by + 1 };
  const aside = units[group.from - 1]?.lower === 'as';
  const edge = aside ? group.from - 1 : group.from;
  const territory = isComma(units[edge - 1]) ? edge - 1 : edge;
  const parts = { ...base, cue, source, territory, sibling: territory < edge };
  if (aside) return asideDraft(units, { ...parts, parenthetical: true }, territory, end, floor);
  const as = isComma(units[end]) && units[end + 1]?.lower === 'as' ? end + 1 : end;
  if (/^(?:as|to)$/.test(units[as]?.lower ?? '')) {
    const finite = is(units[group.from], AUXILIARY);
    const antecedent = finite ? sufferer(units, group, floor) : null;
    const until = finite ? {} : descriptionEnd(units, as);
    return {
      ...parts,
      ...until,
      parenthetical: false,
      forward: as,
      forwardQuote: false,
      backward: -1,
      resume: -1,
      antecedent,
    };
  }
  const subject = phraseStart(units, territory, floor);
  if (subject >= territory) return undefined;
  return {
    ...parts,
    parenthetical: false,
    forward: -1,
    forwardQuote: false,
    backward: -1,
    resume: -1,
    antecedent: { from: subject, to: territory },
  };
}

/** "the hall, described by Lee as a ruin, has no roof": a description within a clause ends at its comma. */
function descriptionEnd(units: readonly Unit[], as: number): { until?: number } {
  if (units[as + 1]?.kind === 'quotation') return { until: as + 2 };
  for (let i = as + 1; i < units.length; i += 1) if (isComma(units[i]) && isFinite(units[i + 1])) return { until: i };
  return {};
}

/** "were told by a clerk that …": the subject is who was told; without "by" nobody is named. */
function toldDraft(units: readonly Unit[], group: VerbGroup, source: UnitRange | null, end: number): Draft | undefined {
  if ((group.cue.frame & F.Addressee) === 0) return undefined;
  if (source === null && /^(?:i|we)$/.test(units[group.from - 1]?.lower ?? '')) return undefined;
  let at = end;
  // "was told, she said, that": what stands between commas is another's.
  if (isComma(units[at]) && source === null) {
    at += 1;
    while (at < Math.min(units.length, end + 6) && !isComma(units[at])) at += 1;
    at += 1;
    if (!is(units[at], W.That)) return undefined;
  }
  const opens = is(units[at], W.That | W.To) || /^(?:whether|how|why|what)$/.test(units[at]?.lower ?? '');
  const clause = is(units[at], W.SubjectPronoun) && holdsVerb(units, at + 1, at + 5);
  if ((!opens && !clause) || units.length < at + 4) return undefined;
  const territory = group.from;
  return {
    kind: 'passive',
    lemma: group.cue.lemma,
    negated: group.negated,
    parenthetical: false,
    cue: { from: group.from, to: source === null ? group.to : source.from },
    source,
    territory,
    sibling: false,
    forward: at,
    forwardQuote: false,
    backward: -1,
    resume: -1,
    antecedent: null,
  };
}

/** "is believed to have come": held by nobody who is named. "is expected to" is rather the article's own forecast. */
const HELD = new Set('believe say think report allege fear understand'.split(' '));

function heldDraft(units: readonly Unit[], group: VerbGroup, floor: number): Draft | undefined {
  if (!HELD.has(group.cue.lemma) || !is(units[group.to], W.To) || !is(units[group.from], W.Be)) return undefined;
  const antecedent = sufferer(units, group, floor);
  if (antecedent === null) return undefined;
  return {
    kind: 'passive',
    lemma: group.cue.lemma,
    negated: group.negated,
    parenthetical: false,
    cue: { from: group.from, to: group.to },
    source: null,
    territory: antecedent.from,
    sibling: antecedent.from <= floor,
    forward: group.to,
    forwardQuote: false,
    backward: -1,
    resume: -1,
    antecedent,
  };
}

/** The subject of a passive verb: what was described, who is believed to. */
function sufferer(units: readonly Unit[], group: VerbGroup, floor: number): UnitRange | null {
  if (isComma(units[group.from - 1])) {
    let comma = floor;
    while (comma < group.from - 1 && !isComma(units[comma])) comma += 1;
    return comma > floor && !holdsVerb(units, floor, comma) ? { from: floor, to: group.from - 1 } : null;
  }
  let from = phraseStart(units, group.from, floor);
  // "11 of which are believed to".
  if (is(units[from], W.Rel) && units[from - 1]?.lower === 'of' && from > floor + 1) from -= 2;
  return from < group.from ? { from, to: group.from } : null;
}

/** An aside about its clause: the content is what stands before it and, where the clause goes on, after it. */
export function asideDraft(
  units: readonly Unit[],
  base: Omit<Draft, 'forward' | 'forwardQuote' | 'backward' | 'resume'>,
  territory: number,
  end: number,
  floor: number,
): Draft | undefined {
  const opens = territory <= floor + 1 && !holdsVerb(units, floor, territory);
  if (opens) {
    let comma = end;
    while (comma < Math.min(units.length, end + 12) && !isComma(units[comma])) comma += 1;
    if (!isComma(units[comma])) return undefined;
    return {
      ...base,
      sibling: true,
      forward: comma + 1,
      forwardQuote: units[comma + 1]?.kind === 'quotation',
      backward: -1,
      resume: -1,
    };
  }
  const goesOn =
    isComma(units[end]) &&
    end + 1 < units.length &&
    !is(units[end + 1], W.Coord | W.Rel) &&
    !opensReporterClause(units, end + 1);
  return {
    ...base,
    sibling: false,
    forward: -1,
    forwardQuote: false,
    backward: territory,
    resume: goesOn && !holdsVerb(units, floor, territory) ? end + 1 : -1,
  };
}

/** "According to X, …", "…, according to X"; also "in X’s view", whose `named` parts are known already. */
export function accordingDraft(
  units: readonly Unit[],
  at: number,
  floor: number,
  named?: { cue: UnitRange; source: UnitRange; end: number },
): Draft | undefined {
  const opens =
    at <= floor + 1 ||
    (isComma(units[at - 1]) && !holdsVerb(units, floor, at - 1)) ||
    (is(units[at - 1], W.Coord | W.That) && at - 1 > floor && isComma(units[at - 2]));
  const end = named?.end ?? phraseEnd(units, at + 2, units.length, !opens);
  if (end <= at + 2) return undefined;
  const base = {
    kind: 'according' as const,
    lemma: 'according',
    negated: false,
    parenthetical: false,
    cue: named?.cue ?? { from: at, to: at + 2 },
    source: named?.source ?? { from: at + 2, to: end },
    antecedent: null,
  };
  const territory = isComma(units[at - 1]) ? at - 1 : at;
  // "The moths, according to Lund, may be weaker": subject before, verb after.
  if (territory < at && at > floor + 1 && isComma(units[end]) && isFinite(units[end + 1]))
    return {
      ...base,
      territory,
      sibling: false,
      forward: -1,
      forwardQuote: false,
      backward: territory,
      resume: end + 1,
    };
  if (opens) {
    let comma = end;
    while (comma < Math.min(units.length, end + 14) && !isComma(units[comma]) && units[comma]?.kind !== 'stop')
      comma += 1;
    const start = isComma(units[comma]) ? comma + 1 : end;
    if (start >= units.length) return undefined;
    return {
      ...base,
      territory,
      sibling: true,
      forward: start,
      forwardQuote: units[start]?.kind === 'quotation',
      backward: -1,
      resume: -1,
    };
  }
  return { ...base, territory, sibling: true, forward: -1, forwardQuote: false, backward: territory, resume: -1 };
}

/** The subject is a mere "it": "it was announced that …". */
export function impersonal(units: readonly Unit[], group: VerbGroup): boolean {
  return units[group.from - 1]?.lower === 'it';
}
