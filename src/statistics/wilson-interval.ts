/** A 95 % confidence interval, ends included. */
export interface Interval {
  low: number;
  high: number;
}

/** The standard normal quantile which leaves 2.5 % above it. */
export const Z_95 = 1.959963984540054;

/**
 * The 95 % score interval of a proportion, `count` of `total` (E. B. Wilson, "Probable inference, the law of succession,
 * and statistical inference", JASA 22, 1927). Unlike the estimate ± 1.96 standard errors it stays within 0..1 and says
 * something true of 0 of 3, which is what most claimants' ledgers look like.
 * @returns null for none of none
 * @throws RangeError when these are not whole numbers with 0 <= count <= total
 */
export function wilsonInterval(count: number, total: number): Interval | null {
  if (!Number.isSafeInteger(count) || !Number.isSafeInteger(total) || count < 0 || count > total) {
    throw new RangeError(`${count} of ${total} is not a proportion`);
  }
  if (total === 0) return null;
  const z2 = Z_95 ** 2;
  const centre = (count + z2 / 2) / (total + z2);
  const reach = (Z_95 * Math.sqrt((count * (total - count)) / total + z2 / 4)) / (total + z2);
  // None and all reach 0 and 1 exactly; rounding would leave them a hair beside.
  return { low: count === 0 ? 0 : centre - reach, high: count === total ? 1 : centre + reach };
}
