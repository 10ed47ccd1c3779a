import type { Document } from '../reading/document.js';
import { asideParagraphs } from '../reading/headline.js';
import type { Range } from '../reading/sentences.js';
import { CUES, SPEECH_NOUNS } from '../lexicon/cues.js';
import { wordClass, W } from '../lexicon/word-classes.js';
import type { FoundAttribution } from './found-attribution.js';
import { classOf } from '../reading/tokens.js';

interface Tables {
  /** Per token: 1 inside a quotation. */
  readonly quoted: Uint8Array;
  readonly isFinite: (token: number) => boolean;
}

/** What an event does to others, as reporters tell it behind an indirect speech. */
const EFFECTS = new Set('raising fuelling fueling prompting sparking triggering stoking dashing deepening'.split(' '));
/** ", while …" is searched for a cue so many tokens far. */
const LONGEST_CONTRAST = 40;

/** "repeated her view that": verbs by which a noun of speech is the speaker's own. */
const RESTATING = new Set('repeat affirm reaffirm reiterate restate express voice'.split(' '));

/**
 * The attributions with contents as a desk wants them: words outside quotation marks end with the sentence of their cue, a quotation
 * that goes on in the next paragraph stays with its speaker, and the reporter's own additions are left out.
 */
export function mendContents(
  document: Document,
  found: readonly FoundAttribution[],
  tables: Tables,
): FoundAttribution[] {
  const inSentence = withinSentences(document, found, tables.quoted);
  return withContinued(document, inSentence)
    .map((each) => ({ ...each, ...opened(document, each) }))
    .map((each) => ({ ...each, content: each.content.map((piece) => withoutTail(document, each, piece, tables)) }))
    .filter(({ content }) => content.length > 0);
}

/** Clips what is not quoted to the sentence of the cue; drops pieces in headlines and the like, and pieces that are another's. */
function withinSentences(
  document: Document,
  found: readonly FoundAttribution[],
  quoted: Uint8Array,
): FoundAttribution[] {
  const sentenceOf = new Int32Array(document.tokens.length);
  document.sentences.forEach(({ from, to }, index) => sentenceOf.fill(index, from, to));
  const asides = asideParagraphs(document);
  const at = (token: number): number => sentenceOf[token] ?? 0;
  const paragraphAt = (token: number): number => document.sentences[at(token)]?.paragraph ?? 0;
  // Pieces by their first token that some attribution of the same sentence holds.
  const held = new Set<number>();
  for (const { cue, content } of found) for (const { from } of content) if (at(from) === at(cue.from)) held.add(from);
  return found.map((each) => {
    const own = at(each.cue.from);
    const content = each.content.flatMap((piece) => {
      const paragraph = paragraphAt(piece.from);
      if (asides.has(paragraph) && paragraph !== paragraphAt(each.cue.from)) return [];
      const here = at(piece.from) === own;
      if (!here && held.has(piece.from)) return [];
      const speech = quoted[piece.from] === 1 || document.tokens[piece.from]?.kind === 'quote';
      if (speech || each.kind === 'colon') return [piece];
      // "She answered:" and the like reach into the next sentence.
      if (!here) return document.tokens[piece.from - 1]?.text === ':' ? [piece] : [];
      return [{ from: piece.from, to: Math.min(piece.to, document.sentences[own]?.to ?? piece.to) }];
    });
    return { ...each, content };
  });
}

/** A paragraph that opens with quotation marks goes on with the quotation that the one before it left open. */
function withContinued(document: Document, found: readonly FoundAttribution[]): FoundAttribution[] {
  const { quotations } = document;
  const owner = new Int32Array(document.tokens.length).fill(-1);
  found.forEach(({ content }, index) => {
    for (const { from, to } of content) owner.fill(index, from, to);
  });
  const speakerOf = new Map<number, number>();
  const given = new Map<number, Range[]>();
  quotations.forEach((quotation, q) => {
    const before = quotations[q - 1];
    if (before === undefined || before.closed || before.to !== quotation.from) return;
    const speaker = owner[before.from] ?? -1;
    if (speaker < 0 || owner[quotation.from] === speaker) return;
    const list = given.get(speaker);
    if (list) list.push(quotation);
    else given.set(speaker, [quotation]);
    speakerOf.set(quotation.from, speaker);
    owner.fill(speaker, quotation.from, quotation.to);
  });
  return found.map((each, index) => {
    const own = each.content.filter(({ from }) => (speakerOf.get(from) ?? index) === index);
    const more = (given.get(index) ?? []).map(({ from, to }) => ({ from, to }));
    return { ...each, content: [...own, ...more].sort((a, b) => a.from - b.from) };
  });
}

