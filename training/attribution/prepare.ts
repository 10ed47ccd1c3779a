/**
 * Turns the corpora into arrays for train.py: everything that reads text happens here, with the product's own tokenizer and
 * features, so that training and run time cannot drift apart. Output: binary int32 arrays and one JSON file.
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readDocument, type Document } from '../../src/text/reading/document.js';
import {
  commonForm,
  FEATURES,
  FEATURE_SIZES,
  tokenFeatures,
  wordForm,
  type Vocabulary,
} from '../../src/text/tagging/features.js';

type Pair = [number, number];
interface Article {
  doc_id: string;
  article: string;
  primary: boolean;
  text: string;
  attributions: { id: string; source: Pair[]; cue: Pair[]; content: Pair[] }[];
}
type SilverToken = [
  start: number,
  end: number,
  tag: string,
  lemma: string,
  ner: string,
  head: number,
  relation: string,
];

const [shared = '', out = '', vectors = ''] = process.argv.slice(2);
const ROLES = ['source', 'cue', 'content'] as const;
/** General vectors kept: the most frequent words, and further words of the training articles. */
const FREQUENT = 40_000;

mkdirSync(out, { recursive: true });
const jsonl = <T>(text: string): T[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
const articles = { train: jsonl<Article>(read('train.jsonl')), dev: jsonl<Article>(read('dev.jsonl')) };
const silver = new Map<string, SilverToken[][]>();
for (const part of ['train', 'dev']) {
  const text = gunzipSync(readFileSync(join(shared, `data/polnear/${part}.tokens.jsonl.gz`))).toString('utf8');
  for (const row of jsonl<{ article: string; sents: SilverToken[][] }>(text)) silver.set(row.article, row.sents);
}
const documents = new Map<string, Document>();
for (const article of [...articles.train, ...articles.dev]) documents.set(article.text, readDocument(article.text));

const { vocabulary, common, words, table } = buildVocabulary();
const names = { pos: [] as string[], ner: [] as string[], relation: [] as string[], distance: [] as string[] };
const idOf = (list: string[], name: string, grow: boolean): number => {
  const at = list.indexOf(name);
  if (at >= 0 || !grow) return at;
  return list.push(name) - 1;
};

const report: Record<string, unknown> = {};
const train = encode(articles.train, true);
const dev = encode(articles.dev, false);
const gumTrain = gum('train', false);
const gumDev = gum('dev', false);
for (const [name, part] of Object.entries({ train, dev, gumTrain, gumDev }))
  writeFileSync(join(out, `${name}.i32`), new Uint8Array(Int32Array.from(part).buffer));
writeFileSync(join(out, 'words.f32'), new Uint8Array(table.buffer));
writeFileSync(
  join(out, 'meta.json'),
  JSON.stringify({
    features: FEATURES,
    sizes: FEATURE_SIZES,
    words: words.length,
    common: common.length,
    names,
    report,
  }),
);
writeFileSync(join(out, 'vocabulary.json'), JSON.stringify({ words, common }));
console.log(JSON.stringify(report), {
  words: words.length,
  common: common.length,
  pos: names.pos.length,
  ner: names.ner,
  relation: names.relation.length,
});

function read(name: string): string {
  return readFileSync(join(shared, 'data/polnear', name), 'utf8');
}

function buildVocabulary() {
  const glove = createRequire(import.meta.url)(vectors) as { words: string[]; vectors: Record<string, number[]> };
  const counts = new Map<string, number>();
  const inTrain = new Set<string>();
  for (const article of articles.train) {
    if (!article.primary) continue;
    for (const token of documents.get(article.text)?.tokens ?? []) {
      const form = commonForm(token);
      counts.set(form, (counts.get(form) ?? 0) + 1);
      inTrain.add(wordForm(token));
    }
  }
  const common = [...counts]
    .filter(([, n]) => n >= 3)
    .map(([form]) => form)
    .sort();
  const words = glove.words.filter((word, i) => i < FREQUENT || inTrain.has(word));
  const table = new Float32Array((words.length + 1) * 100);
  words.forEach((word, i) => table.set(glove.vectors[word]?.slice(0, 100) ?? [], (i + 1) * 100));
  const rows = new Map(words.map((word, i) => [word, i + 1]));
  const commonRows = new Map(common.map((form, i) => [form, i + 1]));
  const vocabulary: Vocabulary = { word: (form) => rows.get(form) ?? 0, common: (form) => commonRows.get(form) ?? 0 };
  return { vocabulary, common, words, table };
}

/** Rows of: document, line, the features, label, pos, ner, relation, distance, start, end; -1 where unknown. */
function encode(list: Article[], grow: boolean): number[] {
  const rows: number[] = [];
  let clash = 0;
  let spans = 0;
  let misaligned = 0;
  list.forEach((article, d) => {
    const document = documents.get(article.text) as Document;
    const { tokens } = document;
    const features = tokenFeatures(document, vocabulary);
    const labels = new Int8Array(tokens.length);
    const begins = new Map(tokens.map((token, i) => [token.start, i]));
    const ends = new Map(tokens.map((token, i) => [token.end, i]));
    // Shorter roles win where two attributions overlap.
    for (const role of [2, 0, 1] as const)
      for (const attribution of article.attributions)
        for (const [start, end] of attribution[ROLES[role]].flatMap((pair) => lines(article.text, pair))) {
          spans += 1;
          const from = begins.get(start) ?? tokens.findIndex((token) => token.end > start);
          const to = ends.get(end) ?? tokens.findLastIndex((token) => token.start < end);
          if (!begins.has(start) || !ends.has(end)) misaligned += 1;
          for (let i = from; i <= to; i += 1) {
            if ((labels[i] ?? 0) > 0 && Math.ceil((labels[i] ?? 0) / 2) !== role + 1) clash += 1;
            labels[i] = i === from ? role * 2 + 1 : role * 2 + 2;
          }
        }
    const aux = auxiliary(silver.get(article.article) ?? [], document, grow);
    push(rows, d, document, features, labels, aux);
  });
  report[grow ? 'train' : 'dev'] = { documents: list.length, tokens: rows.length / 16, spans, misaligned, clash };
  return rows;
}

function push(
  rows: number[],
  d: number,
  document: Document,
  features: Int32Array,
  labels: Int8Array | null,
  aux: Int32Array,
): void {
  let line = 0;
  document.tokens.forEach((token, i) => {
    const before = document.tokens[i - 1];
    if (before !== undefined && document.text.slice(before.end, token.start).includes('\n')) line += 1;
    rows.push(d, line);
    for (let f = 0; f < FEATURES.length; f += 1) rows.push(features[i * FEATURES.length + f] ?? 0);
    rows.push(labels?.[i] ?? -1);
    for (let k = 0; k < 4; k += 1) rows.push(aux[i * 4 + k] ?? -1);
    rows.push(token.start, token.end);
  });
}

function auxiliary(sentences: SilverToken[][], document: Document, grow: boolean): Int32Array {
  const starts = new Map(document.tokens.map((token, i) => [token.start, i]));
  const out = new Int32Array(document.tokens.length * 4).fill(-1);
  for (const sentence of sentences)
    sentence.forEach(([start, , tag, , ner, head, relation], k) => {
      const i = starts.get(start);
      if (i === undefined) return;
      out[i * 4] = idOf(names.pos, tag, grow);
      out[i * 4 + 1] = idOf(names.ner, ner, grow);
      out[i * 4 + 2] = idOf(names.relation, relation.split(':')[0] ?? '', grow);
      out[i * 4 + 3] = idOf(names.distance, distance(head === 0 ? 0 : head - 1 - k), grow);
    });
  return out;
}

function distance(step: number): string {
  const size = Math.abs(step);
  const name = size < 4 ? String(size) : size < 7 ? '4-6' : size < 12 ? '7-11' : '12+';
  return step === 0 ? 'root' : step < 0 ? `-${name}` : `+${name}`;
}

/** Pieces of a span between line breaks, trimmed: the unit the exact scores compare. */
function lines(text: string, [start, end]: Pair): Pair[] {
  const out: Pair[] = [];
  let from = start;
  for (const piece of text.slice(start, end).split('\n')) {
    const lead = piece.length - piece.trimStart().length;
    if (piece.trim()) out.push([from + lead, from + lead + piece.trim().length]);
    from += piece.length + 1;
  }
  return out;
}

/** GUM's text with gold tags only. */
function gum(part: string, grow: boolean): number[] {
  const rows: number[] = [];
  const folder = join(shared, 'data/gum', part);
  readdirSync(folder).forEach((file, d) => {
    let text = '';
    const gold: [number, string][] = [];
    let space = '';
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
      if (line.startsWith('# newpar')) space = text ? '\n\n' : '';
      const cells = line.split('\t');
      if (cells.length < 10 || !/^\d+$/.test(cells[0] ?? '')) continue;
      text += space;
      gold.push([text.length, cells[4] ?? '']);
      text += cells[1] ?? '';
      space = (cells[9] ?? '').includes('SpaceAfter=No') ? '' : ' ';
    }
    const document = readDocument(text);
    const starts = new Map(document.tokens.map((token, i) => [token.start, i]));
    const aux = new Int32Array(document.tokens.length * 4).fill(-1);
    for (const [start, tag] of gold) {
      const i = starts.get(start);
      if (i !== undefined) aux[i * 4] = idOf(names.pos, tag, grow);
    }
    push(rows, d, document, tokenFeatures(document, vocabulary), null, aux);
  });
  return rows;
}
