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
  const add = (term: string): void => {
    const cell = cellOf(term);
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  };
  let before = '';
  let read = 0;
  for (const token of tokens) {
    if (token.kind !== 'word' && token.kind !== 'number') continue;
    if ((read += 1) > READ) break;
    const word = token.kind === 'number' ? '0' : isName(token, read) ? 'N' : token.lower.replaceAll('’', "'");
    add(word);
    if (before !== '') add(`${before} ${word}`);
    before = word;
  }
  let squares = 0;
  for (const count of cells.values()) squares += count * count;
  const length = Math.sqrt(squares);
  for (const [cell, count] of cells) cells.set(cell, count / length);
  return cells;
}

function isName({ capital, lower }: Token, place: number): boolean {
  return capital && place > 1 && lower !== 'i' && !/^i['’]/.test(lower);
}

/** FNV-1a with its high bits folded in. */
function cellOf(term: string): number {
  let hash = 2166136261;
  for (let i = 0; i < term.length; i += 1) hash = Math.imul(hash ^ term.charCodeAt(i), 16777619);
  return (hash ^ (hash >>> 15)) & (TERM_CELLS - 1);
}
