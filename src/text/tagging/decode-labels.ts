import type { Range } from '../reading/sentences.js';
import { LABELS } from './network.js';

/** Scores of going from one label to the next (row-major), of beginning and of ending with one. */
export interface Transitions {
  readonly between: Float32Array;
  readonly begin: Float32Array;
  readonly end: Float32Array;
}

export interface DecodedLabels {
  /** 0 none, then begin and inside of source, cue, content. */
  readonly labels: Uint8Array;
  /** How probable each token's label is, 0..1, by all ways of labelling its stretch. */
  readonly probability: Float32Array;
}

/** The best labels of each stretch (Viterbi) and how sure they are (forward-backward) in a linear-chain conditional random field. */
export function decodeLabels(
  emissions: Float32Array,
  stretches: readonly Range[],
  transitions: Transitions,
): DecodedLabels {
  const count = emissions.length / LABELS;
  const out = { labels: new Uint8Array(count), probability: new Float32Array(count) };
  const weights = Float64Array.from(transitions.between, Math.exp);
  const ends = Float64Array.from(transitions.end, Math.exp);
  for (const stretch of stretches) {
    bestLabels(emissions, stretch, transitions, out.labels);
    probabilities(emissions, stretch, { weights, begin: transitions.begin, ends }, out);
  }
  return out;
}

function bestLabels(
  emissions: Float32Array,
  { from, to }: Range,
  { between, begin, end }: Transitions,
  out: Uint8Array,
): void {
  const back = new Uint8Array((to - from) * LABELS);
  let best = new Float64Array(LABELS);
  let next = new Float64Array(LABELS);
  for (let label = 0; label < LABELS; label += 1)
    best[label] = (begin[label] ?? 0) + (emissions[from * LABELS + label] ?? 0);
  for (let t = from + 1; t < to; t += 1) {
    for (let label = 0; label < LABELS; label += 1) {
      let top = 0;
      let most = -Infinity;
      for (let k = 0; k < LABELS; k += 1) {
        const value = (best[k] ?? 0) + (between[k * LABELS + label] ?? 0);
        if (value > most) {
          most = value;
          top = k;
        }
      }
      back[(t - from) * LABELS + label] = top;
      next[label] = most + (emissions[t * LABELS + label] ?? 0);
    }
    [best, next] = [next, best];
  }
  let label = 0;
  for (let k = 1; k < LABELS; k += 1)
    if ((best[k] ?? 0) + (end[k] ?? 0) > (best[label] ?? 0) + (end[label] ?? 0)) label = k;
  for (let t = to - 1; t >= from; t -= 1) {
    out[t] = label;
    label = back[(t - from) * LABELS + label] ?? 0;
  }
}

/** Forward and backward weights, each step scaled to sum to 1, so that nothing over- or underflows however long the stretch. */
function probabilities(
  emissions: Float32Array,
  { from, to }: Range,
  { weights, begin, ends }: { weights: Float64Array; begin: Float32Array; ends: Float64Array },
  { labels, probability }: DecodedLabels,
): void {
  const steps = to - from;
  const forward = new Float64Array(steps * LABELS);
  const emitted = new Float64Array(steps * LABELS);
  for (let t = 0; t < steps; t += 1) {
    let top = -Infinity;
    for (let k = 0; k < LABELS; k += 1) top = Math.max(top, emissions[(from + t) * LABELS + k] ?? 0);
    for (let k = 0; k < LABELS; k += 1)
      emitted[t * LABELS + k] = Math.exp((emissions[(from + t) * LABELS + k] ?? 0) - top);
  }
  for (let t = 0; t < steps; t += 1) {
    for (let label = 0; label < LABELS; label += 1) {
      let sum = 0;
      if (t === 0) sum = Math.exp(begin[label] ?? 0);
      else
        for (let k = 0; k < LABELS; k += 1)
          sum += (forward[(t - 1) * LABELS + k] ?? 0) * (weights[k * LABELS + label] ?? 0);
      forward[t * LABELS + label] = sum * (emitted[t * LABELS + label] ?? 0);
    }
    scale(forward, t * LABELS);
  }
  let behind = Float64Array.from(ends);
  for (let t = steps - 1; t >= 0; t -= 1) {
    let total = 0;
    for (let k = 0; k < LABELS; k += 1) total += (forward[t * LABELS + k] ?? 0) * (behind[k] ?? 0);
    const label = labels[from + t] ?? 0;
    probability[from + t] = total > 0 ? ((forward[t * LABELS + label] ?? 0) * (behind[label] ?? 0)) / total : 0;
    const before = new Float64Array(LABELS);
    for (let k = 0; k < LABELS; k += 1)
      for (let j = 0; j < LABELS; j += 1)
        before[k] =
          (before[k] ?? 0) + (weights[k * LABELS + j] ?? 0) * (emitted[t * LABELS + j] ?? 0) * (behind[j] ?? 0);
    scale(before, 0);
    behind = before;
  }
}

function scale(numbers: Float64Array, at: number): void {
  let sum = 0;
  for (let k = 0; k < LABELS; k += 1) sum += numbers[at + k] ?? 0;
  if (sum > 0) for (let k = 0; k < LABELS; k += 1) numbers[at + k] = (numbers[at + k] ?? 0) / sum;
}
