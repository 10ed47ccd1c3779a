import {
  LINKING_GERUNDS,
  SPEAKING_GERUNDS,
  STANDING_CONNECTIVES,
  TRAILING_CONNECTIVES,
} from '../lexicon/connectives.js';
import { AUXILIARY, wordClass, W } from '../lexicon/word-classes.js';
import type { Range } from '../reading/sentences.js';
import type { Token } from '../reading/tokens.js';

/** A stretch of tokens without the marks and connectives at its edges; empty (`from === to`) if nothing else is left. */
export function trimPiece(tokens: readonly Token[], range: Range, connectives: boolean): Range {
  let { from, to } = range;
  for (;;) {
    const before = `${String(from)}-${String(to)}`;
    while (from < to && isEdgeMark(tokens[from])) from += 1;
    while (to > from && isEdgeMark(tokens[to - 1]) && !closesInside(tokens, from, to)) to -= 1;
    if (connectives) {
      while (from < to && isConnective(tokens[from], tokens[from + 1])) from += 1;
      while (to > from && TRAILING_CONNECTIVES.has(tokens[to - 1]?.lower ?? '')) to -= 1;
    }
    if (before === `${String(from)}-${String(to)}`) break;
  }
  return dropOuterQuotes(tokens, from, to);
}

function isEdgeMark(token: Token | undefined): boolean {
  if (token === undefined) return true;
  if (token.kind === 'stop') return token.text === '.' || token.text === '…' || /^\.+$/.test(token.text);
  return token.kind === 'punct' && !'([{)]}'.includes(token.text);
}

function closesInside(tokens: readonly Token[], from: number, to: number): boolean {
  return to - from < 2 && tokens[from]?.kind === 'word';
}

function isConnective(token: Token | undefined, next: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.lower === 'that')
    return (
      (wordClass(next?.lower ?? '') & (AUXILIARY | W.Verb)) === 0 || (wordClass(next?.lower ?? '') & W.NounLike) !== 0
    );
  return STANDING_CONNECTIVES.has(token.lower);
}

/** Quotation marks around the whole, or one left over at an edge, are not the claim's words. */
function dropOuterQuotes(tokens: readonly Token[], start: number, end: number): Range {
  let from = start;
  let to = end;
  for (let round = 0; round < 3; round += 1) {
    const opens = tokens[from]?.kind === 'quote' && from < to;
    const closes = tokens[to - 1]?.kind === 'quote' && to > from;
    const inner = countQuotes(tokens, from + 1, to - 1);
    if (opens && closes && inner === 0) {
      from += 1;
      to -= 1;
    } else if (opens && !closes && inner % 2 === 0) from += 1;
    else if (closes && !opens && inner % 2 === 0 && !isPossessiveMark(tokens, to - 1)) to -= 1;
    else break;
    while (to > from && isEdgeMark(tokens[to - 1])) to -= 1;
    while (to > from && isEdgeMark(tokens[from])) from += 1;
  }
  return { from, to: Math.max(from, to) };
}

/** Long stretches are not searched through: a claim's quotation marks are near its edges or do not matter. */
function countQuotes(tokens: readonly Token[], from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i += 1) if (tokens[i]?.kind === 'quote' && !isPossessiveMark(tokens, i)) count += 1;
  return count;
}

function isPossessiveMark(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  return (
    (token?.text === '’' || token?.text === "'") && tokens[i - 1]?.lower.endsWith('s') === true && !token.spaceBefore
  );
}

/** Words in a stretch of tokens. */
export function wordCount(tokens: readonly Token[], range: Range): number {
  let count = 0;
  for (let i = range.from; i < range.to; i += 1)
    if (tokens[i]?.kind === 'word' || tokens[i]?.kind === 'number') count += 1;
  return count;
}

/** Whether a stretch states something: a finite verb, or a participle that opens it ("raising fears …"). */
export function states(tokens: readonly Token[], range: Range): boolean {
  const first = tokens[range.from];
  const firstClass = wordClass(first?.lower ?? '');
  if ((firstClass & W.Gerund) !== 0 && first?.capital === false)
    return !SPEAKING_GERUNDS.has(first.lower) && !LINKING_GERUNDS.has(first.lower);
  for (let i = range.from; i < range.to; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word' || (token.capital && i > range.from)) continue;
    const cls = wordClass(token.lower);
    if ((cls & AUXILIARY) !== 0 && token.lower !== 'being' && token.lower !== 'having')
      return i > range.from || (cls & W.SubjectPronoun) !== 0;
    if (i === range.from) continue;
    const before = wordClass(tokens[i - 1]?.lower ?? '');
    if ((before & (W.Prep | W.Det | W.Possessive)) !== 0 && (before & W.SubjectPronoun) === 0) continue;
    if (
      (cls & W.Verb) !== 0 &&
      ((cls & W.NounLike) === 0 ||
        (wordClass(tokens[i + 1]?.lower ?? '') & (W.Det | W.Possessive | W.ObjectPronoun)) !== 0)
    )
      return true;
    if ((token.lower === "'s" || token.lower === '’s') && (before & (W.SubjectPronoun | W.That)) !== 0) return true;
  }
  return false;
}
