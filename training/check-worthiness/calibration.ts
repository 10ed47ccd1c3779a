import { fitLogistic, sparseRows } from './logistic.js';

/** Platt scaling: the probability of a score is σ(slope · score + intercept). */
export interface Platt {
  readonly slope: number;
  readonly intercept: number;
}

/** One bin of a reliability table: how many, what was said, what was so. */
export interface Bin {
  readonly from: number;
  readonly count: number;
  readonly said: number;
  readonly was: number;
}

export function fitPlatt(scores: readonly number[], labels: readonly number[]): Platt {
  const [intercept = 0, slope = 0] = fitLogistic({
    rows: sparseRows(
      scores.map((score) => [
        [0, 1],
        [1, score],
      ]),
      2,
    ),
    labels: Uint8Array.from(labels),
    weights: new Float64Array(labels.length).fill(1),
    penalties: new Float64Array(2),
  });
  return { slope, intercept };
}

export function probability({ slope, intercept }: Platt, score: number): number {
  return 1 / (1 + Math.exp(-(slope * score + intercept)));
}

/** Probabilities of sentences whose part's labels the scaling has not seen; `parts` names each sentence's part. */
export function heldOutProbabilities(
  scores: readonly number[],
  labels: readonly number[],
  parts: readonly (string | number)[],
): number[] {
  const scalings = new Map(
    [...new Set(parts)].map((part) => {
      const others = scores.flatMap((_, i) => (parts[i] === part ? [] : [i]));
      return [part, fitPlatt(others.map((i) => scores[i]!), others.map((i) => labels[i]!))]; // prettier-ignore
    }),
  );
  return scores.map((score, i) => probability(scalings.get(parts[i]!)!, score));
}

/** Bins between the given edges, and the expected calibration error: the bins' gaps weighted by their counts. */
export function reliability(
  probabilities: readonly number[],
  labels: readonly number[],
  edges: readonly number[],
): { bins: Bin[]; error: number } {
  const bins = edges.map((from, b) => {
    const inside = probabilities.flatMap((p, i) => (p >= from && p < (edges[b + 1] ?? Infinity) ? [i] : []));
    const mean = (values: readonly number[]): number =>
      inside.length === 0 ? 0 : inside.reduce((sum, i) => sum + values[i]!, 0) / inside.length;
    return { from, count: inside.length, said: mean(probabilities), was: mean(labels) };
  });
  const error = bins.reduce((sum, { count, said, was }) => sum + count * Math.abs(said - was), 0) / labels.length;
  return { bins, error };
}
