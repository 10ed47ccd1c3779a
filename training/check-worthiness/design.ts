import { TERM_CELLS, termsOf } from '../../src/text/claims/check-worthiness/terms.js';
import { SIGNALS, signalsOf, type Signal } from '../../src/text/claims/check-worthiness/signals.js';
import { fitLogistic, scoresOf, sparseRows, type SparseRows } from './logistic.js';
import { CLAIMBUSTER, type LabelledSentence } from './sentences.js';

/** What training chooses; found on leave-debates-out folds, see eval/check-worthiness.ts. */
export const SETTINGS = {
  /** Weight of a ClaimBuster sentence in the loss; a debate's sentence has 1. */
  claimBuster: 0.2,
  signalPenalty: 2,
  termPenalty: 0.5,
};

/** The linear model: one weight a signal and a cell. The sources' base rates are fitted beside them and not kept. */
export interface WorthinessWeights {
  readonly signals: ReadonlyMap<Signal, number>;
  readonly terms: Float64Array;
}

/** Sentences as rows: two columns for the sources' base rates, then the signals, then the term cells. */
export class Design {
  readonly rows: SparseRows;
  readonly labels: Uint8Array;
  private readonly signals: readonly Signal[];

  constructor(private readonly sentences: readonly LabelledSentence[]) {
    const read = sentences.map(({ tokens }) => ({ signals: shown(tokens), terms: termsOf(tokens) }));
    const known = new Set<Signal>();
    for (const { signals } of read) for (const [signal] of signals) known.add(signal);
    this.signals = [...known].sort();
    const column = new Map(this.signals.map((signal, i) => [signal, i + 2]));
    const offset = 2 + this.signals.length;
    this.rows = sparseRows(
      read.map(({ signals, terms }, i) => [
        [sentences[i]!.group === CLAIMBUSTER ? 1 : 0, 1] as const,
        ...signals.map(([name, value]) => [column.get(name)!, value] as const),
        ...[...terms].map(([cell, share]) => [offset + cell, share] as const),
      ]),
      offset + TERM_CELLS,
    );
    this.labels = Uint8Array.from(sentences, ({ label }) => label);
  }

  /** Fits on the sentences that `used` says. */
  fit(used: (sentence: LabelledSentence) => boolean): WorthinessWeights {
    const { width } = this.rows;
    const offset = 2 + this.signals.length;
    const penalties = new Float64Array(width).fill(SETTINGS.termPenalty);
    penalties.fill(SETTINGS.signalPenalty, 2, offset);
    penalties.fill(1e-3, 0, 2);
    const weights = Float64Array.from(this.sentences, (sentence) =>
      used(sentence) ? (sentence.group === CLAIMBUSTER ? SETTINGS.claimBuster : 1) : 0,
    );
    const fitted = fitLogistic({ rows: this.rows, labels: this.labels, weights, penalties });
    return {
      signals: new Map(this.signals.map((signal, i) => [signal, fitted[i + 2]!])),
      terms: fitted.slice(offset),
    };
  }

  /** The scores of all sentences, without their sources' base rates. */
  scores({ signals, terms }: WorthinessWeights): Float64Array {
    return scoresOf(
      this.rows,
      Float64Array.from([0, 0, ...this.signals.map((name) => signals.get(name) ?? 0), ...terms]),
    );
  }
}

function shown(tokens: LabelledSentence['tokens']): [signal: Signal, value: number][] {
  const { seen, values } = signalsOf(tokens);
  return seen.map((place) => [SIGNALS[place]!, values[place]!]);
}

/** The weights as they are shipped: signals with three decimals, cells as 8-bit multiples of `scale`. */
export function rounded({
  signals,
  terms,
}: WorthinessWeights): WorthinessWeights & { scale: number; cells: Int8Array } {
  const scale = terms.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  const cells = Int8Array.from(terms, (weight) => Math.round(weight / scale));
  return {
    signals: new Map([...signals].map(([name, weight]) => [name, Math.round(weight * 1000) / 1000])),
    terms: Float64Array.from(cells, (cell) => cell * scale),
    scale,
    cells,
  };
}
