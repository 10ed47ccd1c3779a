import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { instantiateKernels } from './kernels.js';

const numbers = (length: number, most: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: -most, max: most }), { minLength: length, maxLength: length });

describe('linear', () => {
  test('gives exact sums of products, for any number of steps', () => {
    const [width, rows] = [16, 8];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        numbers(5 * width, 4096),
        numbers(rows * width, 2047),
        (steps, x, w) => {
          const kernels = instantiateKernels();
          const at = {
            x: kernels.reserve(x.length * 2),
            w: kernels.reserve(w.length * 2),
            scale: kernels.reserve(rows * 4),
            bias: kernels.reserve(rows * 4),
            out: kernels.reserve(steps * rows * 4),
          };
          kernels.i16(at.x, x.length).set(x);
          kernels.i16(at.w, w.length).set(w);
          kernels.f32(at.scale, rows).fill(0.5);
          kernels.f32(at.bias, rows).set([1, 2, 3, 4, 5, 6, 7, 8]);
          kernels.linear(at.x, steps, width * 2, width, at.w, at.scale, at.bias, rows, at.out);
          const wanted: number[] = [];
          for (let t = 0; t < steps; t += 1)
            for (let r = 0; r < rows; r += 1) {
              let sum = 0;
              for (let k = 0; k < width; k += 1) sum += (x[t * width + k] ?? 0) * (w[r * width + k] ?? 0);
              wanted.push(Math.fround(Math.fround(Math.fround(sum) * 0.5) + r + 1));
            }
          expect([...kernels.f32(at.out, steps * rows)]).toEqual(wanted);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('recur', () => {
  const hidden = 8;
  const steps = 6;

  const run = (gates: readonly number[], w: readonly number[], backward: number): Int16Array => {
    const kernels = instantiateKernels();
    const at = {
      gates: kernels.reserve(gates.length * 4),
      w: kernels.reserve(w.length * 2),
      scale: kernels.reserve(hidden * 16),
      out: kernels.reserve(steps * hidden * 2),
      cell: kernels.reserve(hidden * 4),
      state: kernels.reserve(hidden * 2),
    };
    kernels.f32(at.gates, gates.length).set(gates);
    kernels.i16(at.w, w.length).set(w);
    kernels.f32(at.scale, hidden * 4).fill(1 / 4096 / 1000);
    kernels.recur(at.gates, steps, hidden, at.w, at.scale, backward, at.out, hidden * 2, at.cell, at.state);
    return kernels.i16(at.out, steps * hidden).slice();
  };

  /** The textbook LSTM in double precision. */
  const textbook = (gates: readonly number[], w: readonly number[], backward: number): number[] => {
    const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
    const out: number[] = new Array<number>(steps * hidden).fill(0);
    let cell: number[] = new Array<number>(hidden).fill(0);
    let state: number[] = new Array<number>(hidden).fill(0);
    for (let step = 0; step < steps; step += 1) {
      const t = backward ? steps - 1 - step : step;
      const sums = Array.from({ length: hidden * 4 }, (_, r) =>
        state.reduce(
          (sum, value, k) => sum + (value * (w[r * hidden + k] ?? 0)) / 1000,
          gates[t * hidden * 4 + r] ?? 0,
        ),
      );
      const gate = (block: number, k: number): number => sums[block * hidden + k] ?? 0;
      cell = cell.map((c, k) => sigmoid(gate(1, k)) * c + sigmoid(gate(0, k)) * Math.tanh(gate(2, k)));
      state = cell.map((c, k) => sigmoid(gate(3, k)) * Math.tanh(c));
      state.forEach((value, k) => (out[t * hidden + k] = value));
    }
    return out;
  };

  test('is an LSTM, in both directions, to the precision of its 16-bit state', () => {
    fc.assert(
      fc.property(
        numbers(steps * hidden * 4, 6000),
        numbers(hidden * hidden * 4, 2047),
        fc.integer({ min: 0, max: 1 }),
        (raw, w, backward) => {
          const gates = raw.map((value) => value / 1000);
          const wanted = textbook(gates, w, backward);
          run(gates, w, backward).forEach((value, i) =>
            expect(Math.abs(value / 4096 - (wanted[i] ?? 0))).toBeLessThan(0.02),
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  test('saturates without overflow on huge gates', () => {
    const gates = Array.from({ length: steps * hidden * 4 }, (_, i) => (i % 2 ? 1e30 : -1e30));
    for (const value of run(gates, new Array<number>(hidden * hidden * 4).fill(2047), 0))
      expect(Math.abs(value)).toBeLessThanOrEqual(4096);
  });
});
