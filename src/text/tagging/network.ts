import type { Document } from '../reading/document.js';
import type { Range } from '../reading/sentences.js';
import { FEATURES, tokenFeatures, type FEATURE_SIZES, type Vocabulary } from './features.js';
import { instantiateKernels, type Kernels } from './kernels.js';
import type { ModelFile } from './model-file.js';

/** Longest stretch of tokens read at once; longer lines are read in parts of {@link PART} tokens. */
const LONGEST = 400;
const PART = 300;
/** So many tokens or more of English prose have at least so many different forms: in fact several times as many. */
const LITANY_LENGTH = 100;
const LITANY_FORMS = 12;
const LATIN = /[a-z\u00c0-\u024f]/;

/** Input values are stored as 16-bit integers, times this. */
export const INPUT_UNIT = 1024;
/** So are activations between the layers. */
export const HIDDEN_UNIT = 4096;

/** What the network says of each token. All arrays have a row a token. */
export interface Readings {
  /** Scores of the seven labels, not normalised; see `decode-labels.ts`. */
  readonly emissions: Float32Array;
  /** Indexes into the model's names: part of speech (Penn Treebank), kind of name, grammatical relation. */
  readonly pos: Uint8Array;
  readonly ner: Uint8Array;
  readonly relation: Uint8Array;
  /** The stretches that were read at once: lines, or parts of long ones. What is no prose is not read, and its rows are zero. */
  readonly stretches: readonly Range[];
}

export const LABELS = 7;
const HEADS = ['pos', 'ner', 'relation'] as const;
const TABLES = FEATURES.slice(1) as readonly (keyof typeof FEATURE_SIZES | 'common')[];

interface Layer {
  readonly input: number;
  readonly inputScale: number;
  readonly bias: number;
  readonly own: number;
  readonly ownScale: number;
}

interface Head {
  readonly weights: number;
  readonly scale: number;
  readonly bias: number;
  /** Outputs, padded to a multiple of 4. */
  readonly rows: number;
}

/** A two-layer bidirectional LSTM in 16-bit integers. Holds no state between two documents. */
export class Network {
  private readonly kernels: Kernels;
  private readonly vocabulary: Vocabulary;
  private readonly layers: readonly (readonly [Layer, Layer])[];
  private readonly heads: Readonly<Record<(typeof HEADS)[number] | 'emit', Head>>;
  private readonly words: { rows: Int8Array; scale: Float32Array };
  private readonly tables: readonly { rows: Int16Array; width: number }[];
  private readonly hidden: number;
  private readonly input: number;
  private readonly at: { x: number; hidden: number; gates: number; out: number; cell: number; state: number };

  constructor(readonly file: ModelFile) {
    const { hidden, input, widths } = file.header;
    this.hidden = hidden;
    this.input = input;
    this.kernels = instantiateKernels();
    const layer = (name: string): Layer => ({
      input: this.store(file.i16(`${name}.input`)),
      inputScale: this.store(file.f32(`${name}.inputScale`)),
      bias: this.store(file.f32(`${name}.bias`)),
      own: this.store(file.i16(`${name}.own`)),
      ownScale: this.store(file.f32(`${name}.ownScale`)),
    });
    this.layers = ['first', 'second'].map((name) => [layer(`${name}.ahead`), layer(`${name}.back`)] as const);
    const head = (name: string): Head => ({
      weights: this.store(file.i16(`${name}.weights`)),
      scale: this.store(file.f32(`${name}.scale`)),
      bias: this.store(file.f32(`${name}.bias`)),
      rows: file.f32(`${name}.bias`).length,
    });
    this.heads = { emit: head('emit'), pos: head('pos'), ner: head('ner'), relation: head('relation') };
    const widest = Math.max(4 * hidden, ...Object.values(this.heads).map(({ rows }) => rows));
    this.at = {
      x: this.reserve(LONGEST * input * 2),
      hidden: this.reserve(LONGEST * hidden * 8),
      gates: this.reserve(LONGEST * widest * 4),
      out: this.reserve(LONGEST * widest * 4),
      cell: this.reserve(hidden * 4),
      state: this.reserve(hidden * 2),
    };
    this.words = { rows: file.i8('word.rows'), scale: file.f32('word.scale') };
    this.tables = TABLES.map((name) => ({ rows: file.i16(`${name}.rows`), width: widths[name] ?? 0 }));
    const [words, common] = ['words', 'commonWords'].map(
      (name) => new Map(file.words(name).map((word, i) => [word, i + 1])),
    );
    this.vocabulary = { word: (form) => words?.get(form) ?? 0, common: (form) => common?.get(form) ?? 0 };
  }

