/** Rows of sparse numbers: row `i` has columns `columns[k]` with `values[k]` for `starts[i] <= k < starts[i + 1]`. */
export interface SparseRows {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
  readonly width: number;
}

export interface LogisticTask {
  readonly rows: SparseRows;
  /** 0 or 1 a row. */
  readonly labels: Uint8Array;
  /** Weight of each row in the loss; 0 leaves the row out. */
  readonly weights: Float64Array;
  /** L2 penalty of each column: `penalty / 2 * w²` is added to the summed loss. */
  readonly penalties: Float64Array;
}

const MEMORY = 8;

/** Steps in a row with hardly any gain; a single one may be an accident of the line search. */
const PATIENCE = 4;

/** Packs rows of `[column, value]` pairs. */
export function sparseRows(rows: readonly (readonly (readonly [number, number])[])[], width: number): SparseRows {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => (starts[i + 1] = starts[i]! + row.length));
  const columns = new Int32Array(starts[rows.length]!);
  const values = new Float64Array(columns.length);
  let at = 0;
  for (const row of rows)
    for (const [column, value] of row) {
      columns[at] = column;
      values[at++] = value;
    }
  return { starts, columns, values, width };
}

/** The linear score of every row. */
export function scoresOf({ starts, columns, values }: SparseRows, w: Float64Array): Float64Array {
  const scores = new Float64Array(starts.length - 1);
  for (let i = 0; i < scores.length; i += 1) {
    let sum = 0;
    for (let k = starts[i]!; k < starts[i + 1]!; k += 1) sum += w[columns[k]!]! * values[k]!;
    scores[i] = sum;
  }
  return scores;
}

/**
 * Weights of the L2-penalised logistic regression, by L-BFGS with backtracking until the loss stands still within a millionth.
 * Deterministic: no random start, no sampling.
 */
export function fitLogistic(task: LogisticTask, iterations = 300): Float64Array {
  let w: Float64Array = new Float64Array(task.rows.width);
  let { loss, gradient } = lossOf(task, w);
  const steps: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  let still = 0;
  for (let iteration = 0; iteration < iterations; iteration += 1) {
    const direction = descent(gradient, steps);
    const slope = dot(direction, gradient);
    let size = steps.length === 0 ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1;
    let next = moved(w, direction, size);
    let there = lossOf(task, next);
    while (there.loss > loss + 1e-4 * size * slope && size > 1e-10) {
      size /= 2;
      next = moved(w, direction, size);
      there = lossOf(task, next);
    }
    const s = moved(next, w, -1);
    const y = moved(there.gradient, gradient, -1);
    const curvature = dot(s, y);
    if (curvature > 1e-12) steps.push({ s, y, rho: 1 / curvature });
    if (steps.length > MEMORY) steps.shift();
    const gain = loss - there.loss;
    w = next;
    ({ loss, gradient } = there);
    still = gain < 1e-6 * Math.max(1, loss) ? still + 1 : 0;
    if (still === PATIENCE) break;
  }
  return w;
}

function lossOf(task: LogisticTask, w: Float64Array): { loss: number; gradient: Float64Array } {
  const { rows, labels, weights, penalties } = task;
  const { starts, columns, values } = rows;
  const gradient = new Float64Array(w.length);
  let loss = 0;
  for (let j = 0; j < w.length; j += 1) {
    gradient[j] = penalties[j]! * w[j]!;
    loss += 0.5 * gradient[j]! * w[j]!;
  }
  for (let i = 0; i < labels.length; i += 1) {
    const weight = weights[i]!;
    if (weight === 0) continue;
    let score = 0;
    for (let k = starts[i]!; k < starts[i + 1]!; k += 1) score += w[columns[k]!]! * values[k]!;
    const sign = labels[i] === 1 ? 1 : -1;
    const margin = sign * score;
    loss += weight * (margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin);
    const pull = (-sign * weight) / (1 + Math.exp(margin));
    for (let k = starts[i]!; k < starts[i + 1]!; k += 1) gradient[columns[k]!]! += pull * values[k]!;
  }
  return { loss, gradient };
}

/** The two-loop recursion: minus the gradient, bent by the last steps' curvature. */
function descent(
  gradient: Float64Array,
  steps: readonly { s: Float64Array; y: Float64Array; rho: number }[],
): Float64Array {
  const q = gradient.map((value) => -value);
  const alphas: number[] = [];
  for (const { s, y, rho } of steps.toReversed()) {
    const alpha = rho * dot(s, q);
    alphas.push(alpha);
    add(q, y, -alpha);
  }
  const last = steps.at(-1);
  if (last !== undefined) {
    const scale = 1 / (last.rho * dot(last.y, last.y));
    for (let j = 0; j < q.length; j += 1) q[j]! *= scale;
  }
  for (const { s, y, rho } of steps) add(q, s, (alphas.pop() ?? 0) - rho * dot(y, q));
  return q;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j += 1) sum += a[j]! * b[j]!;
  return sum;
}

function add(target: Float64Array, other: Float64Array, factor: number): void {
  for (let j = 0; j < target.length; j += 1) target[j]! += factor * other[j]!;
}

function moved(from: Float64Array, direction: Float64Array, size: number): Float64Array {
  const to = from.slice();
  add(to, direction, size);
  return to;
}
