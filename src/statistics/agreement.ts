import { type Interval, Z_95 } from './wilson-interval.js';

export interface Kappa {
  /** Pairs of labels compared. */
  n: number;
  /** Share of the pairs with one label, 0..1; null without pairs, as is the next. */
  observedAgreement: number | null;
  /** The share which two raters with these habits would reach by chance. */
  expectedAgreement: number | null;
  /** 1 at full agreement, 0 at chance, -1 at worst; null where chance alone agrees fully (one label in all) or without pairs. */
  kappa: number | null;
  /** Null too where the standard error is 0, as at full agreement: the sample then says nothing of its own error. */
  interval: Interval | null;
}

export interface Alpha {
  /** Units with two labels or more; the others cannot agree or disagree, and are left out. */
  units: number;
  /** Labels in those units. */
  values: number;
  /** 0..1; null without units, as is the next. */
  observedDisagreement: number | null;
  /** The disagreement of these labels dealt out to the units at random. */
  expectedDisagreement: number | null;
  /** 1 at full agreement, 0 at chance; null where all labels are the same or without units. */
  alpha: number | null;
}

/** Standard errors below this are rounding: with a spread at all, that of a million pairs is far larger. */
const NO_ERROR = 1e-12;

function tally(labels: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

/** Over all labels, the product of how often each has it. With itself: ordered pairs of like labels, twins included. */
function likePairs(these: Map<string, number>, those: Map<string, number>): number {
  let sum = 0;
  for (const [label, count] of these) sum += count * (those.get(label) ?? 0);
  return sum;
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/**
 * How far two raters agree beyond chance over nominal labels (J. Cohen, "A coefficient of agreement for nominal scales",
 * Educational and Psychological Measurement 20, 1960). Every pair is one unit: the first rater's label and the second's.
 *
 * The interval is kappa ± 1.96 standard errors, kept within -1..1, with the large-sample standard error of J. L. Fleiss,
 * J. Cohen and B. S. Everitt ("Large sample standard errors of kappa and weighted kappa", Psychological Bulletin 72, 1969)
 * and not that of 1960, which takes chance agreement for known. It is rough below some dozens of pairs.
 */
export function cohensKappa(pairs: readonly (readonly [first: string, second: string])[]): Kappa {
  const n = pairs.length;
  if (n === 0) return { n, observedAgreement: null, expectedAgreement: null, kappa: null, interval: null };
  const first = tally(pairs.map(([label]) => label));
  const second = tally(pairs.map(([, label]) => label));
  const share = (counts: Map<string, number>, label: string): number => (counts.get(label) ?? 0) / n;
  // Whole numbers as long as may be: `chance` reaches n² exactly when only one label was ever given.
  const chance = likePairs(first, second);
  const observedAgreement = pairs.filter(([a, b]) => a === b).length / n;
  const expectedAgreement = chance / n ** 2;
  if (chance === n ** 2) return { n, observedAgreement, expectedAgreement, kappa: null, interval: null };

  const room = 1 - expectedAgreement;
  const kappa = (observedAgreement - expectedAgreement) / room;
  // The formula of 1969 is the variance of each pair's pull on kappa: what it adds to the agreement observed, less what
  // its two labels add to the agreement expected. Taken about its mean, the sum does not cancel to noise.
  const pulls = pairs.map(
    ([a, b]) => (a === b ? room : 0) - (1 - observedAgreement) * (share(second, a) + share(first, b)),
  );
  const mean = sumOf(pulls) / n;
  const variance = sumOf(pulls.map((pull) => (pull - mean) ** 2)) / n;
  const error = Math.sqrt(variance / n) / room ** 2;
  const interval =
    error < NO_ERROR ? null : { low: Math.max(-1, kappa - Z_95 * error), high: Math.min(1, kappa + Z_95 * error) };
  return { n, observedAgreement, expectedAgreement, kappa, interval };
}

/**
 * How far any number of raters agree beyond chance over nominal labels, some of them missing (K. Krippendorff, "Computing
 * Krippendorff's Alpha-Reliability", 2011). A unit is the labels it was given, in any order; a missing one is not there.
 *
 * The disagreements are sums over units and labels, not over pairs of labels, so the time is linear. No interval: the one
 * in use is a bootstrap, whose answer would depend on a seed.
 */
export function krippendorffsAlpha(units: Iterable<readonly string[]>): Alpha {
  const all = new Map<string, number>();
  let count = 0;
  let values = 0;
  let disagreement = 0;
  for (const labels of units) {
    const m = labels.length;
    if (m < 2) continue;
    count += 1;
    values += m;
    const counts = tally(labels);
    // Ordered pairs of unlike labels; a unit weighs as many as it has labels, hence m - 1.
    disagreement += (m ** 2 - likePairs(counts, counts)) / (m - 1);
    for (const [label, times] of counts) all.set(label, (all.get(label) ?? 0) + times);
  }
  if (count === 0) {
    return { units: 0, values: 0, observedDisagreement: null, expectedDisagreement: null, alpha: null };
  }
  const observedDisagreement = disagreement / values;
  const expectedDisagreement = (values ** 2 - likePairs(all, all)) / (values * (values - 1));
  return {
    units: count,
    values,
    observedDisagreement,
    expectedDisagreement,
    alpha: expectedDisagreement === 0 ? null : 1 - observedDisagreement / expectedDisagreement,
  };
}
