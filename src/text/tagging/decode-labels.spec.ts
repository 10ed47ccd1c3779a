import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeLabels } from './decode-labels.js';
import { LABELS } from './network.js';

const FORBIDDEN = -10_000;
const score = fc.float({ min: -6, max: 6, noNaN: true });
const scores = (length: number): fc.Arbitrary<number[]> => fc.array(score, { minLength: length, maxLength: length });

/** Every sequence of labels of this length. */
function* sequences(length: number): Generator<number[]> {
  if (length === 0) yield [];
  else for (const head of sequences(length - 1)) for (let label = 0; label < LABELS; label += 1) yield [...head, label];
}

describe('decodeLabels', () => {
  test('finds the best of all sequences, and what share of the weight passes through its labels', () => {
    const steps = 3;
    fc.assert(
      fc.property(
        scores(steps * LABELS),
        scores(LABELS * LABELS),
        scores(LABELS),
        scores(LABELS),
        (e, b, begin, end) => {
          const between = b.map((value, i) => ([2, 4, 6].includes(i % LABELS) && i % 3 === 0 ? FORBIDDEN : value));
          const transitions = {
            between: Float32Array.from(between),
            begin: Float32Array.from(begin),
            end: Float32Array.from(end),
          };
          const emissions = Float32Array.from(e);
          const { labels, probability } = decodeLabels(emissions, [{ from: 0, to: steps }], transitions);
          const weigh = (sequence: number[]): number =>
            sequence.reduce(
              (sum, label, t) =>
                sum +
                (emissions[t * LABELS + label] ?? 0) +
                (t === 0
                  ? (transitions.begin[label] ?? 0)
                  : (transitions.between[(sequence[t - 1] ?? 0) * LABELS + label] ?? 0)),
              transitions.end[sequence.at(-1) ?? 0] ?? 0,
            );
          const all = [...sequences(steps)].map((sequence) => ({ sequence, weight: weigh(sequence) }));
          const top = Math.max(...all.map(({ weight }) => weight));
          expect(weigh([...labels])).toBeCloseTo(top, 3);
          const mass = all.map(({ sequence, weight }) => ({ sequence, mass: Math.exp(weight - top) }));
          const total = mass.reduce((sum, each) => sum + each.mass, 0);
          probability.forEach((value, t) => {
            const through = mass
              .filter(({ sequence }) => sequence[t] === labels[t])
              .reduce((sum, each) => sum + each.mass, 0);
            expect(value).toBeCloseTo(through / total, 4);
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  test('stays finite over thousands of tokens', () => {
    const steps = 5000;
    const emissions = Float32Array.from({ length: steps * LABELS }, (_, i) => (i * 37) % 19);
    const zeros = new Float32Array(LABELS);
    const { probability } = decodeLabels(emissions, [{ from: 0, to: steps }], {
      between: new Float32Array(LABELS * LABELS),
      begin: zeros,
      end: zeros,
    });
    expect(probability.every((value) => value > 0 && value <= 1.000001)).toBe(true);
  });
});
