import { CUES, Frame as F } from '../lexicon/cues.js';
import { W } from '../lexicon/word-classes.js';
import type { Grammar } from '../claims/grammar.js';
import type { Document } from '../reading/document.js';
import type { Range } from '../reading/sentences.js';
import type { FoundAttribution } from './found-attribution.js';
import { isDocument } from './reported.js';
import { classOf } from '../reading/tokens.js';

const OPENS_CLAUSE = new Set('that whether if how why what who where when'.split(' '));
/** With these a bare clause is almost always what was said. */
const SAYING = new Set(
  'say tell claim argue insist add write explain think believe recall reply put view testify reckon call describe'.split(
    ' ',
  ),
);
/** Verbs that do nothing but speak for or against something. */
const SPEAKING_OUT = new Set(
  'speak complain contest put attribute ascribe credit recommend refute rebut urge dispute deny accuse blame denounce criticize criticise outline rule'.split(
    ' ',
  ),
);
const DESCRIBING = new Set('call describe dismiss label brand dub hail condemn reject'.split(' '));
/** "declared plans to": a position; "declared a day of mourning" is an act. */
const ANNOUNCING = new Set('declare announce'.split(' '));
/** What a text does with a finding. */
const SHOWING = new Set(
  'show find reveal confirm suggest indicate estimate project forecast put rule list log record register note recommend attribute describe depict criticize criticise blame conclude'.split(
    ' ',
  ),
);
/** Verbs that take a side on a thing in words: no act, as "found" or "recorded" may be. */
const SIDING = new Set(
  'criticize criticise denounce decry condemn praise hail applaud accuse blame reject dismiss defend endorse deride justify deny dispute doubt contest regret fear'.split(
    ' ',
  ),
);
const PLANS = new Set('plans plan proposals intentions support opposition'.split(' '));
const PARTICLES = new Set('up off out back on for in'.split(' '));
const ANYBODY = new Set('those these everybody everyone nobody anybody anyone'.split(' '));
const FIRST_PERSON = new Set('i we me us my our'.split(' '));

/**
 * Whether the grammar around a rule's cue leaves no doubt, so that it may add to what a trained network found: it names somebody
 * other than "I" or is a passive, says what they said as a clause or in quotation marks, and tells it as done ("may tell us how" is no
 * report). The network's `grammar` may show as much: a subject that says it and a finite verb that tells it.
 */
export function isSure(document: Document, found: FoundAttribution, grammar: Grammar): boolean {
  const { kind, source, content } = found;
  if (content[0] === undefined) return false;
  if (source === null)
    return kind === 'passive' && content.some(({ from }) => /^(?:to|that)$/.test(document.tokens[from]?.lower ?? ''));
  return (
    isSomebodys(document, found, source) && (isWorded(document, found, source) || isProved(found, source, grammar))
  );
}

/** Somebody in particular did so: no modal verb, and neither "I" nor "everybody" for a source. */
function isSomebodys({ tokens }: Document, { cue }: FoundAttribution, source: Range): boolean {
  for (let i = source.from; i < source.to; i += 1) {
    const cls = classOf(tokens[i]);
    if (source.to - source.from === 1 && (cls & W.Det) !== 0 && (cls & W.SubjectPronoun) === 0) return false;
    if ((cls & W.ObjectPronoun) !== 0 && (cls & (W.Possessive | W.SubjectPronoun)) === 0) return false;
  }
  if (source.to - source.from === 1 && FIRST_PERSON.has(tokens[source.from]?.lower ?? '')) return false;
  for (let i = cue.from; i < cue.to; i += 1) if ((classOf(tokens[i]) & W.Modal) !== 0) return false;
  if (ANYBODY.has(tokens[source.from]?.lower ?? '')) return false;
  return true;
}

/** "Forecasters reject the charge": a subject, and a finite verb that takes a side. */
function isProved({ kind, lemma, cue, negated }: FoundAttribution, source: Range, grammar: Grammar): boolean {
  if (!grammar.tagged || kind !== 'verb' || negated || !SIDING.has(lemma)) return false;
  return holds(cue, (token) => grammar.isFinite(token)) && holds(source, (token) => grammar.isSubject(token));
}

function holds({ from, to }: Range, is: (token: number) => boolean): boolean {
  for (let i = from; i < to; i += 1) if (is(i)) return true;
  return false;
}

/** Whether the words around the cue show it. */
function isWorded(document: Document, { kind, lemma, cue, content }: FoundAttribution, source: Range): boolean {
  const { tokens } = document;
  const first = content[0];
  if (first === undefined) return false;
  if (kind === 'according' || kind === 'colon') return true;
  const opening = tokens[first.from];
  if (OPENS_CLAUSE.has(opening?.lower ?? '') || opening?.kind === 'quote') return true;
  // "Rovers have sold the ground, the club announced"
  if (kind === 'verb' && first.to < cue.from && first.to - first.from > 3 && tokens[source.from - 1]?.text === ',')
    return true;
  if (kind === 'passive')
    return opening?.lower === 'as' || opening?.lower === 'to' || content.some((piece) => piece.to <= cue.from);
  if (SHOWING.has(lemma) && isDocument(document, source)) return true;
  if (SPEAKING_OUT.has(lemma) || (ANNOUNCING.has(lemma) && PLANS.has(opening?.lower ?? ''))) return true;
  if (DESCRIBING.has(lemma) && PARTICLES.has(opening?.lower ?? '')) return false;
  if (DESCRIBING.has(lemma))
    return content.some(({ from, to }) =>
      tokens.slice(from, Math.min(to, from + 60)).some((token) => token.kind === 'quote'),
    );
  return SAYING.has(lemma) && ((CUES.get(lemma)?.frame ?? 0) & F.Phrase) === 0;
}
