import { CUES, Frame as F } from '../lexicon/cues.js';
import { RELATIVES } from '../lexicon/clauses.js';
import { wordClass, W } from '../lexicon/word-classes.js';
import type { Document } from '../reading/document.js';
import { datelineOf } from '../reading/headline.js';
import type { Range } from '../reading/sentences.js';
import type { FoundAttribution } from './found-attribution.js';
import { classOf } from '../reading/tokens.js';

/** Prepositions that tell where or when something is said. */
const PLACES = new Set(
  'outside inside at in on near after before during behind beside across from under over by amid'.split(' '),
);
const BLAMING = /^(?:blamed|attributed|ascribed|pinned)$/;
/** Words further apart are not compared. */
const LONGEST_CLAUSE = 40;
const LONGEST_TAIL = 7;
/** Sources of a lower probability give way to the longer ones of the rules. */
const UNSURE = 0.5;
/** Words of a lower probability give way to those of the rules for the same cue. */
const DOUBTFUL = 0.3;
const ALL_OF_THEM = new Set(['both', 'all', 'each']);

/**
 * The network's attributions with the bounds of the rules' where grammar leaves no doubt that these are right: a missing source, the
 * first name of a list, the addressee of a told person, words before "X said, raising fears".
 */
export function mendBounds(
  document: Document,
  tagged: readonly FoundAttribution[],
  byRule: readonly FoundAttribution[],
  isFinite: (token: number) => boolean,
): FoundAttribution[] {
  const rules = [...byRule].sort((a, b) => a.cue.from - b.cue.from);
  let next = 0;
  return tagged.flatMap((found) => {
    while (next < rules.length && (rules[next]?.cue.to ?? 0) <= found.cue.from) next += 1;
    const rule = rules[next];
    const cause = blamedBy(document, found);
    if (cause !== undefined) return [cause];
    const accused = accusedBy(document, found);
    if (accused !== undefined) return [accused];
    const twin = rule !== undefined && rule.cue.from < found.cue.to ? rule : undefined;
    if (twin?.kind === 'passive' && found.kind !== 'passive') return [{ ...twin, confidence: found.confidence }];
    if (twin !== undefined && crossesSemicolon(document, found))
      return [{ ...found, source: twin.source, content: twin.content }];
    const source = mendedSource(document, found, twin, isFinite);
    return source === undefined
      ? []
      : [{ ...found, source, content: mendedContent(document, { ...found, source }, twin, isFinite) }];
  });
}

/** "The co-op has warned that …; [a spokesman] said": neither source nor words of a cue stand beyond a semicolon. */
function crossesSemicolon({ tokens }: Document, { source, cue, content }: FoundAttribution): boolean {
  return [...content, ...(source === null ? [] : [source])].some((range) => {
    const [from, to] = range.from < cue.from ? [range.to, cue.from] : [cue.to, range.from];
    if (to - from > LONGEST_CLAUSE) return false;
    const between = tokens.slice(from, to);
    return between.some(({ text }) => text === ';') && !between.some(({ kind }) => kind === 'quote' || kind === 'stop');
  });
}

/** Undefined where the source shows that nothing was said: "[the] noted astronomer", "[neither] confirmed nor denied". */
function mendedSource(
  document: Document,
  { source, cue, frame, confidence }: FoundAttribution,
  twin: FoundAttribution | undefined,
  isFinite: (token: number) => boolean,
): Range | null | undefined {
  const { tokens } = document;
  if (source === null) return twin?.source ?? null;
  const named = withoutPlace(document, source, cue, twin?.source ?? null);
  if (named !== undefined) return named;
  // "when [race] judges ruled": a bare plural begins with the nouns before it.
  const bare = bareStart(document, source, isFinite);
  if (twin === undefined && bare < source.from) return { from: bare, to: source.to };
  const around = twin?.source ?? null;
  if (around !== null && isWithin(document, source, around, confidence.source ?? 1)) return around;
  const word = source.to - source.from === 1 ? (tokens[source.from]?.lower ?? '') : '';
  if (ALL_OF_THEM.has(word) && source.to <= cue.from) {
    const from = Math.max(document.frames[frame]?.from ?? source.from, datelineOf(document, frame)?.to ?? 0);
    return holdsFinite(from, source.from, isFinite) ? source : { from, to: source.to };
  }
  if (word === 'neither') return undefined;
  const cls = wordClass(word);
  if (word !== '' && (cls & W.Det) !== 0 && (cls & W.SubjectPronoun) === 0) return twin?.source ?? undefined;
  // "Kestran, [Orlish and Tamarese officials] said": the network lost the head of the list.
  const longer = twin?.source ?? source;
  const list = tokens[source.from - 1]?.text === ',' && longer.to === source.to && longer.from < source.from;
  return list ? longer : source;
}

