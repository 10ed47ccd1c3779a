import { TYPE_RULES } from '../src/text/claims/check-worthiness.js';
import { CALIBRATION } from '../src/text/claims/check-worthiness/weights.js';
import { claimTypeOf } from '../src/text/claims/claim-type.js';
import { heldOutProbabilities, reliability, type Bin } from '../training/check-worthiness/calibration.js';
import { claimBusterScores, debateScores, type HeldOutScore } from '../training/check-worthiness/out-of-fold.js';
import { claimBusterSentences, clefSentences, type LabelledSentence } from '../training/check-worthiness/sentences.js';
import { averagePrecision, byDebate, mean } from './check-worthiness/average-precision.js';
import { baselineScores, GRID, type Baseline } from './check-worthiness/baseline.js';
import { corpus } from './corpora.js';

/** What a neighbouring sentence's score adds in the variant with context. */
const NEIGHBOUR = 0.2;

/** Width of a system's name in print. */
const NAME = 48;

/** Edges of the reliability tables: ClaimBuster has one check-worthy sentence in four, the debates one in 37. */
const COMMON = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const RARE = [0, 0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.2, 0.3];

/**
 * Ranks the sentences of each CLEF-2019 debate by weights fitted on the other debates, beside a hashed logistic regression on the
 * same folds, and measures the calibration of held-out scores.
 */
export function evalCheckWorthiness(argv: string[]): Promise<void> {
  const clef = corpus('data', 'check-worthiness', 'clef2019-train.csv');
  const buster = corpus('data', 'check-worthiness', 'claimbuster-train.json');
  if (clef === undefined || buster === undefined) return Promise.resolve();
  const debates = clefSentences(clef);
  const claimBuster = claimBusterSentences(buster);
  const held = debateScores(debates, claimBuster).sort((a, b) => a.index - b.index);
  const scores = held.map(({ score }) => score);
  const systems: Record<string, Map<string, number>> = {
    shipped: byDebate(debates, scores),
    'shipped, with the rules by claim type': byDebate(
      debates,
      scores.map((score, i) => score + typeRule(debates[i]!)),
    ),
    'shipped, with neighbours (not in the product)': byDebate(
      debates,
      scores.map((_, i) => withNeighbours(held, i)),
    ),
  };
  const baselines = GRID.map((settings) => ({
    settings,
    debates: byDebate(debates, baselineScores(debates, settings)),
  }));
  const best = baselines.reduce((a, b) => (mean(b.debates.values()) > mean(a.debates.values()) ? b : a));
  const spread = claimBusterScores(debates, claimBuster);
  const result: Result = {
    debates: systems,
    baseline: best,
    grid: baselines.map(({ settings, debates: each }) => ({ ...settings, map: mean(each.values()) })),
    claimBuster: {
      sentences: spread.length,
      averagePrecision: averagePrecision(
        spread.map(({ score }) => score),
        spread.map(({ sentence }) => sentence.label),
      ),
      ...calibrationOf(spread, COMMON),
    },
    clef: calibrationOf(held, RARE),
  };
  process.stdout.write(argv.includes('--json') ? `${JSON.stringify(result, asObject, 2)}\n` : printed(result));
  return Promise.resolve();
}

interface Result {
  readonly debates: Record<string, Map<string, number>>;
  readonly baseline: { readonly settings: Baseline; readonly debates: Map<string, number> };
  readonly grid: readonly (Baseline & { readonly map: number })[];
  readonly claimBuster: Reliability & { readonly sentences: number; readonly averagePrecision: number };
  readonly clef: Reliability;
}

interface Reliability {
  readonly bins: readonly Bin[];
  readonly error: number;
}

function asObject(_: string, value: unknown): unknown {
  return value instanceof Map ? (Object.fromEntries(value) as unknown) : value;
}

function printed({ debates, baseline, grid, claimBuster, clef }: Result): string {
  const least = mean(baseline.debates.values());
  const shipped = debates['shipped'];
  const { values, penalty } = baseline.settings;
  const lines = [
    `mean average precision over ${baseline.debates.size} CLEF-2019 debates, each left out of training`,
    `  ${'hashed logistic regression, words and pairs'.padEnd(NAME)} ${least.toFixed(4)}   best of ${grid.length}: ${values}, L2 ${penalty}`,
    ...Object.entries(debates).map(([name, each]) => {
      const map = mean(each.values());
      return `  ${name.padEnd(NAME)} ${map.toFixed(4)}   ${(map / least).toFixed(3)} times`;
    }),
    '',
    `${'debate'.padEnd(30)} baseline  shipped`,
    ...[...baseline.debates].map(
      ([debate, value]) =>
        `${debate.replace('.tsv', '').padEnd(30)} ${value.toFixed(3)}     ${(shipped?.get(debate) ?? 0).toFixed(3)}`,
    ),
    '',
    `ClaimBuster, five folds, without what was spoken in a CLEF debate: ${claimBuster.sentences} sentences, average precision ${claimBuster.averagePrecision.toFixed(3)}`,
    ...table(claimBuster),
    'CLEF-2019, each debate left out',
    ...table(clef),
  ];
  return `${lines.join('\n')}\n`;
}

/** What the product's rule for the claim's type adds, in the learned score's terms; its other rules need an article. */
function typeRule({ tokens }: LabelledSentence): number {
  const [, odds] = TYPE_RULES[claimTypeOf(tokens, 'direct')] ?? ['', 0];
  return odds / CALIBRATION.slope;
}

function withNeighbours(held: readonly HeldOutScore[], at: number): number {
  const { part, score } = held[at]!;
  const near = [held[at - 1], held[at + 1]].map((other) => (other?.part === part ? other.score : score));
  return score + NEIGHBOUR * near.reduce((sum, other) => sum + other, 0);
}

function calibrationOf(held: readonly HeldOutScore[], edges: readonly number[]): Reliability {
  const labels = held.map(({ sentence }) => sentence.label);
  const probabilities = heldOutProbabilities(
    held.map(({ score }) => score),
    labels,
    held.map(({ part }) => part),
  );
  return reliability(probabilities, labels, edges);
}

function table({ bins, error }: Reliability): string[] {
  return [
    '  from   sentences   said    was',
    ...bins.map(
      ({ from, count, said, was }) =>
        `  ${from.toFixed(2)}   ${String(count).padStart(9)}  ${said.toFixed(3)}  ${was.toFixed(3)}`,
    ),
    `  expected calibration error ${error.toFixed(4)}`,
    '',
  ];
}
