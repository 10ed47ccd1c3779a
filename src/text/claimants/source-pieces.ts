import { isPersonNoun } from './described-persons.js';
import { BODY_HEADS } from '../lexicon/bodies.js';
import { TITLES } from '../lexicon/names.js';
import { wordClass, W } from '../lexicon/word-classes.js';
import type { Range } from '../reading/sentences.js';
import type { Token } from '../reading/tokens.js';

/** One of several sources named together; `tail` is what it shares with the last: "Orlish" + "intelligence sources". */
export interface SourcePiece extends Range {
  readonly tail: string | undefined;
  /** Its last word, or that of the tail, is a plural that stands for one: "ministries" for "the interior and energy ministries". */
  readonly singular: boolean;
}

/** What the pieces need to know of a name; both ask with a token. */
export interface NamesAt {
  readonly isInside: (token: number) => boolean;
  readonly isPersonAt: (token: number) => boolean;
  readonly isNameAt: (token: number) => boolean;
}

interface Cut extends Range {
  /** "and" stands before it, not a comma. */
  readonly joined: boolean;
}

/** Splits "U.S., Ukrainian, and South Korean sources", "the U.S. and South Korea", "Ana Ruiz, 42, and her deputy, Tom Lee, both". */
export function piecesOf(tokens: readonly Token[], source: Range, names: NamesAt): SourcePiece[] {
  const cuts = withoutAppositions(tokens, cutsOf(tokens, source, names), names);
  if (!cuts.some(({ joined }) => joined)) return [{ ...source, tail: undefined, singular: false }];
  const out: SourcePiece[] = [];
  let waiting: { cut: Range; modifier: Range }[] = [];
  for (const cut of cuts) {
    const modifier = modifierOf(tokens, cut, names);
    const tail =
      waiting.length > 0
        ? sharedTail(
            tokens,
            cut,
            waiting.map(({ modifier: range }) => range),
          )
        : undefined;
    if (tail !== undefined) {
      const singular = /ies$/.test(tokens[cut.to - 1]?.lower ?? '');
      for (const { modifier: range } of waiting) out.push({ ...range, tail, singular });
      out.push({ from: cut.from, to: cut.to, tail: undefined, singular });
      waiting = [];
    } else if (modifier !== undefined && cut !== cuts.at(-1)) waiting.push({ cut, modifier });
    else {
      for (const range of [...waiting.map((one) => one.cut), cut])
        out.push({ from: range.from, to: range.to, tail: undefined, singular: false });
      waiting = [];
    }
  }
  return out;
}

/** Cuts at "and" and at commas, up to where a description in "of", "who" … begins unless two people are named around it. */
function cutsOf(tokens: readonly Token[], source: Range, names: NamesAt): Cut[] {
  const cuts: Cut[] = [];
  let from = source.from;
  let joined = false;
  let described = false;
  let named = false;
  for (let i = source.from; i < source.to; i += 1) {
    const token = tokens[i];
    if (token === undefined || names.isInside(i)) continue;
    const cls = wordClass(token.lower);
    // "Pell & Daughter" is one firm.
    const firm = token.lower === '&' && tokens[i - 1]?.capital === true && tokens[i + 1]?.capital === true;
    const and = token.lower === 'and' || (token.lower === '&' && !firm);
    if (!and && token.text !== ',') {
      if ((cls & W.Rel) !== 0) break;
      if ((cls & W.Prep) !== 0 && !token.capital) described = true;
      named ||= names.isPersonAt(i);
      continue;
    }
    if (described && !(and && named && startsPerson(tokens, i + 1, names))) {
      if (token.text === ',') break;
      continue;
    }
    if (i > from) cuts.push({ from, to: i, joined });
    from = i + 1;
    joined = and;
    described = false;
  }
  if (source.to > from) cuts.push({ from, to: source.to, joined });
  return cuts.filter(
    (cut) => !/^(?:both|all|jointly|\d+)$/.test(cut.to - cut.from === 1 ? (tokens[cut.from]?.lower ?? '') : ''),
  );
}

function startsPerson(tokens: readonly Token[], at: number, names: NamesAt): boolean {
  for (let i = at; i < at + 4; i += 1) {
    if (names.isPersonAt(i)) return true;
    if (!TITLES.has(tokens[i]?.lower ?? '')) return false;
  }
  return false;
}

/** "her deputy, Iain Roche" is one source, and so is "Ana Ruiz, the mayor": the name stays. */
function withoutAppositions(tokens: readonly Token[], cuts: readonly Cut[], names: NamesAt): Cut[] {
  const out: Cut[] = [];
  for (const cut of cuts) {
    const before = out.at(-1);
    if (before !== undefined && !cut.joined) {
      if (isDescription(tokens, before) && names.isNameAt(cut.from)) {
        out[out.length - 1] = { ...cut, joined: before.joined };
        continue;
      }
      if (names.isNameAt(before.from) && isDescription(tokens, cut)) continue;
    }
    out.push(cut);
  }
  return out;
}

/** "the mine’s owner", "a firm in Orla". */
function isDescription(tokens: readonly Token[], { from, to }: Range): boolean {
  const opens = (wordClass(tokens[from]?.lower ?? '') & (W.Det | W.Possessive)) !== 0;
  const head = tokens[to - 1];
  return opens && head?.capital === false && (isPersonNoun(head.lower) || BODY_HEADS.has(head.lower));
}

/** "Kestran", "U.S.", "South Korean", "Caldria’s interior" without its possessor: words that may wait for the noun of a later piece. */
function modifierOf(tokens: readonly Token[], cut: Range, names: NamesAt): Range | undefined {
  let { from } = cut;
  for (let i = from; i < cut.to; i += 1)
    if (!names.isInside(i) && /^['’]s?$/.test(tokens[i]?.lower ?? '')) from = i + 1;
  const article = (wordClass(tokens[from]?.lower ?? '') & W.Det) !== 0;
  if (article) from += 1;
  const [first, last] = [tokens[from], tokens[cut.to - 1]];
  if (first === undefined || last === undefined || cut.to - from > 2 || cut.to <= from) return undefined;
  if (first.kind !== 'word' || last.kind !== 'word') return undefined;
  if (article && first.capital && last.capital) return undefined;
  if (names.isPersonAt(from) || (!last.capital && last.lower.endsWith('s')) || isPersonNoun(last.lower))
    return undefined;
  return { from, to: cut.to };
}

/** What follows the first words of the last piece: "intelligence sources" of "Tamarese intelligence sources". */
function sharedTail(tokens: readonly Token[], { from, to }: Range, waiting: readonly Range[]): string | undefined {
  const head = tokens[to - 1];
  const [first] = waiting;
  if (head === undefined || head.capital || !head.lower.endsWith('s') || to - from < 2) return undefined;
  const capital = tokens[from]?.capital === true;
  if (waiting.some((range) => tokens[range.from]?.capital !== capital && range !== first)) return undefined;
  if ((wordClass(tokens[from]?.lower ?? '') & (W.Det | W.Possessive)) !== 0) return undefined;
  let start = from + 1;
  while (start < to - 1 && tokens[start]?.capital === true) start += 1;
  return tokens
    .slice(start, to)
    .map(({ text }) => text)
    .join(' ');
}
