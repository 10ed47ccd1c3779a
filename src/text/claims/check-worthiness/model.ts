import type { Token } from '../../reading/tokens.js';
import { REASON_OF, type Reason } from './groups.js';
import { SIGNALS, signalsOf } from './signals.js';
import { TERM_CELLS, termsOf } from './terms.js';
import { CALIBRATION, SIGNAL_WEIGHTS, TERM_SCALE, TERM_WEIGHTS } from './weights.js';

/** Log-odds that an annotator calls the words check-worthy, and what each group of signals adds to them. */
export interface WordedOdds {
  readonly logOdds: number;
  readonly parts: ReadonlyMap<Reason, number>;
}

const cells = Int8Array.from(Buffer.from(TERM_WEIGHTS, 'base64'));
if (cells.length !== TERM_CELLS) throw new Error('The check-worthiness weights are incomplete; train them again.');

const WEIGHTS = Float64Array.from(SIGNALS, (signal) => SIGNAL_WEIGHTS[signal] ?? 0);
const REASONS = SIGNALS.map((signal) => REASON_OF[signal]);

/**
 * The learned part of check-worthiness: a logistic regression over signals and words, trained on debates (training/check-worthiness),
 * with Platt's scaling. It knows the claim's words only, not who says them.
 */
export function wordedOdds(tokens: readonly Token[]): WordedOdds {
  const { slope, intercept } = CALIBRATION;
  const parts = new Map<Reason, number>();
  let score = 0;
  const { seen, values } = signalsOf(tokens);
  for (const place of seen) {
    const part = (WEIGHTS[place] ?? 0) * (values[place] ?? 0);
    score += part;
    const reason = REASONS[place];
    if (reason !== undefined) parts.set(reason, (parts.get(reason) ?? 0) + slope * part);
  }
  let terms = 0;
  for (const [cell, share] of termsOf(tokens)) terms += (cells[cell] ?? 0) * share;
  return { logOdds: slope * (score + TERM_SCALE * terms) + intercept, parts };
}