  read(document: Document, lineOf: Int32Array): Readings {
    const count = document.tokens.length;
    const features = tokenFeatures(document, this.vocabulary);
    const stretches = stretchesOf(lineOf).filter((stretch) => isProse(document, stretch));
    const readings = {
      emissions: new Float32Array(count * LABELS),
      pos: new Uint8Array(count),
      ner: new Uint8Array(count),
      relation: new Uint8Array(count),
      stretches,
    };
    for (const stretch of stretches) this.stretch(stretch, features, readings);
    return readings;
  }

  private stretch({ from, to }: Range, features: Int32Array, readings: Readings): void {
    const steps = to - from;
    const { at, hidden, input, heads } = this;
    this.fillInput(from, to, features);
    const stride = hidden * 8;
    this.layers.forEach((directions, l) => {
      directions.forEach((layer, backward) => {
        const [x, xStride, width] = l === 0 ? [at.x, input * 2, input] : [at.hidden, stride, hidden * 2];
        this.kernels.linear(x, steps, xStride, width, layer.input, layer.inputScale, layer.bias, hidden * 4, at.gates);
        const out = at.hidden + (l * 2 + backward) * hidden * 2;
        this.kernels.recur(
          at.gates,
          steps,
          hidden,
          layer.own,
          layer.ownScale,
          backward,
          out,
          stride,
          at.cell,
          at.state,
        );
      });
    });
    const { emit } = heads;
    this.kernels.linear(at.hidden, steps, stride, hidden * 4, emit.weights, emit.scale, emit.bias, emit.rows, at.out);
    const out = this.kernels.f32(at.out, steps * emit.rows);
    for (let t = 0; t < steps; t += 1)
      for (let label = 0; label < LABELS; label += 1)
        readings.emissions[(from + t) * LABELS + label] = out[t * emit.rows + label] ?? 0;
    for (const name of HEADS) {
      const head = heads[name];
      this.kernels.linear(at.hidden, steps, stride, hidden * 2, head.weights, head.scale, head.bias, head.rows, at.out);
      best(
        this.kernels.f32(at.out, steps * head.rows),
        head.rows,
        this.file.header.names[name].length,
        readings[name],
        from,
      );
    }
  }

  /** Writes the stretch's input rows: the vectors of each token's features one after another. */
  private fillInput(from: number, to: number, features: Int32Array): void {
    const rows = this.kernels.i16(this.at.x, (to - from) * this.input);
    const wide = this.file.header.widths['word'] ?? 0;
    for (let i = from; i < to; i += 1) {
      let at = (i - from) * this.input;
      const word = features[i * FEATURES.length] ?? 0;
      const scale = (this.words.scale[word] ?? 0) * INPUT_UNIT;
      for (let k = 0; k < wide; k += 1) rows[at + k] = Math.round((this.words.rows[word * wide + k] ?? 0) * scale);
      at += wide;
      this.tables.forEach((table, f) => {
        const row = (features[i * FEATURES.length + f + 1] ?? 0) * table.width;
        for (let k = 0; k < table.width; k += 1) rows[at + k] = table.rows[row + k] ?? 0;
        at += table.width;
      });
    }
  }

  private store(numbers: Int16Array | Float32Array): number {
    const at = this.reserve(numbers.byteLength);
    this.kernels
      .bytes(at, numbers.byteLength)
      .set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
    return at;
  }

  private reserve(bytes: number): number {
    return this.kernels.reserve(bytes);
  }
}

function best(scores: Float32Array, rows: number, names: number, out: Uint8Array, from: number): void {
  for (let t = 0; t * rows < scores.length; t += 1) {
    let top = 0;
    for (let k = 1; k < names; k += 1) if ((scores[t * rows + k] ?? 0) > (scores[t * rows + top] ?? 0)) top = k;
    out[from + t] = top;
  }
}

/**
 * Whether it is worth reading: at least a quarter of the tokens are words in Latin letters, and a long stretch is no litany of the
 * same few. A wall of quotation marks or one word 100,000 times says nothing, and reading it takes time.
 */
function isProse({ tokens }: Document, { from, to }: Range): boolean {
  let words = 0;
  for (let i = from; i < to; i += 1) if (tokens[i]?.kind === 'word' && LATIN.test(tokens[i]?.lower ?? '')) words += 1;
  if (words * 4 < to - from) return false;
  if (to - from < LITANY_LENGTH) return true;
  return new Set(tokens.slice(from, to).map(({ lower }) => lower)).size >= LITANY_FORMS;
}

/** Lines, the long ones in parts. */
function stretchesOf(lineOf: Int32Array): Range[] {
  const out: Range[] = [];
  let from = 0;
  for (let i = 1; i <= lineOf.length; i += 1) {
    if (i < lineOf.length && lineOf[i] === lineOf[from]) continue;
    while (i - from > LONGEST) {
      out.push({ from, to: from + PART });
      from += PART;
    }
    if (i > from) out.push({ from, to: i });
    from = i;
  }
  return out;
}
