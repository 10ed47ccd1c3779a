import { CUES } from '../lexicon/cues.js';
import { GOVERNMENT_WORDS, MEDIA_WORDS, ORGANISATION_WORDS, PERSON_NOUNS } from '../lexicon/names.js';
import { wordClass, W } from '../lexicon/word-classes.js';
import type { Document } from '../reading/document.js';
import type { Range } from '../reading/sentences.js';
import type { FoundAttribution } from './found-attribution.js';
import { headOf, kindOfHead } from './source-wording.js';
import { sentencesOfTokens, without } from './token-ranges.js';

/** "quoted X as saying": at most so many tokens name X. */
const LONGEST_QUOTED = 30;
const QUOTES = /^(?:quot(?:e|es|ed|ing)|cit(?:es|ed|ing))$/;
/** Who cites these only lends weight to a statement of his own. */
const NOT_SPEAKERS = new Set(
  'data figures statistics numbers evidence concerns reasons grounds fears rules costs problems lack need risk estimates research example examples factors'.split(
    ' ',
  ),
);
const CROWDS = new Set('staff personnel relatives crew police'.split(' '));

/** "KNA quoted Lund as saying that …": Lund says it, KNA passes it on. */
export function withQuoted({ tokens }: Document, found: readonly FoundAttribution[]): FoundAttribution[] {
  const byCue = new Map(found.map((each) => [each.cue.from, each]));
  const replaced = new Set<FoundAttribution>();
  const out = found.flatMap((outer) => {
    let { from: after } = outer.cue;
    while (after < outer.cue.to && !QUOTES.test(tokens[after]?.lower ?? '')) after += 1;
    if (after === outer.cue.to) return [outer];
    after += 1;
    const as = asSaying(tokens, after);
    if (as < 0) return [outer];
    const passive = quotedBy(tokens, outer, after, as);
    const source = passive?.speaker ?? withoutClause(tokens, trimmed(tokens, { from: after, to: as }));
    if (source.from >= source.to) return [outer];
    const words = { from: after, to: as + 2 };
    // The network may have found "saying" as a cue of its own, with the words that belong to it.
    const saying = byCue.get(as) ?? byCue.get(as + 1);
    const said = [...outer.content, ...(saying === undefined || saying === outer ? [] : saying.content)];
    const content = joined(
      said
        .filter((piece) => passive === undefined || piece.from >= as)
        .flatMap((piece) => without(piece, words))
        .map((piece) => trimmed(tokens, piece)),
    ).filter(({ from, to }) => from < to);
    if (content.length === 0) return [outer];
    if (saying !== undefined && saying !== outer) replaced.add(saying);
    const inner: FoundAttribution = {
      ...outer,
      kind: 'verb',
      lemma: CUES.get(tokens[as + 1]?.lower ?? '')?.lemma ?? 'say',
      source,
      cue: { from: as, to: as + 2 },
      content,
    };
    if (passive !== undefined) {
      const told = [passive.speaker, { from: as, to: as + 2 }, ...content];
      return [
        { ...outer, source: passive.medium, cue: { from: outer.cue.from, to: after + 1 }, content: joined(told) },
        inner,
      ];
    }
    return [{ ...outer, cue: { from: outer.cue.from, to: after }, content: joined([...content, words]) }, inner];
  });
  return out.filter((each) => !replaced.has(each));
}

/** "Lund was quoted by KNA as saying": the subject speaks, who comes after "by" passes it on. */
function quotedBy(
  tokens: Document['tokens'],
  { source, cue, content }: FoundAttribution,
  after: number,
  as: number,
): { speaker: Range; medium: Range } | undefined {
  if (tokens[after]?.lower !== 'by') return undefined;
  const named = [...content, ...(source === null ? [] : [source])].find(
    ({ from, to }) => from < cue.from && to <= cue.from,
  );
  const medium = trimmed(tokens, { from: after + 1, to: as });
  return named === undefined || medium.from >= medium.to ? undefined : { speaker: trimmed(tokens, named), medium };
}

/** "President Lund, who watched": the name alone. */
function withoutClause(tokens: Document['tokens'], { from, to }: Range): Range {
  for (let i = from + 1; i < to; i += 1)
    if (tokens[i - 1]?.text === ',' && /^(?:who|which|whose)$/.test(tokens[i]?.lower ?? '')) return { from, to: i - 1 };
  return { from, to };
}

/** The "as" of "as saying" after a person's name, or -1. */
function asSaying(tokens: Document['tokens'], from: number): number {
  for (let i = from; i < Math.min(tokens.length - 1, from + LONGEST_QUOTED); i += 1) {
    if (tokens[i]?.kind === 'stop' || tokens[i]?.kind === 'quote') return -1;
    if (tokens[i]?.lower === 'as' && (wordClass(tokens[i + 1]?.lower ?? '') & W.Gerund) !== 0) return i;
  }
  return -1;
}

