/**
 * Trains the weights of src/text/claimants/antecedent-weights.ts on GUM's training documents:
 *
 *     node --import tsx training/pronouns/train.ts
 *
 * Writes that file’s weights and calibration in place. A log-linear ranker over the candidates of a pronoun, trained in full batches from zero, so there is nothing random in it. The
 * second round walks the documents with the first round's weights, so that the ranker sees its own mistakes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { FEATURES } from '../../src/text/claimants/antecedent-features.js';
import { walkPronouns, type Candidate } from '../../src/text/claimants/antecedents.js';
import { readGum, type GumDocument } from '../../eval/pronouns/gum.js';
import { Judge, pronounsOf, readingOf } from '../../eval/pronouns/reading.js';
import { corpus } from '../../eval/corpora.js';

const L2 = 0.004;
/** Two thirds of the pronouns come from biographies, where one person is meant all the time; news matters more. */
const BIOGRAPHY = 0.5;
const STEPS = 250;
const RATE = 0.5;
const FOLDS = 5;
const ROUNDS = 2;

/** One pronoun: its candidates, and which of them are the person meant. */
interface Case {
  readonly document: number;
  readonly candidates: readonly Candidate[];
  readonly right: readonly boolean[];
  readonly weight: number;
}

type Weights = Float64Array;

/**
 * Where the weights are drawn to, instead of to zero: what grammar says of nearness, and of who speaks, that the few pronouns of
 * the training news cannot teach.
 */
const PRIOR: Readonly<Record<string, number>> = {
  'same sentence': 1.6,
  'one sentence back': 1,
  'two sentences back': 0.5,
  'further back': -0.5,
  'last a subject': 0.6,
  'last after a preposition': -0.3,
  'subject to subject': 0.4,
  'known to be a person': 2,
  'only one whose gender is known to fit': 0.6,
  'gender known': 1.2,
  'one word, not known to be a person': -0.7,
  'last by a pronoun': 0.7,
  'latest fitting person': 0.4,
  'stands right before': 0.5,
  'speaks the quotation it stands in': -2.5,
  'is said to say the indirect words it stands in': 0.8,
  'spoke last, one sentence back at most': 0.5,
  'spoke last, and the pronoun speaks': 0.5,
  'share of namings so far': 0.5,
  'share of namings in the article': 0.5,
  'without a name': -1,
  'follows the pronoun': -1,
};
const prior = FEATURES.map((name) => PRIOR[name] ?? 0);

const score = (weights: Weights, candidate: Candidate): number =>
  candidate.features.reduce((sum, value, f) => sum + value * (weights[f] ?? 0), 0);

const bestOf = (weights: Weights, candidates: readonly Candidate[]): number => {
  const scores = candidates.map((candidate) => score(weights, candidate));
  return scores.indexOf(Math.max(...scores));
};

/** Walks a document; pronouns go to the gold person where `follow` is undefined, else to the choice of those weights. */
function casesOf(gum: GumDocument, document: number, follow: Weights | undefined): Case[] {
  const reading = readingOf(gum.text);
  const gold = new Map(pronounsOf(reading, gum).map((pronoun) => [pronoun.at, pronoun]));
  const judge = new Judge(reading, gum);
  const cases: Case[] = [];
  walkPronouns(reading, (at, candidates) => {
    const pronoun = gold.get(at);
    const right = candidates.map(
      (candidate) => pronoun !== undefined && judge.isRight(candidate, at, pronoun.gold.cluster),
    );
    if (pronoun !== undefined && candidates.length > 0)
      cases.push({ document, candidates, right, weight: gum.genre === 'bio' ? BIOGRAPHY : 1 });
    return follow === undefined ? right.indexOf(true) : bestOf(follow, candidates);
  });
  return cases;
}