/** Where a source without determiner begins: plain nouns and adjectives right before it are its own. */
function bareStart({ tokens }: Document, { from }: Range, isFinite: (token: number) => boolean): number {
  const plain = (i: number): boolean => {
    const token = tokens[i];
    return token?.kind === 'word' && !token.capital && wordClass(token.lower) === 0 && !isFinite(i);
  };
  if (!plain(from)) return from;
  let start = from;
  while (from - start < 2 && plain(start - 1)) start -= 1;
  return start;
}

/** "Residents reached by [telephone] said", "a memo seen by [the Echo] warned": part of the phrase that the rules have whole. */
function isWithin({ tokens }: Document, source: Range, whole: Range, confidence: number): boolean {
  if (whole.from > source.from || whole.to < source.to || whole.to - whole.from === source.to - source.from)
    return false;
  const governed = (wordClass(tokens[source.from - 1]?.lower ?? '') & W.Prep) !== 0;
  return governed || confidence < UNSURE;
}

/** "a decline blamed by the office on wells": the office says nothing but the cause. */
function blamedBy({ tokens }: Document, found: FoundAttribution): FoundAttribution | undefined {
  const { cue, source } = found;
  if (
    source === null ||
    source.from < cue.to ||
    !BLAMING.test(
      tokens[cue.to - 1]?.lower === 'by' ? (tokens[cue.to - 2]?.lower ?? '') : (tokens[cue.to - 1]?.lower ?? ''),
    )
  )
    return undefined;
  if (tokens[source.from - 1]?.lower !== 'by' && tokens[cue.to - 1]?.lower !== 'by') return undefined;
  for (let i = source.from + 1; i < source.to - 1; i += 1)
    if (/^(?:on|to)$/.test(tokens[i]?.lower ?? ''))
      return {
        ...found,
        kind: 'passive',
        source: { from: source.from, to: i },
        content: [{ from: i + 1, to: source.to }],
      };
  return undefined;
}

/** "Both have been accused by [ministers] of talking the country down": "of" opens what they are accused of. */
function accusedBy({ tokens }: Document, found: FoundAttribution): FoundAttribution | undefined {
  const { cue, source, lemma } = found;
  if (lemma !== 'accuse' || source === null || source.from < cue.to) return undefined;
  for (let i = source.from + 1; i < source.to - 1; i += 1)
    if (tokens[i]?.lower === 'of' && (wordClass(tokens[i + 1]?.lower ?? '') & W.Gerund) !== 0)
      return {
        ...found,
        kind: 'passive',
        source: { from: source.from, to: i },
        content: [...found.content.filter(({ to }) => to <= cue.from), { from: i, to: source.to }],
      };
  return undefined;
}

/** "Outside a bakery, its owner [said]", "Outside court Lena Oduya": where it was said is no part of who said it. */
function withoutPlace({ tokens }: Document, { from, to }: Range, cue: Range, own: Range | null): Range | undefined {
  const first = tokens[from];
  if (to > cue.from || first?.capital !== true || !PLACES.has(first.lower)) return undefined;
  for (let i = from + 2; i < to - 1; i += 1)
    if (tokens[i]?.text === ',') {
      if (!RELATIVES.has(tokens[i + 1]?.lower ?? '')) return { from: i + 1, to };
      break;
    }
  if (own !== null && own.from > from && own.from < to) return own;
  for (let i = from + 2; i < to; i += 1) if (tokens[i]?.capital === true) return { from: i, to };
  return undefined;
}

