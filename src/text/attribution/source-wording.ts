import type { ClaimantKind } from '../claim.js';
import { SPEECH_NOUNS } from '../lexicon/cues.js';
import {
  DEMONYM_ENDINGS,
  DOCUMENT_HEADS,
  GOVERNMENT_WORDS,
  GROUP_HEADS,
  MEDIA_WORDS,
  ORGANISATION_WORDS,
  UNNAMED_HEADS,
} from '../lexicon/names.js';
import { wordClass, W } from '../lexicon/word-classes.js';
import type { Mention } from '../claimants/mentions.js';
import type { Range } from '../reading/sentences.js';
import type { Token } from '../reading/tokens.js';

/** "Reports from U.S. officials": those who stand behind the reports. */
export function afterDocument(tokens: readonly Token[], source: Range): Range {
  for (let i = source.from + 1; i < Math.min(source.to - 1, source.from + 4); i += 1) {
    const token = tokens[i];
    if (token === undefined || (token.lower !== 'from' && token.lower !== 'by')) continue;
    const head = tokens[i - 1]?.lower ?? '';
    if (DOCUMENT_HEADS.has(head) || SPEECH_NOUNS.has(head)) return { from: i + 1, to: source.to };
  }
  return source;
}

/** A coordination ends where a description in "of", "from", "who" … begins. */
export function coordinationEnd(tokens: readonly Token[], source: Range): number {
  for (let i = source.from; i < source.to; i += 1) {
    const cls = wordClass(tokens[i]?.lower ?? '');
    if ((cls & (W.Prep | W.Rel)) !== 0 && tokens[i]?.capital === false)
      return hasConjunction(tokens, source.from, i) ? i : source.from;
  }
  return source.to;
}

function hasConjunction(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (tokens[i]?.lower === 'and') return true;
  return false;
}

/** "U.S.", "Ukrainian", "South Korean", "senior": words that wait for the noun of the last piece. */
export function isModifier(tokens: readonly Token[], range: Range): boolean {
  const last = tokens[range.to - 1];
  if (last === undefined || range.to - range.from > 4) return false;
  if (/^(?:u\.s\.|u\.k\.|u\.n\.|eu|e\.u\.|nato)$/.test(last.lower)) return tokens[range.from]?.lower !== 'the';
  if (DEMONYM_ENDINGS.some((ending) => last.lower.endsWith(ending)) && last.capital) return true;
  return !last.capital && !last.lower.endsWith('s') && !UNNAMED_HEADS.has(last.lower);
}

export function trimArticle(tokens: readonly Token[], range: Range): Range {
  let from = range.from;
  while (
    from < range.to &&
    /^(?:the|a|an|both|and|some|,)$/.test(tokens[from]?.lower ?? '') &&
    !(tokens[from]?.lower === 'some' && from + 1 === range.to)
  )
    from += 1;
  let to = range.to;
  while (to > from && /^[,.;:]$/.test(tokens[to - 1]?.text ?? '')) to -= 1;
  return { from, to };
}

export function beforeComma(tokens: readonly Token[], range: Range): Range {
  for (let i = range.from + 1; i < range.to; i += 1) {
    if (tokens[i]?.text === ',' || tokens[i]?.text === '(') return { from: range.from, to: i };
  }
  return range;
}

export function afterPreposition(tokens: readonly Token[], range: Range, mention: Mention): boolean {
  for (let i = range.from; i < mention.from; i += 1)
    if ((wordClass(tokens[i]?.lower ?? '') & W.Prep) !== 0 && !(tokens[i]?.capital ?? false)) return true;
  return false;
}

/** "Trump campaign", "Clinton supporters": the name only modifies what follows. */
export function hasHeadAfter(tokens: readonly Token[], range: Range, mention: Mention): boolean {
  const next = tokens[mention.to];
  return (
    mention.to < range.to &&
    next?.kind === 'word' &&
    (wordClass(next.lower) & (W.Prep | W.Rel | W.Coord | W.Gerund | W.Participle)) === 0
  );
}

export function startsWithName(tokens: readonly Token[], range: Range, mention: Mention): boolean {
  if (mention.entity.kind === 'person') return true;
  for (let i = range.from; i < mention.from; i += 1)
    if (!(tokens[i]?.capital ?? false) && tokens[i]?.lower !== 'of')
      return !/^(?:official|officials|sources)$/.test(tokens[mention.to - 1]?.lower ?? '');
  return true;
}

/** The noun a description turns on: the last word before the first preposition, bracket or comma. */
export function headOf(tokens: readonly Token[], range: Range): string {
  for (let i = range.from + 1; i < range.to; i += 1) {
    const cls = wordClass(tokens[i]?.lower ?? '');
    if ((cls & (W.Prep | W.Rel)) !== 0 || /^[,(]$/.test(tokens[i]?.text ?? '')) return tokens[i - 1]?.lower ?? '';
  }
  return tokens[range.to - 1]?.lower ?? '';
}

export function kindOfHead(head: string): ClaimantKind | undefined {
  if (UNNAMED_HEADS.has(head)) return 'unnamed';
  if (GROUP_HEADS.has(head)) return 'group';
  if (DOCUMENT_HEADS.has(head)) return 'document';
  return undefined;
}

export function describedKind(tokens: readonly Token[], range: Range, head: string): ClaimantKind {
  const words: string[] = [];
  for (let i = range.from; i < range.to; i += 1) words.push(tokens[i]?.lower ?? '');
  const stateAt = words.findIndex(
    (word) =>
      word === 'state' ||
      word === 'state-run' ||
      word === 'state-owned' ||
      word === 'state-controlled' ||
      word === 'official',
  );
  if (
    stateAt >= 0 &&
    words.slice(stateAt + 1).some((word) => word === 'media' || word === 'agency' || MEDIA_WORDS.has(word))
  )
    return 'state_media';
  const kind = kindOfHead(head);
  if (kind !== undefined) return kind;
  if (head === 'media' || MEDIA_WORDS.has(head)) return 'media';
  if (GOVERNMENT_WORDS.has(head) || head === 'authorities') return 'government';
  if (ORGANISATION_WORDS.has(head)) return 'organisation';
  if (tokens[range.to - 1]?.capital === true) return range.to - range.from > 1 ? 'organisation' : 'person';
  return head.endsWith('s') && !head.endsWith('ss') ? 'group' : 'unnamed';
}
