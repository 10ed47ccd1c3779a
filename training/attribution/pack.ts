/** Packs trained weights into the model file the product loads: 16-bit integers a row, 8-bit for the large table of word vectors. */
import { readFileSync, writeFileSync } from 'node:fs';
import { HIDDEN_UNIT, INPUT_UNIT } from '../../src/text/tagging/network.js';
import { Tagger } from '../../src/text/tagging/tagger.js';
import { calibrate } from './calibrate.js';
import { writeModelFile } from '../../src/text/tagging/model-file.js';

interface Meta {
  names: { pos: string[]; ner: string[]; relation: string[] };
}

/** Weights fit 12 bits, so that a sum over any row stays within 32. */
const WEIGHT_MAX = 2047;
const FORBIDDEN = -10_000;

const [data = '', weights = '', dev = '', out = '', version = ''] = process.argv.slice(2);
const meta = JSON.parse(readFileSync(`${data}/meta.json`, 'utf8')) as Meta;
const vocabulary = JSON.parse(readFileSync(`${data}/vocabulary.json`, 'utf8')) as { words: string[]; common: string[] };
const index = JSON.parse(readFileSync(`${weights}.json`, 'utf8')) as Record<
  string,
  { shape: number[]; offset: number }
>;
const raw = readFileSync(`${weights}.f32`);
const numbers = new Float32Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.byteLength));

const tensor = (name: string): { values: Float32Array; rows: number; width: number } => {
  const entry = index[name];
  if (entry === undefined) throw new Error(`The weights have no ${name}.`);
  const width = entry.shape.length > 1 ? (entry.shape[1] ?? 1) : 1;
  const rows = entry.shape[0] ?? 1;
  return { values: numbers.slice(entry.offset, entry.offset + rows * width), rows, width };
};

const vectors = new Float32Array(new Uint8Array(readFileSync(`${data}/words.f32`)).buffer);
const tables: Record<string, Int8Array | Int16Array | Float32Array | Uint8Array> = {};
const widths: Record<string, number> = { word: 100 };
for (const name of ['common', 'suffix', 'prefix', 'shape', 'quotation', 'place']) {
  const { values, width } = tensor(`tables.${name}.weight`);
  widths[name] = width;
  tables[`${name}.rows`] = Int16Array.from(values, (value) => Math.round(value * INPUT_UNIT));
}
const input = Math.ceil(Object.values(widths).reduce((sum, width) => sum + width, 0) / 8) * 8;
const hidden = tensor('first.0.weight_hh_l0').width;

tables['words'] = new TextEncoder().encode(vocabulary.words.join('\n'));
tables['commonWords'] = new TextEncoder().encode(vocabulary.common.join('\n'));
const rows = quantise(vectors, vectors.length / 100, 100, 100, 127);
tables['word.rows'] = Int8Array.from(rows.values);
tables['word.scale'] = rows.scale;

for (const [layer, name] of [
  ['first', 'first'],
  ['second', 'second'],
] as const)
  ['ahead', 'back'].forEach((direction, d) => {
    const of = (part: string) => tensor(`${layer}.${d}.${part}_l0`);
    const from = of('weight_ih');
    const width = layer === 'first' ? input : hidden * 2;
    const unit = layer === 'first' ? INPUT_UNIT : HIDDEN_UNIT;
    const wide = quantise(from.values, from.rows, from.width, width, WEIGHT_MAX);
    const own = quantise(of('weight_hh').values, from.rows, hidden, hidden, WEIGHT_MAX);
    const hiddenBias = of('bias_hh').values;
    tables[`${name}.${direction}.input`] = wide.values;
    tables[`${name}.${direction}.inputScale`] = wide.scale.map((scale) => scale / unit);
    tables[`${name}.${direction}.bias`] = of('bias_ih').values.map((value, i) => value + (hiddenBias[i] ?? 0));
    tables[`${name}.${direction}.own`] = own.values;
    tables[`${name}.${direction}.ownScale`] = own.scale.map((scale) => scale / HIDDEN_UNIT);
  });
['emit', 'heads.0', 'heads.1', 'heads.2'].forEach((name, i) => {
  const to = ['emit', 'pos', 'ner', 'relation'][i] ?? '';
  const { values, rows: count, width } = tensor(`${name}.weight`);
  const padded = Math.ceil(count / 4) * 4;
  const all = new Float32Array(padded * width);
  all.set(values);
  const q = quantise(all, padded, width, width, WEIGHT_MAX);
  const bias = new Float32Array(padded);
  bias.set(tensor(`${name}.bias`).values);
  tables[`${to}.weights`] = q.values;
  tables[`${to}.scale`] = q.scale.map((scale) => scale / HIDDEN_UNIT);
  tables[`${to}.bias`] = bias;
});
const allowed = tensor('allowed').values;
const start = tensor('start').values;
tables['between'] = tensor('transition').values.map((value, i) => (allowed[i] ? value : FORBIDDEN));
tables['begin'] = tensor('begin').values.map((value, i) => (start[i] ? value : FORBIDDEN));
tables['end'] = tensor('finish').values;

const plain = [1, 0] as const;
const header = { version, hidden, input, widths, names: meta.names };
const uncalibrated = { ...header, confidence: { source: plain, cue: plain, content: plain } };
const confidence = calibrate(new Tagger(writeModelFile(uncalibrated, tables)), dev);
const bytes = writeModelFile({ ...header, confidence }, tables);
writeFileSync(out, bytes);
console.log(
  `${out}: ${(bytes.length / 1e6).toFixed(1)} MB, input ${input}, hidden ${hidden}, confidence ${JSON.stringify(confidence)}`,
);

/** Each row as integers of at most `max` and the factor that gives the values back; rows are padded with zeros to `to`. */
function quantise(
  values: Float32Array,
  count: number,
  width: number,
  to: number,
  max: number,
): { values: Int16Array; scale: Float32Array } {
  const out = new Int16Array(count * to);
  const scale = new Float32Array(count);
  for (let r = 0; r < count; r += 1) {
    let top = 0;
    for (let k = 0; k < width; k += 1) top = Math.max(top, Math.abs(values[r * width + k] ?? 0));
    scale[r] = top / max;
    for (let k = 0; k < width; k += 1)
      out[r * to + k] = top > 0 ? Math.round(((values[r * width + k] ?? 0) / top) * max) : 0;
  }
  return { values: out, scale };
}
