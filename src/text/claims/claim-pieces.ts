import { STANDING_CONNECTIVES, TRAILING_CONNECTIVES } from '../lexicon/connectives.js';
import { AUXILIARY, W } from '../lexicon/word-classes.js';
import type { Range } from '../reading/sentences.js';
import { classOf, type Token } from '../reading/tokens.js';

const LEADS_OUT = W.Prep | W.Rel | W.That | W.Coord;

/** A stretch of tokens without the marks and connectives at its edges; empty (`from === to`) if nothing else is left. */
export function trimPiece(tokens: readonly Token[], range: Range, connectives: boolean): Range {
  let { from, to } = range;
  for (;;) {
    const before = { from, to };
    while (from < to && isEdgeMark(tokens[from])) from += 1;
    while (to > from && isEdgeMark(tokens[to - 1]) && !closesInside(tokens, from, to)) to -= 1;
    if (connectives) {
      while (from < to && isConnective(tokens[from], tokens[from + 1])) from += 1;
      while (to > from && TRAILING_CONNECTIVES.has(tokens[to - 1]?.lower ?? '')) to -= 1;
    }
    if (before.from === from && before.to === to) break;
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
  // "That warning came late": with a capital it points.
  if (token.lower === 'that')
    return !token.capital && ((classOf(next) & (AUXILIARY | W.Verb)) === 0 || (classOf(next) & W.NounLike) !== 0);
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
    if (opens && closes && (inner === 0 || (inner % 2 === 0 && areOuter(tokens, from, to - 1)))) {
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

/** "Rule 4 has eleven words, and 'maybe' is none": marks of another kind than those within. */
function areOuter(tokens: readonly Token[], open: number, close: number): boolean {
  const marks = [tokens[open]?.text ?? '', tokens[close]?.text ?? ''];
  for (let i = open + 1; i < close; i += 1)
    if (tokens[i]?.kind === 'quote' && marks.includes(tokens[i]?.text ?? '')) return false;
  return /^["“”]$/.test(marks[0] ?? '');
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

/** "a letter in which …", "apologised for what …": words at the end that lead to somebody else's. */
export function dropLeadOut(tokens: readonly Token[], { from, to }: Range): Range {
  let end = to;
  while (end > from && (classOf(tokens[end - 1]) & LEADS_OUT) !== 0) end -= 1;
  return end === to ? { from, to } : trimPiece(tokens, { from, to: end }, false);
}
