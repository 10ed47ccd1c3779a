import type { Draft } from './attribution-draft.js';
import { opensReporterClause } from './clause-bounds.js';
import { forwardContent } from './content-start.js';
import type { Unit } from '../reading/document.js';
import { W } from '../lexicon/word-classes.js';
import { phraseEnd } from './phrase-end.js';
import { phraseStart } from './phrase-start.js';
import { holdsVerb, is, isComma } from '../reading/unit-kinds.js';
import type { VerbGroup } from './verb-group.js';

/** "described by X as …", "as reported by X", "first reported by X". */
export function passiveDraft(units: readonly Unit[], group: VerbGroup, floor: number): Draft | undefined {
  const by = units[group.to]?.lower === 'by' ? group.to : -1;
  const base = { kind: 'passive' as const, lemma: group.cue.lemma, negated: group.negated, antecedent: null };
  if (by < 0) {
    const content = forwardContent(units, group, group.to);
    if (!impersonal(units, group) || content.at < 0 || !is(units[content.at], W.That)) return undefined;
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
  const end = phraseEnd(units, by + 1, units.length);
  if (end <= by + 1) return undefined;
  const source = { from: by + 1, to: end };
  const cue = { from: group.from, to: by + 1 };
  const aside = units[group.from - 1]?.lower === 'as';
  const edge = aside ? group.from - 1 : group.from;
  const territory = isComma(units[edge - 1]) ? edge - 1 : edge;
  const parts = { ...base, cue, source, territory, sibling: territory < edge };
  if (aside) return asideDraft(units, { ...parts, parenthetical: true }, territory, end, floor);
  if (/^(?:as|to)$/.test(units[end]?.lower ?? '')) {
    return { ...parts, parenthetical: false, forward: end, forwardQuote: false, backward: -1, resume: -1 };
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

export function accordingDraft(units: readonly Unit[], at: number, floor: number): Draft | undefined {
  const opens =
    at <= floor + 1 ||
    (isComma(units[at - 1]) && !holdsVerb(units, floor, at - 1)) ||
    (is(units[at - 1], W.Coord | W.That) && at - 1 > floor && isComma(units[at - 2]));
  const end = phraseEnd(units, at + 2, units.length, !opens);
  if (end <= at + 2) return undefined;
  const base = {
    kind: 'according' as const,
    lemma: 'according',
    negated: false,
    parenthetical: false,
    cue: { from: at, to: at + 2 },
    source: { from: at + 2, to: end },
    antecedent: null,
  };
  const territory = isComma(units[at - 1]) ? at - 1 : at;
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
