/**
 * The network's arithmetic in WebAssembly SIMD (AssemblyScript). Weights and activations are 16-bit integers, so sums are exact and the
 * same on every machine; what is left in floating point is IEEE single precision in a fixed order, which WebAssembly fixes too.
 *
 * Compiled by `npm run kernels` in training/ to src/text/tagging/kernels.wasm.ts. All pointers are byte offsets into the memory;
 * widths are multiples of 8.
 */

/** Activations inside the network lie in (-1, 1) and are stored times this. */
const UNIT: f32 = 4096;

/** Exact sum of products of `width` 16-bit integers, for four rows of weights at once. */
@inline
function dot4(x: usize, w: usize, width: usize): v128 {
  const stride = width << 1;
  let a = i32x4.splat(0);
  let b = i32x4.splat(0);
  let c = i32x4.splat(0);
  let d = i32x4.splat(0);
  const end = x + stride;
  while (x < end) {
    const v = v128.load(x);
    a = i32x4.add(a, i32x4.dot_i16x8_s(v, v128.load(w)));
    b = i32x4.add(b, i32x4.dot_i16x8_s(v, v128.load(w + stride)));
    c = i32x4.add(c, i32x4.dot_i16x8_s(v, v128.load(w + 2 * stride)));
    d = i32x4.add(d, i32x4.dot_i16x8_s(v, v128.load(w + 3 * stride)));
    x += 16;
    w += 16;
  }
  return sum4(a, b, c, d);
}

/** Adds up the four lanes of each of four sums. */
@inline
function sum4(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 4, 2, 6), v128.shuffle<i32>(a, b, 1, 5, 3, 7));
  const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 4, 2, 6), v128.shuffle<i32>(c, d, 1, 5, 3, 7));
  return i32x4.add(v128.shuffle<i32>(ab, cd, 0, 1, 4, 5), v128.shuffle<i32>(ab, cd, 2, 3, 6, 7));
}

/**
 * out[t][r] = scale[r] * (x[t] · w[r]) + bias[r] for `steps` rows x of `width` 16-bit integers and `rows` (a multiple of 4) rows of
 * weights; `x` rows lie `stride` bytes apart, `out` is single precision. Two steps are done at once, so that weights are read half as often.
 */
export function linear(x: usize, steps: i32, stride: usize, width: usize, w: usize, scale: usize, bias: usize, rows: i32, out: usize): void {
  const line = (<usize>rows) << 2;
  const row = width << 1;
  for (let r = 0; r < rows; r += 4) {
    const at = (<usize>r) << 2;
    const s = v128.load(scale + at);
    const b = v128.load(bias + at);
    const weights = w + (<usize>r) * row;
    let input = x;
    let output = out + at;
    let t = 0;
    for (; t + 1 < steps; t += 2) {
      let a0 = i32x4.splat(0), b0 = i32x4.splat(0), c0 = i32x4.splat(0), d0 = i32x4.splat(0);
      let a1 = i32x4.splat(0), b1 = i32x4.splat(0), c1 = i32x4.splat(0), d1 = i32x4.splat(0);
      for (let k: usize = 0; k < row; k += 16) {
        const u = v128.load(input + k);
        const v = v128.load(input + stride + k);
        let m = v128.load(weights + k);
        a0 = i32x4.add(a0, i32x4.dot_i16x8_s(u, m));
        a1 = i32x4.add(a1, i32x4.dot_i16x8_s(v, m));
        m = v128.load(weights + row + k);
        b0 = i32x4.add(b0, i32x4.dot_i16x8_s(u, m));
        b1 = i32x4.add(b1, i32x4.dot_i16x8_s(v, m));
        m = v128.load(weights + 2 * row + k);
        c0 = i32x4.add(c0, i32x4.dot_i16x8_s(u, m));
        c1 = i32x4.add(c1, i32x4.dot_i16x8_s(v, m));
        m = v128.load(weights + 3 * row + k);
        d0 = i32x4.add(d0, i32x4.dot_i16x8_s(u, m));
        d1 = i32x4.add(d1, i32x4.dot_i16x8_s(v, m));
      }
      v128.store(output, f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(sum4(a0, b0, c0, d0)), s), b));
      v128.store(output + line, f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(sum4(a1, b1, c1, d1)), s), b));
      input += 2 * stride;
      output += 2 * line;
    }
    if (t < steps) v128.store(output, f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(dot4(input, weights, width)), s), b));
  }
}

/** e^x for |x| <= 40, relative error below 3e-7: 2^n by its exponent bits, the rest by a polynomial. */
@inline
function exponential(x: v128): v128 {
  x = f32x4.max(f32x4.min(x, f32x4.splat(40)), f32x4.splat(-40));
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.4426950408889634)));
  let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-0.00021219444005469057)));
  let p = f32x4.splat(0.0013888889);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.008333334));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.041666668));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.16666667));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.5));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(p, power);
}

@inline
function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exponential(f32x4.neg(x))));
}

@inline
function tanh4(x: v128): v128 {
  const one = f32x4.splat(1);
  const e = exponential(f32x4.add(x, x));
  return f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(e, one)));
}

/**
 * One direction of an LSTM over one line. `gates` holds what the input adds to the gates at each step (input, forget, cell, output;
 * `hidden` each, single precision) and is overwritten; `w` the 4·hidden rows of recurrent weights. The state of step t goes, as 16-bit
 * integers, to out + t·stride; `cell` and `state` are scratch of `hidden` single-precision and 16-bit numbers.
 */
export function recur(gates: usize, steps: i32, hidden: i32, w: usize, scale: usize, backward: i32, out: usize, stride: usize, cell: usize, state: usize): void {
  const h = <usize>hidden;
  const rows = h << 2;
  memory.fill(cell, 0, h << 2);
  memory.fill(state, 0, h << 1);
  for (let step = 0; step < steps; step++) {
    const t = <usize>(backward ? steps - 1 - step : step);
    const g = gates + t * (rows << 2);
    for (let r: usize = 0; r < rows; r += 4) {
      const sum = f32x4.mul(f32x4.convert_i32x4_s(dot4(state, w + r * (h << 1), h)), v128.load(scale + (r << 2)));
      v128.store(g + (r << 2), f32x4.add(v128.load(g + (r << 2)), sum));
    }
    const target = out + t * stride;
    for (let k: usize = 0; k < h; k += 4) {
      const at = g + (k << 2);
      const quarter = h << 2;
      const c = f32x4.add(
        f32x4.mul(sigmoid(v128.load(at + quarter)), v128.load(cell + (k << 2))),
        f32x4.mul(sigmoid(v128.load(at)), tanh4(v128.load(at + 2 * quarter))),
      );
      v128.store(cell + (k << 2), c);
      const value = f32x4.mul(f32x4.mul(sigmoid(v128.load(at + 3 * quarter)), tanh4(c)), f32x4.splat(UNIT));
      const whole = i32x4.trunc_sat_f32x4_s(f32x4.nearest(value));
      const narrow = i16x8.narrow_i32x4_s(whole, whole);
      v128.store64_lane(state + (k << 1), narrow, 0);
      v128.store64_lane(target + (k << 1), narrow, 0);
    }
  }
}
