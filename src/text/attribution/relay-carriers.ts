import { wordClass, W } from '../lexicon/word-classes.js';
import type { Document } from '../reading/document.js';
import type { Range } from '../reading/sentences.js';
import type { FoundAttribution } from './found-attribution.js';
import { sentencesOfTokens, without } from './token-ranges.js';

const CONFIDENCE = { source: 0.84, cue: 0.85, content: 0.75 };
const CARRIED = new Set(
  'reported relayed carried broadcast aired published quoted cited distributed read released'.split(' '),
);
const SPEECHES = new Set(
  'remarks comments commentary statement message letter speech address interview video post dispatch'.split(' '),
);
/** Texts that keep the words of others; a letter or a statement is its author's own. */
const RECORDS = new Set('minutes transcript transcripts recording recordings tape tapes'.split(' '));
const TEXTS = new Set('email e-mail letter memo message note document report recording diary'.split(' '));
const PUBLISHED = new Set('published released issued leaked posted shared broadcast quoted showed printed'.split(' '));
const LONGEST_NAME = 14;

/** Who carries the words of a sentence's speakers: `phrase` names the carrier and is nobody's words. */
interface Carrier {
  readonly phrase: Range;
  readonly source: Range;
  readonly cue: Range;
  /** Words that are carried, besides those of the speaker. */
  readonly words: readonly Range[];
}

/** Adds "as reported by KNA", "in remarks carried by CTV", "in minutes released on Monday", "X published a letter in which" around the speakers. */
export function withCarriers(document: Document, found: readonly FoundAttribution[]): FoundAttribution[] {
  const sentenceOf = sentencesOfTokens(document);
  const speakers = new Map<number, FoundAttribution[]>();
  for (const each of found) {
    const list = speakers.get(sentenceOf(each.cue.from));
    if (list) list.push(each);
    else speakers.set(sentenceOf(each.cue.from), [each]);
  }
  return [...speakers].flatMap(([sentence, all]) => {
    const range = document.sentences[sentence];
    const carrier = range && carrierIn(document.tokens, range);
    if (carrier === undefined) return all;
    const { phrase, words, cue } = carrier;
    const carried = all.filter((each) => each.cue.to <= phrase.from || each.cue.from >= phrase.to);
    if (!carried.some((each) => words.some((piece) => piece.from <= each.cue.from && each.cue.to <= piece.to)))
      return all;
    const outer: FoundAttribution = {
      frame: carried[0]?.frame ?? 0,
      kind: 'passive',
      lemma: 'report',
      negated: false,
      source: carrier.source,
      cue,
      content: carriedWords(carried, words),
      confidence: CONFIDENCE,
    };
    return [outer, ...carried.map((each) => apart(document.tokens, each, carrier))];
  });
}

/** The carried words from the first speaker’s first to the last one’s last: what the reporter adds behind them is his own. */
function carriedWords(carried: readonly FoundAttribution[], words: readonly Range[]): Range[] {
  let from = Infinity;
  let to = 0;
  for (const { source, cue, content } of carried)
    for (const range of [cue, source ?? cue, content[0] ?? cue, content.at(-1) ?? cue]) {
      from = Math.min(from, range.from);
      to = Math.max(to, range.to);
    }
  return words
    .map((piece) => ({ from: Math.max(piece.from, from), to: Math.min(piece.to, to) }))
    .filter((piece) => piece.from < piece.to);
}

/** A speaker and his words without the phrase that names who carried them. */
function apart(tokens: Document['tokens'], found: FoundAttribution, { phrase, cue }: Carrier): FoundAttribution {
  // "…, who called it a farce" behind the carrier is no longer the speaker's.
  const own = found.cue.to <= phrase.from && (wordClass(tokens[phrase.to]?.lower ?? '') & W.Rel) !== 0;
  const content = found.content
    .flatMap((piece) => without(piece, phrase))
    .filter((piece) => !own || piece.from !== phrase.to);
  let source = found.source && (without(found.source, phrase)[0] ?? found.source);
  // "a letter in which [Lund] conceded": what stands between "which" and the cue speaks.
  if (tokens[cue.to - 1]?.lower === 'which' && source !== null && source.from < cue.from)
    source = trimmedName(tokens, { from: cue.to, to: found.cue.from }) ?? source;
  if (source !== null && tokens[source.to - 1]?.text === ',' && source.to === phrase.from)
    source = { from: source.from, to: source.to - 1 };
  return { ...found, source, content };
}

function trimmedName(tokens: Document['tokens'], { from, to }: Range): Range | undefined {
  const end = tokens[to - 1]?.text === ',' ? to - 1 : to;
  return end > from ? { from, to: end } : undefined;
}

function carrierIn(tokens: Document['tokens'], sentence: Range): Carrier | undefined {
  return recordsAt(tokens, sentence) ?? carriedBy(tokens, sentence) ?? inWhich(tokens, sentence);
}

