import type { Span } from '../text/index.js';

export interface PlacedClaim {
  id: string;
  spans: readonly Span[];
  score: number;
}

/** Ordinal from 0 in reading order and rank from 1 by check-worthiness, equal scores in reading order, of each claim. */
export function readingOrder(claims: readonly PlacedClaim[]): Map<string, { ordinal: number; rank: number }> {
  const ordered = [...claims].sort((a, b) => a.spans[0]!.start - b.spans[0]!.start || (a.id < b.id ? -1 : 1));
  const ranked = [...ordered].sort((a, b) => b.score - a.score);
  const ranks = new Map(ranked.map(({ id }, n) => [id, n + 1]));
  return new Map(ordered.map(({ id }, ordinal) => [id, { ordinal, rank: ranks.get(id)! }]));
}