/** Maximises the log-likelihood of the right candidates, less L2, by gradient ascent with momentum. */
function train(cases: readonly Case[], width: number): Weights {
  const weights = Float64Array.from(prior);
  const speed = new Float64Array(width);
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = new Float64Array(width);
    for (const { candidates, right, weight } of cases) {
      if (!right.includes(true)) continue;
      const scores = candidates.map((candidate) => score(weights, candidate));
      const top = Math.max(...scores);
      const shares = scores.map((value) => Math.exp(value - top));
      const all = shares.reduce((sum, share) => sum + share, 0);
      const good = shares.reduce((sum, share, c) => sum + (right[c] === true ? share : 0), 0);
      candidates.forEach(({ features }, c) => {
        const share = shares[c] ?? 0;
        const pull = weight * ((right[c] === true ? share / Math.max(good, 1e-12) : 0) - share / all);
        for (let f = 0; f < width; f += 1) gradient[f] = (gradient[f] ?? 0) + pull * (features[f] ?? 0);
      });
    }
    for (let f = 0; f < width; f += 1) {
      const ascent = (gradient[f] ?? 0) / cases.length - L2 * ((weights[f] ?? 0) - (prior[f] ?? 0));
      speed[f] = 0.9 * (speed[f] ?? 0) + RATE * ascent;
      weights[f] = (weights[f] ?? 0) + (speed[f] ?? 0);
    }
  }
  return weights;
}

const accuracy = (cases: readonly Case[], weights: Weights): number =>
  cases.filter(({ candidates, right }) => right[bestOf(weights, candidates)] === true).length / cases.length;

/** Pronouns in a bin of the calibration, ten bins at the start. */
interface Bin {
  share: number;
  right: number;
  count: number;
}

/** Share of the softmax that the best candidate had, against how often it was right: bins of equal size, pooled until they rise. */
function calibrate(answers: readonly { share: number; right: boolean }[]): [number, number][] {
  const sorted = [...answers].sort((a, b) => a.share - b.share);
  const size = Math.ceil(sorted.length / 10);
  const bins: Bin[] = [];
  for (let from = 0; from < sorted.length; from += size) {
    const part = sorted.slice(from, from + size);
    bins.push({
      share: part.reduce((sum, { share }) => sum + share, 0),
      right: part.filter(({ right }) => right).length,
      count: part.length,
    });
    for (let last = bins.length - 1; last > 0; last -= 1) {
      const [a, b] = [bins[last - 1], bins[last]];
      if (a === undefined || b === undefined || a.right / a.count <= b.right / b.count) break;
      bins.splice(last - 1, 2, { share: a.share + b.share, right: a.right + b.right, count: a.count + b.count });
    }
  }
  return bins.map(({ share, right, count }) => [share / count, right / count]);
}

function shareOf(weights: Weights, { candidates, right }: Case): { share: number; right: boolean } {
  const best = bestOf(weights, candidates);
  const scores = candidates.map((candidate) => score(weights, candidate));
  const all = scores.reduce((sum, value) => sum + Math.exp(value - (scores[best] ?? 0)), 0);
  return { share: 1 / all, right: right[best] === true };
}

function write(weights: Weights, calibration: readonly (readonly [number, number])[]): void {
  const file = new URL('../../src/text/claimants/antecedent-weights.ts', import.meta.url);
  const lines = FEATURES.map((name, f) => `  ${(weights[f] ?? 0).toFixed(3)}, // ${name}`);
  const knots = calibration.map(([share, right]) => `  [${share.toFixed(3)}, ${right.toFixed(3)}],`);
  const old = readFileSync(file, 'utf8');
  const text = old
    .replace(/(WEIGHTS[^=]*= \[\n)[^]*?(\n\];)/, (_, head: string, tail: string) => head + lines.join('\n') + tail)
    .replace(/(CALIBRATION[^=]*= \[\n)[^]*?(\n\];)/, (_, head: string, tail: string) => head + knots.join('\n') + tail);
  writeFileSync(file, text);
}

const folder = corpus('data', 'gum', 'train');
if (folder !== undefined) {
  const documents = readGum(folder);
  const width = FEATURES.length;
  const gather = (follow: Weights | undefined): Case[] =>
    documents.flatMap((gum, index) => casesOf(gum, index, follow));
  const taught = gather(undefined);
  let weights = train(taught, width);
  let walked: Case[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    walked = gather(weights);
    weights = train([...taught, ...walked], width);
  }
  const held: number[] = [];
  const answers: { share: number; right: boolean }[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const model = train(
      [...taught, ...walked].filter(({ document }) => document % FOLDS !== fold),
      width,
    );
    const test = walked.filter(({ document }) => document % FOLDS === fold);
    held.push(accuracy(test, model));
    answers.push(...test.map((one) => shareOf(model, one)));
  }
  const calibration = calibrate(answers);
  write(weights, calibration);
  console.log(`pronouns ${walked.length}, right on them ${accuracy(walked, weights).toFixed(3)}`);
  console.log(`five folds by document: ${held.map((value) => value.toFixed(3)).join(' ')}`);
}
