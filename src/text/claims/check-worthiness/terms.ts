import type { Token } from '../../reading/tokens.js';

/** Size of the table of term weights; words and pairs of words share its cells. */
export const TERM_CELLS = 1 << 16;

/** Longer claims are judged by so many words at their head. */
const READ = 200;

/**
 * Cells of a sentence's words and pairs of words, each with its share; the shares' squares add up to 1. Numbers count as one word, and
 * so do names after the first word: what a debate's candidates were called tells nothing about other news.
 */
export function termsOf(tokens: readonly Token[]): Map<number, number> {
  const cells = new Map<number, number>();
  let before = 0;
  let read = 0;
  for (const token of tokens) {
    if (token.kind !== 'word' && token.kind !== 'number') continue;
    if ((read += 1) > READ) break;
    const word = token.kind === 'number' ? '0' : isName(token, read) ? 'N' : token.lower;
    const hash = hashed(SEED, word);
    count(cells, hash);
    if (read > 1) count(cells, hashed(hashed(before, ' '), word));
    before = hash;
  }
  let squares = 0;
  for (const times of cells.values()) squares += times * times;
  const length = Math.sqrt(squares);
  for (const [cell, times] of cells) cells.set(cell, times / length);
  return cells;
}

function isName({ capital, lower }: Token, place: number): boolean {
  return capital && place > 1 && lower !== 'i' && !/^i['’]/.test(lower);
}

const SEED = 2166136261;
const CURLY = 0x2019;
const STRAIGHT = 0x27;

/** FNV-1a carried on from `seed`, so that a pair of words need not be put together; a curly apostrophe counts as a straight one. */
function hashed(seed: number, text: string): number {
  let hash = seed;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    hash = Math.imul(hash ^ (code === CURLY ? STRAIGHT : code), 16777619);
  }
  return hash;
}

/** Counts a term in the cell that its hash folds into. */
function count(cells: Map<number, number>, hash: number): void {
  const cell = (hash ^ (hash >>> 15)) & (TERM_CELLS - 1);
  cells.set(cell, (cells.get(cell) ?? 0) + 1);
}