/** Contents from where they begin: "repeated her view [that …]", "expressed [admiration for …]", "said only [that …]". */
function opened(
  { tokens }: Document,
  { kind, lemma, source, cue, content }: FoundAttribution,
): Pick<FoundAttribution, 'cue' | 'content'> {
  const [first, ...rest] = content;
  if (first === undefined) return { cue, content };
  const lower = (i: number): string => tokens[i]?.lower ?? '';
  const from = (start: number): Range[] => [{ from: start, to: first.to }, ...rest];
  // "The plan was described by Lund as [a farce]", "a rule Lund described as [guidance]".
  const as =
    kind === 'passive' || (lemma === 'describe' && first.to <= cue.from)
      ? content.findIndex((piece) => piece.from >= cue.to && lower(piece.from) === 'as' && piece.from + 1 < piece.to)
      : -1;
  // "a forecast he described as [cautious]": the words before belong to the clause around.
  const apposed = source?.from === first.to && tokens[first.from - 1]?.text === ',' && content.length === 2;
  if (as > 0 && apposed) return { cue, content: rest.map(({ from, to }) => ({ from: from + 1, to })) };
  if (as >= 0)
    return { cue, content: content.map((piece, k) => (k === as ? { from: piece.from + 1, to: piece.to } : piece)) };
  if (lower(first.from) === 'only' && lower(first.from + 1) === 'that') return { cue, content: from(first.from + 1) };
  const owned = (wordClass(lower(first.from)) & (W.Possessive | W.Det)) !== 0;
  if (owned && RESTATING.has(lemma) && SPEECH_NOUNS.has(lower(first.from + 1)) && lower(first.from + 2) === 'that')
    return { cue: cue.to === first.from ? { from: cue.from, to: first.from + 2 } : cue, content: from(first.from + 2) };
  const preposition =
    cue.to === first.from && cue.to - cue.from > 2 && /^(?:for|about|over|at)$/.test(lower(cue.to - 1));
  if (preposition && /^express/.test(lower(cue.to - 3)))
    return { cue: { from: cue.from, to: cue.to - 2 }, content: from(cue.to - 2) };
  return { cue, content };
}

/** Without what the reporter adds behind the words of others: ", raising fears of …", ", but stopped short of …", ", while others demanded …". */
function withoutTail(
  { tokens }: Document,
  { kind, cue }: FoundAttribution,
  piece: Range,
  { quoted, isFinite }: Tables,
): Range {
  if (tokens[piece.from]?.kind === 'quote') return piece;
  if (piece.from < cue.to) return kind === 'according' ? afterSemicolon(tokens, piece, quoted) : piece;
  let modal = false;
  let states = false;
  for (let i = piece.from; i < piece.to - 2; i += 1) {
    if (quoted[i] === 1) continue;
    modal ||= (classOf(tokens[i]) & W.Modal) !== 0;
    states ||= isFinite(i);
    // "put the surge at three metres; in 2011 …": an object ends with its clause.
    const mark = tokens[i]?.text;
    if (!states && (mark === ';' || (mark === ':' && tokens[i + 1]?.kind !== 'quote')))
      return { from: piece.from, to: i };
    // "accused the station of lying and gave it a week": of mere words "and" joins the reporter's verbs.
    if (!states && tokens[i]?.lower === 'and' && isPastAct(tokens, i + 1, isFinite)) return { from: piece.from, to: i };
    if (tokens[i]?.text !== ',') continue;
    const joint = tokens[i + 1]?.lower;
    // A second verb of the reporter's clause has no subject; after "would" a plain past is no verb of the reported one.
    if ((joint === 'but' || (joint === 'and' && modal)) && isPastAct(tokens, i + 2, isFinite))
      return { from: piece.from, to: i };
    if (joint === 'while' && holdsCue(tokens, i + 2, Math.min(piece.to, i + LONGEST_CONTRAST), isFinite))
      return { from: piece.from, to: i };
    if (EFFECTS.has(joint ?? '')) return { from: piece.from, to: i };
  }
  return piece;
}

/** "Police said so; no charges were brought, according to Lee": Lee stands behind the last statement. */
function afterSemicolon(tokens: Document['tokens'], { from, to }: Range, quoted: Uint8Array): Range {
  for (let i = to - 1; i > from; i -= 1) if (tokens[i]?.text === ';' && quoted[i] !== 1) return { from: i + 1, to };
  return { from, to };
}

function isPastAct(tokens: Document['tokens'], at: number, isFinite: (token: number) => boolean): boolean {
  const verb = (classOf(tokens[at]) & W.Adverb) !== 0 ? at + 1 : at;
  return isFinite(verb) && (classOf(tokens[verb]) & W.Modal) === 0;
}

function holdsCue(tokens: Document['tokens'], from: number, to: number, isFinite: (token: number) => boolean): boolean {
  for (let i = from; i < to; i += 1) if (isFinite(i) && CUES.has(tokens[i]?.lower ?? '')) return true;
  return false;
}
