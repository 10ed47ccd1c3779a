import { W } from '../lexicon/word-classes.js';
import type { Range } from '../reading/sentences.js';
import type { Grammar } from './grammar.js';
import { classOf } from '../reading/tokens.js';

/** An antecedent has at most so many tokens. */
const LONGEST = 12;

/** The noun phrase that ends right before token `end`: "the river port of Dren". Empty if there is none. */
export function nounPhraseBefore(grammar: Grammar, end: number): Range {
  let from = end;
  for (let i = end - 1; i >= Math.max(0, end - LONGEST); i -= 1) {
    const token = grammar.tokens[i];
    if (token === undefined || (token.kind !== 'word' && token.kind !== 'number' && !/^[£$€%]$/.test(token.text)))
      break;
    const cls = token.cls;
    const opens = (cls & (W.Det | W.Possessive)) !== 0 && !token.capital;
    const other = W.Prep | W.Coord | W.Subord | W.Rel | W.That | W.To | W.Adverb;
    if (grammar.isFinite(i) || (!opens && token.lower !== 'of' && (cls & other) !== 0)) break;
    if (token.lower !== 'of') from = i;
    if (opens && grammar.tokens[i - 1]?.lower !== 'of') break;
  }
  return { from, to: end };
}

/** A relative clause told of its antecedent: words before and after the clause's own from token `from` on. */
export interface RelativeWording {
  readonly before: string;
  readonly from: number;
  /** Token before which `middle` stands; `middle` is '' where nothing does. */
  readonly at: number;
  readonly middle: string;
  readonly after: string;
}

/** "which opened in 2019" of "the clinic": "the clinic opened in 2019". `clause` begins with its relative word or its preposition. */
export function wordRelative(grammar: Grammar, clause: Range, antecedent: string): RelativeWording {
  const { tokens } = grammar;
  const at = relativeAt(grammar, clause);
  const lower = tokens[at]?.lower ?? '';
  const lead = tokens.slice(clause.from, at).map(({ text }) => text);
  const wording = { before: '', from: at + 1, at: -1, middle: '', after: '' };
  if (lower === 'when') return wording;
  if (lower === 'where') return { ...wording, after: `in ${antecedent}` };
  if (lower === 'whose') return { ...wording, before: possessive(antecedent) };
  // "11 of which are fakes", but "in which 38 died".
  if (lead.length > 1) return { ...wording, before: `${lead.join(' ')} ${antecedent}` };
  if (lead.length === 1) return { ...wording, after: `${lead[0] ?? ''} ${antecedent}` };
  const verb = verbAfter(grammar, at + 1, clause.to);
  if (lower === 'who' || isSubjectOf(grammar, at, verb)) return { ...wording, before: antecedent };
  return { ...wording, at: groupEnd(grammar, verb, clause.to), middle: antecedent };
}

export function possessive(name: string): string {
  return name.endsWith('s') ? `${name}’` : `${name}’s`;
}

function relativeAt({ tokens }: Grammar, { from, to }: Range): number {
  for (let i = from; i < Math.min(to, from + 5); i += 1)
    if (/^(?:who|whom|which|whose|where|when)$/.test(tokens[i]?.lower ?? '')) return i;
  return from;
}

/** Only adverbs stand between the relative word and its verb. */
function isSubjectOf({ tokens }: Grammar, at: number, verb: number): boolean {
  for (let i = at + 1; i < verb; i += 1) if ((classOf(tokens[i]) & W.Adverb) === 0) return false;
  return true;
}

function verbAfter(grammar: Grammar, from: number, to: number): number {
  for (let i = from; i < to; i += 1) if (grammar.isFinite(i)) return i;
  return from;
}

/** One past the verbs that follow one another from `verb` on. */
function groupEnd(grammar: Grammar, verb: number, to: number): number {
  let end = verb + 1;
  while (end < to && (grammar.isVerb(end) || (classOf(grammar.tokens[end]) & W.Adverb) !== 0)) end += 1;
  return end;
}