/** "…, CTV reported, citing the ministry": the ministry says it, CTV passes it on. "citing data" leaves CTV the claimant. */
export function withCited(document: Document, found: readonly FoundAttribution[]): FoundAttribution[] {
  const { tokens } = document;
  const bySentence = sentencesOfTokens(document);
  const hosts = new Map<number, number[]>();
  const out: (FoundAttribution | undefined)[] = found.map((each) => each);
  found.forEach(({ cue }, index) => {
    const list = hosts.get(bySentence(cue.from));
    if (list) list.push(index);
    else hosts.set(bySentence(cue.from), [index]);
  });
  for (const [sentence, indexes] of hosts) {
    const { from, to } = document.sentences[sentence] ?? { from: 0, to: 0 };
    for (let at = from; at < to; at += 1) {
      if (!/^(?:citing|quoting)$/.test(tokens[at]?.lower ?? '') || tokens[at - 1]?.text !== ',') continue;
      const phrase = {
        from: at,
        to: citedEnd(
          tokens,
          at + 1,
          to,
          indexes.map((index) => found[index]?.cue.from ?? 0),
        ),
      };
      const host = hostOf(out, indexes, phrase);
      for (const index of indexes) if ((out[index]?.cue.from ?? -1) === at) out[index] = undefined;
      const outer = out[host];
      if (outer === undefined) continue;
      const content = outer.content.flatMap((piece) => without(piece, phrase)).map((piece) => trimmed(tokens, piece));
      const words = content.filter((piece) => piece.from < piece.to);
      // "citing a doctor who said he had treated six": what the outlet tells besides is its own.
      const teller =
        tokens[phrase.to - 1]?.lower === 'who'
          ? indexes.find((index) => found[index]?.cue.from === phrase.to)
          : undefined;
      const told = teller === undefined ? undefined : out[teller];
      if (teller !== undefined && told !== undefined) {
        const source = { from: at + 1, to: phrase.to };
        out[host] = {
          ...outer,
          content: joined([
            ...apartFrom(words, told.content),
            { from: at + 1, to: phrase.to },
            told.cue,
            ...told.content,
          ]),
        };
        out[teller] = { ...told, source };
        break;
      }
      const source = { from: at + 1, to: phrase.to };
      if (!isSpeaker(tokens, source) || words.length === 0) continue;
      out[host] = { ...outer, content: joined([...words, phrase]) };
      out.push({ ...outer, kind: 'verb', source, cue: { from: at, to: at + 1 }, content: words });
      break;
    }
  }
  return out.filter((each) => each !== undefined);
}

/** Pieces without the words of others. */
function apartFrom(pieces: readonly Range[], words: readonly Range[]): Range[] {
  return words.reduce<Range[]>((rest, each) => rest.flatMap((piece) => without(piece, each)), [...pieces]);
}

/** The nearest attribution before the phrase, else the first after it. */
function hostOf(found: readonly (FoundAttribution | undefined)[], indexes: readonly number[], phrase: Range): number {
  let host = -1;
  for (const index of indexes) {
    const cue = found[index]?.cue;
    if (cue === undefined || (cue.from >= phrase.from && cue.from < phrase.to)) continue;
    if (cue.from < phrase.from || host < 0) host = index;
  }
  return host;
}

function citedEnd(tokens: Document['tokens'], from: number, to: number, cues: readonly number[]): number {
  let end = from;
  while (end < to && !/^[,;:)—]$/.test(tokens[end]?.text ?? '') && tokens[end]?.kind !== 'stop' && !cues.includes(end))
    end += 1;
  return end;
}

function isSpeaker(tokens: Document['tokens'], source: Range): boolean {
  const head = headOf(tokens, source);
  if (source.from >= source.to || NOT_SPEAKERS.has(head)) return false;
  for (let i = source.from; i < source.to; i += 1) {
    const lower = tokens[i]?.lower ?? '';
    // "two diplomats close to the talks": what follows the first preposition is no speaker.
    if (i > source.from && (wordClass(lower) & W.Prep) !== 0) return false;
    if (PERSON_NOUNS.has(lower) || PERSON_NOUNS.has(lower.replace(/s$/, ''))) return true;
    if (tokens[i]?.capital === true || kindOfHead(lower) !== undefined || CROWDS.has(lower)) return true;
    if (GOVERNMENT_WORDS.has(lower) || MEDIA_WORDS.has(lower) || ORGANISATION_WORDS.has(lower)) return true;
  }
  return false;
}

/** Without commas and conjunctions at its edges. */
function trimmed(tokens: Document['tokens'], range: Range): Range {
  let { from, to } = range;
  while (from < to && tokens[from]?.text === ',') from += 1;
  while (to > from && (tokens[to - 1]?.text === ',' || tokens[to - 1]?.kind === 'stop')) to -= 1;
  return { from, to };
}

/** Ordered pieces with those that touch made one. */
function joined(pieces: readonly Range[]): Range[] {
  const out: Range[] = [];
  for (const piece of [...pieces].sort((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last !== undefined && last.to >= piece.from)
      out[out.length - 1] = { from: last.from, to: Math.max(last.to, piece.to) };
    else out.push(piece);
  }
  return out;
}
