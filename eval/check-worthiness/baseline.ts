import { fitLogistic, scoresOf, sparseRows } from '../../training/check-worthiness/logistic.js';
import type { LabelledSentence } from '../../training/check-worthiness/sentences.js';

/** Cells of the baseline's hash table. */
const CELLS = 1 << 18;

export interface Baseline {
  readonly values: 'binary' | 'length 1';
  readonly penalty: number;
}

/** The grid in which the baseline is tuned, on the very folds it is measured on: in its favour. */
export const GRID: readonly Baseline[] = [
  ...[0.1, 0.3, 1].map((penalty) => ({ values: 'length 1', penalty }) as const),
  ...[3, 10, 30].map((penalty) => ({ values: 'binary', penalty }) as const),
];

/** Scores of a logistic regression over hashed words and pairs of words, each debate's by weights fitted on the others. */
export function baselineScores(sentences: readonly LabelledSentence[], { values, penalty }: Baseline): Float64Array {
  const columns = new Map<number, number>();
  const rows = sparseRows(
    sentences.map(({ tokens }) => [[0, 1] as const, ...hashed(tokens, columns, values)]),
    CELLS + 1,
  );
  const width = columns.size + 1;
  const penalties = new Float64Array(width).fill(penalty);
  penalties[0] = 0;
  const labels = Uint8Array.from(sentences, ({ label }) => label);
  const scores = new Float64Array(sentences.length);
  for (const debate of new Set(sentences.map(({ group }) => group))) {
    const weights = Float64Array.from(sentences, ({ group }) => (group === debate ? 0 : 1));
    const fitted = fitLogistic({ rows: { ...rows, width }, labels, weights, penalties });
    const all = scoresOf(rows, fitted);
    sentences.forEach(({ group }, i) => {
      if (group === debate) scores[i] = all[i]!;
    });
  }
  return scores;
}

/** Cells that occur get columns in order of occurrence: the same model over a narrower matrix. */
function hashed(
  tokens: LabelledSentence['tokens'],
  columns: Map<number, number>,
  values: Baseline['values'],
): (readonly [number, number])[] {
  const words = tokens.filter(({ kind }) => kind === 'word' || kind === 'number').map(({ lower }) => lower);
  const counts = new Map<number, number>();
  for (const term of [...words, ...words.slice(1).map((word, i) => `${words[i]!} ${word}`)]) {
    const cell = cellOf(term);
    const column = columns.get(cell) ?? columns.size + 1;
    columns.set(cell, column);
    counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  const length = Math.sqrt([...counts.values()].reduce((sum, count) => sum + count * count, 0));
  return [...counts].map(([column, count]) => [column, values === 'binary' ? 1 : count / length]);
}

/** FNV-1a. */
function cellOf(term: string): number {
  let hash = 2166136261;
  for (let i = 0; i < term.length; i += 1) hash = Math.imul(hash ^ term.charCodeAt(i), 16777619);
  return (hash >>> 0) & (CELLS - 1);
}
