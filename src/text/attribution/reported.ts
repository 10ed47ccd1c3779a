import { RELATIVES } from '../lexicon/clauses.js';
import { CUES } from '../lexicon/cues.js';
import { DOCUMENT_HEADS } from '../lexicon/names.js';
import { OF_CLAUSES, POSITIONS, RECORD_HEADS } from '../lexicon/positions.js';
import { W, wordClass } from '../lexicon/word-classes.js';
import type { Document } from '../reading/document.js';
import type { Range } from '../reading/sentences.js';
import type { FoundAttribution } from './found-attribution.js';

/** "wants to", "has agreed to": what somebody means to do is an act; promises and threats are claims. */
const INTENTIONS = new Set(
  'want agree offer plan intend hope seek try decide propose ask wish demand prefer'.split(' '),
);
/** Nouns that report without a verb: "in her view", "amid fears that". */
const NOUNS = new Set(
  'view opinion belief claim contention argument fears fear hopes concerns rumours rumors speculation words account answer'.split(
    ' ',
  ),
);
/** Verbs that tell what somebody holds even where they are negated: "does not accept this". */
const HELD_OFF = new Set('accept think believe expect agree'.split(' '));
const SAYING_OF = /^(?:rule out|(?:complain|speak|talk|boast|joke) (?:of|about))$/;
/** What is rejected by a decision, not in words. */
const DECIDED = new Set(
  'offer offers bid bids motion appeal appeals application applications amendment petition'.split(' '),
);
/** Words of an object that are looked at. */
const LONGEST_OBJECT = 8;
const OPENS_CLAUSE = new Set('that whether if how why what who where when which whoever whatever only'.split(' '));

/**
 * Whether an attribution makes a claim in the product. PolNeAR also annotates what people want, plan, do and do not say; a desk
 * takes those for events that the article itself reports (eval/gold/README.md).
 */
export function isReported(document: Document, found: FoundAttribution, isFinite: (token: number) => boolean): boolean {
  const { tokens } = document;
  if (found.kind === 'colon' || found.kind === 'according') return true;
  if (isAnybody(document, found)) return false;
  const first = found.content[0];
  if (first === undefined) return false;
  const speech = tokens[first.from]?.kind === 'quote';
  const verb = verbOf(document, found.cue) ?? (found.lemma === 'outline' ? found.lemma : undefined);
  if (found.negated || verb === 'yet') return verb !== undefined && HELD_OFF.has(verb);
  if (speech) return true;
  if (isNobody(document, found.source)) return false;
  if (verb === undefined || endsInRelative(document, found.content)) return false;
  const opening = tokens[first.from]?.lower ?? '';
  // "says nothing about the licence", "called a rally": nothing is said, something is done.
  if (opening === 'nothing' || opening === 'little') return false;
  if (verb === 'call' && found.kind === 'verb' && (opening === 'a' || opening === 'an')) return false;
  const clause = OPENS_CLAUSE.has(opening);
  if (isAct(document, found, verb)) return false;
  if (NOUNS.has(verb)) return true;
  if (opening === 'to' && INTENTIONS.has(verb)) return false;
  if (opening === 'not' && tokens[first.from + 1]?.lower === 'to') return false;
  // "reported it to the company"
  if (verb === 'point' && !clause && tokens[found.cue.to - 1]?.lower !== 'out') return false;
  if (verb === 'report' && tokens[first.from + 1]?.lower === 'to') return false;
  if (isAsked(document, found)) return false;
  if (verb === 'ask' && first.to - first.from < 2) return false;
  // "ruled out a rise", "complained of chaos", "spoke of betrayal": no act and no feeling without words.
  if (
    SAYING_OF.test(
      `${verb} ${(first.from > found.cue.to ? tokens[first.from - 1] : tokens[found.cue.to - 1])?.lower ?? ''}`,
    )
  )
    return true;
  if (OF_CLAUSES.has(verb) && !clause && isDocument(document, found.source)) return true;
  if (OF_CLAUSES.has(verb) && !clause) return found.content.some((piece) => holds(document, piece, isFinite));
  return found.source !== null || found.kind === 'passive' || clause;
}

/**
 * "rejected an offer", "opposed the plan", "was first reported by the Echo", "tells the story of": done or told, not stated.
 */
