/**
 * Trains the check-worthiness weights on the CLEF-2019 debates and the ClaimBuster sentences, and writes them into the product.
 * Nothing is drawn at random: the same corpora give the same file, byte for byte.
 *
 *     node --import tsx training/check-worthiness/train.ts
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpus } from '../../eval/corpora.js';
import { fitPlatt } from './calibration.js';
import { Design, rounded } from './design.js';
import { claimBusterScores } from './out-of-fold.js';
import { claimBusterSentences, clefSentences } from './sentences.js';

const OUT = join(import.meta.dirname, '../../src/text/claims/check-worthiness/weights.ts');

const clef = corpus('data', 'check-worthiness', 'clef2019-train.csv');
const buster = corpus('data', 'check-worthiness', 'claimbuster-train.json');
if (clef !== undefined && buster !== undefined) {
  const debates = clefSentences(clef);
  const claimBuster = claimBusterSentences(buster);
  const { signals, cells, scale } = rounded(new Design([...debates, ...claimBuster]).fit(() => true));
  const heldOut = claimBusterScores(debates, claimBuster);
  const { slope, intercept } = fitPlatt(
    heldOut.map(({ score }) => score),
    heldOut.map(({ sentence }) => sentence.label),
  );
  const lines = [...signals].map(([signal, weight]) => `  ${signal}: ${weight},`);
  writeFileSync(
    OUT,
    `import type { Signal } from './signals.js';

// Written by training/check-worthiness/train.ts; do not edit.

/** What each signal adds to the score. */
export const SIGNAL_WEIGHTS: Partial<Record<Signal, number>> = {
${lines.join('\n')}
};

/** Platt's scaling from score to log-odds. */
export const CALIBRATION = { slope: ${Number(slope.toFixed(4))}, intercept: ${Number(intercept.toFixed(4))} };

/** What one unit of a term cell is worth. */
export const TERM_SCALE = ${Number(scale.toPrecision(6))};

// prettier-ignore
/** One signed byte a term cell, base64. */
export const TERM_WEIGHTS =
  '${Buffer.from(cells.buffer).toString('base64')}';
`,
  );
  process.stdout.write(`${signals.size} signals and ${cells.length} cells written to ${OUT}\n`);
}