/** "as reported by KNA", "in remarks carried by CTV", "Lund, quoted by KNA, said". */
function carriedBy(tokens: Document['tokens'], sentence: Range): Carrier | undefined {
  const lower = (i: number): string => tokens[i]?.lower ?? '';
  for (let i = sentence.from + 1; i < sentence.to - 2; i += 1) {
    if (!CARRIED.has(lower(i))) continue;
    const by = lower(i + 1) === 'by' ? i + 1 : lower(i + 2) === 'by' ? i + 2 : -1;
    if (by < 0) continue;
    // "as first reported by", "in one message, read out by"
    const before = (wordClass(lower(i - 1)) & W.Adverb) !== 0 || lower(i - 1) === ',' ? i - 2 : i - 1;
    const aside = lower(i - 1) === ',' && /^(?:quoted|cited)$/.test(lower(i));
    if (lower(before) !== 'as' && !SPEECHES.has(lower(before)) && !aside) continue;
    const start = aside ? i : lower(before) === 'as' ? before : leadIn(tokens, before, sentence.from);
    const end = nameEnd(tokens, by + 1, sentence.to);
    if (end === by + 1) continue;
    const source = { from: by + 1, to: end };
    const from = tokens[start - 1]?.text === ',' ? start - 1 : start;
    const phrase = { from, to: tokens[end]?.text === ',' ? end + 1 : end };
    // "…, who called it a farce": the carrier speaks for himself.
    const to = (wordClass(lower(phrase.to)) & W.Rel) !== 0 ? phrase.to : sentence.to;
    const words = without({ from: sentence.from, to }, phrase);
    return { phrase, source, cue: { from: lower(before) === 'as' ? before : i, to: by + 1 }, words };
  }
  return undefined;
}

/** "in a message" before "read out by": where the phrase that leads the speech in begins. */
function leadIn(tokens: Document['tokens'], noun: number, from: number): number {
  for (let i = noun - 1; i > Math.max(from, noun - 5); i -= 1)
    if (/^(?:in|through|via)$/.test(tokens[i]?.lower ?? '')) return i;
  return noun;
}

/** "In minutes released on Thursday, Lund argued". */
function recordsAt(tokens: Document['tokens'], { from, to }: Range): Carrier | undefined {
  if (tokens[from]?.lower !== 'in') return undefined;
  for (let i = from + 1; i < Math.min(to, from + 5); i += 1) {
    if (!RECORDS.has(tokens[i]?.lower ?? '')) continue;
    for (let comma = i + 1; comma < Math.min(to, i + LONGEST_NAME); comma += 1)
      if (tokens[comma]?.text === ',')
        return {
          phrase: { from, to: comma + 1 },
          source: { from: from + 1, to: i + 1 },
          cue: { from, to: from + 1 },
          words: [{ from: comma + 1, to }],
        };
  }
  return undefined;
}

/** "The temple published a letter in which Lund conceded": the temple carries what Lund says. */
function inWhich(tokens: Document['tokens'], { from, to }: Range): Carrier | undefined {
  for (let i = from + 2; i < to - 2; i += 1) {
    if (tokens[i]?.lower !== 'in' || tokens[i + 1]?.lower !== 'which' || !TEXTS.has(tokens[i - 1]?.lower ?? ''))
      continue;
    let start = i - 1;
    while (start > from && i - start < 6 && (wordClass(tokens[start]?.lower ?? '') & (W.Det | W.Possessive)) === 0)
      start -= 1;
    const words = [{ from: i + 2, to }];
    const cue = { from: i, to: i + 2 };
    if (!PUBLISHED.has(tokens[start - 1]?.lower ?? '')) continue;
    let end = start - 1;
    while (end > from && (wordClass(tokens[end - 1]?.lower ?? '') & (W.Have | W.Adverb)) !== 0) end -= 1;
    return end > from ? { phrase: cue, source: { from, to: end }, cue, words } : undefined;
  }
  return undefined;
}

/** End of a name, with its apposition where it is a name too: "its envoy, Prince Kwabo,". */
function nameEnd(tokens: Document['tokens'], from: number, to: number): number {
  let end = from;
  while (
    end < Math.min(to, from + LONGEST_NAME) &&
    !/^[,;:—]$/.test(tokens[end]?.text ?? '') &&
    tokens[end]?.kind !== 'stop'
  )
    end += 1;
  if (tokens[end]?.text !== ',' || tokens[end + 1]?.capital !== true || tokens[end - 1]?.capital === true) return end;
  let close = end + 1;
  while (close < Math.min(to, end + 6) && tokens[close]?.capital === true) close += 1;
  return /^[,.]$/.test(tokens[close]?.text ?? '') ? close : end;
}