function mendedContent(
  document: Document,
  found: FoundAttribution,
  twin: FoundAttribution | undefined,
  isFinite: (token: number) => boolean,
): Range[] {
  const { tokens } = document;
  const [first, ...rest] = found.content;
  if (first === undefined) return found.content;
  if (twin !== undefined && found.confidence.content < DOUBTFUL) return twin.content;
  // "[Petrels find their burrows by scent, and] they do it better in rain, researchers said": all that stands before.
  const whole = twin?.content[0];
  const joins = /^(?:and|but)$/.test(tokens[first.from - 1]?.lower ?? '');
  if (joins && first.to <= found.cue.from && whole !== undefined && whole.from < first.from && whole.to >= first.to)
    return twin?.content ?? found.content;
  if (isTrailing(document, found, first)) return precedingClause(document, found, isFinite) ?? found.content;
  const own = twin?.content[0];
  // "moves which North Valdoria perceives as hostile": what the words are about stands before "which".
  const relative = first.to - first.from === 1 && /^(?:which|that)$/.test(tokens[first.from]?.lower ?? '');
  if (relative && own?.to === first.from && twin?.content.length === 2) return twin.content;
  const addressee = ((CUES.get(found.lemma)?.frame ?? 0) & F.Addressee) !== 0;
  if (
    addressee &&
    own !== undefined &&
    own.from > first.from &&
    own.from < first.to &&
    !RELATIVES.has(tokens[own.from]?.lower ?? '') &&
    !RELATIVES.has(tokens[own.from - 1]?.lower ?? '') &&
    !opensClause(tokens[first.from]?.lower)
  )
    return [{ from: own.from, to: first.to }, ...rest];
  const tail = twin === undefined ? undefined : tailOf(document, found, twin, isFinite);
  if (tail !== undefined) return [...found.content.slice(0, -1), tail];
  return found.content;
}

/** "agreed with the board[, for now]", "recommended approval[, with conditions]": a phrase that the network left behind a comma. */
function tailOf(
  { tokens }: Document,
  { content }: FoundAttribution,
  twin: FoundAttribution,
  isFinite: (token: number) => boolean,
): Range | undefined {
  const last = content.at(-1);
  const own = twin.content.at(-1);
  if (last === undefined || own === undefined || own.from > last.from || own.to <= last.to + 1) return undefined;
  if (tokens[last.to]?.text !== ',' || own.to - last.to > LONGEST_TAIL) return undefined;
  if (tokens[own.to]?.kind !== 'stop' || (wordClass(tokens[last.to + 1]?.lower ?? '') & W.Prep) === 0) return undefined;
  for (let i = last.to; i < own.to; i += 1)
    if (isFinite(i) || tokens[i]?.kind === 'quote' || (i > last.to && tokens[i]?.text === ',')) return undefined;
  return { from: last.from, to: own.to };
}

/** Only "raising fears" or those whom the source cites follow the cue: what was said stands before. */
function isTrailing({ tokens }: Document, { cue, source }: FoundAttribution, first: Range): boolean {
  if (source === null || first.from < cue.to || source.from > cue.from) return false;
  const before = tokens[first.from - 1];
  if (before?.text === ',' && first.from === cue.to + 1) return (classOf(tokens[first.from]) & W.Gerund) !== 0;
  return /^(?:citing|quoting)$/.test(before?.lower ?? '') && before !== undefined && first.from - 1 >= cue.to;
}

function precedingClause(
  document: Document,
  { frame, source }: FoundAttribution,
  isFinite: (token: number) => boolean,
): Range[] | undefined {
  const from = Math.max(document.frames[frame]?.from ?? 0, datelineOf(document, frame)?.to ?? 0);
  const to = (source?.from ?? 0) - 1;
  return document.tokens[to]?.text === ',' && holdsFinite(from, to, isFinite) ? [{ from, to }] : undefined;
}

function opensClause(word: string | undefined): boolean {
  return word === 'that' || word === '“' || word === '"' || (wordClass(word ?? '') & W.SubjectPronoun) !== 0;
}

function holdsFinite(from: number, to: number, isFinite: (token: number) => boolean): boolean {
  for (let i = from; i < to; i += 1) if (isFinite(i)) return true;
  return false;
}