function isAct({ tokens }: Document, { kind, cue, content }: FoundAttribution, verb: string): boolean {
  const first = content[0] ?? cue;
  if (
    content.some(({ from, to }) => tokens.slice(from, Math.min(to, from + 60)).some((token) => token.kind === 'quote'))
  )
    return false;
  const words = tokens.slice(first.from, Math.min(first.to, first.from + LONGEST_OBJECT)).map(({ lower }) => lower);
  const clause = OPENS_CLAUSE.has(words[0] ?? '');
  if (verb === 'reject') return !clause && words.some((word) => DECIDED.has(word));
  if (verb === 'oppose') return cue.to - cue.from === 1 && tokens[cue.from]?.lower === 'opposed';
  if (verb === 'report')
    return kind === 'passive' && first.to <= cue.from && !/^(?:to|that)$/.test(words[0] ?? '') && words.length < 5;
  if (verb === 'tell')
    return (wordClass(words[0] ?? '') & W.Det) !== 0 && /^(?:story|stories|tale|tales)$/.test(words[1] ?? '');
  return (
    (verb === 'talk' || verb === 'speak') &&
    words[0] !== 'of' &&
    words[0] !== 'about' &&
    !clause &&
    tokens[cue.to - 1]?.lower === 'on'
  );
}

/** The last word of the cue that can report: its form, or its base where it is a verb of the lists above. */
function verbOf({ tokens }: Document, cue: Range): string | undefined {
  let verb: string | undefined;
  for (let i = cue.from; i < cue.to; i += 1) {
    const lower = tokens[i]?.lower ?? '';
    if (NOUNS.has(lower)) return lower;
    verb = CUES.get(lower)?.lemma ?? POSITIONS.get(lower) ?? OF_CLAUSES.get(lower) ?? verb;
    if (lower === 'yet' && tokens[i + 1]?.lower === 'to') return 'yet';
  }
  return verb;
}

/** "You tell a mother that", "Are you saying he lied?": anybody, or a question; "you said" is a report. */
function isAnybody({ tokens }: Document, { source, cue }: FoundAttribution): boolean {
  if (source === null || source.to - source.from > 1 || tokens[source.from]?.lower !== 'you') return false;
  return /^(?:base|gerund)$/.test(CUES.get(tokens[cue.to - 1]?.lower ?? '')?.form ?? '');
}

/** "Nobody thinks", "No minister said": nobody says it. */
function isNobody({ tokens }: Document, source: Range | null): boolean {
  if (source === null) return false;
  // "Nobody [in there] thinks": the rules may see the last noun only.
  for (let i = source.from; i >= Math.max(0, source.from - 3); i -= 1) {
    const lower = tokens[i]?.lower ?? '';
    if (/^(?:nobody|none|nothing|no-one)$/.test(lower)) return true;
    if (i === source.from && /^(?:no|neither)$/.test(lower)) return true;
    if (i < source.from && (wordClass(lower) & W.Prep) === 0) return false;
  }
  return false;
}

/** "a figure that Sahota also quoted": the words describe a thing, they are not what was said. */
function endsInRelative({ tokens }: Document, content: readonly Range[]): boolean {
  const piece = content.at(-1);
  if (content.length === 1 && piece?.to === (piece?.from ?? 0) + 1 && tokens[piece?.from ?? 0]?.lower === 'which')
    return true;
  if (piece === undefined || (content.length === 1 && piece.to - piece.from === 1)) return false;
  return /^(?:that|which|whom|who)$/.test(tokens[piece.to - 1]?.lower ?? '');
}

/** "Asked whether …, she laughed", "asked about the report": the question is not his. */
function isAsked({ tokens }: Document, { cue, source, lemma }: FoundAttribution): boolean {
  if (lemma !== 'ask') return false;
  const last = tokens[cue.to - 1]?.lower;
  // "An official, asked whether a meeting was planned, replied"
  if (
    source !== null &&
    tokens[cue.from - 1]?.text === ',' &&
    cue.to - cue.from === 1 &&
    tokens[cue.from]?.lower === 'asked'
  )
    return true;
  return last === 'about' || last === 'by' || (source === null ? cue.to - cue.from < 3 : source.from > cue.from);
}

/** "A report found cracks": what a text finds or shows it claims; what people find is an event. */
export function isDocument({ tokens }: Document, source: Range | null): boolean {
  for (let i = source?.from ?? 0; i < (source?.to ?? 0); i += 1) {
    const lower = tokens[i]?.lower ?? '';
    if ((wordClass(lower) & W.Prep) !== 0 || lower === ',') return false;
    if (DOCUMENT_HEADS.has(lower) || RECORD_HEADS.has(lower)) return true;
  }
  return false;
}

/** Whether words state something, clauses about a noun in them aside. */
function holds({ tokens }: Document, piece: Range, isFinite: (token: number) => boolean): boolean {
  for (let i = piece.from; i < piece.to; i += 1) {
    if (RELATIVES.has(tokens[i]?.lower ?? '') && i > piece.from) return false;
    if (isFinite(i)) return true;
  }
  return false;
}
