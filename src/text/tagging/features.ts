import type { Document } from '../reading/document.js';
import type { Token } from '../reading/tokens.js';

/** What the network sees of a token, one small integer each; the order is the layout of {@link tokenFeatures}. */
export const FEATURES = ['word', 'common', 'suffix', 'prefix', 'shape', 'quotation', 'place'] as const;

/** Values each feature can take; `word` and `common` are as large as the vocabulary. */
export const FEATURE_SIZES = { suffix: 4096, prefix: 4096, shape: 9, quotation: 5, place: 6 } as const;

/** Words the network knows, as rows of its two word tables; row 0 is the unknown word. */
export interface Vocabulary {
  /** Row of a word's general vector, learnt from much unlabelled text. */
  word(lower: string): number;
  /** Row of a word's own vector, learnt with the task. */
  common(lower: string): number;
}

/** Lower case, digits as 0: the form under which a word is looked up in the `common` table. */
export function commonForm(token: Token): string {
  return token.kind === 'quote' ? '"' : token.lower.replace(/’/g, "'").replace(/\d/g, '0');
}

/** Form under which a word's general vector is looked up. */
export function wordForm(token: Token): string {
  if (token.kind === 'quote') return '"';
  if (token.lower === '–' || token.lower === '—') return '--';
  return token.lower.replace(/’/g, "'");
}

/** `FEATURES.length` integers for each token, in reading order. */
export function tokenFeatures(document: Document, vocabulary: Vocabulary): Int32Array {
  const { tokens } = document;
  const width = FEATURES.length;
  const out = new Int32Array(tokens.length * width);
  const rows = new Map<string, [number, number, number, number]>();
  tokens.forEach((token, i) => {
    let row = rows.get(token.lower);
    if (row === undefined) {
      const common = commonForm(token);
      row = [wordRow(token, vocabulary), vocabulary.common(common), ...affixes(common)];
      rows.set(token.lower, row);
    }
    out.set(row, i * width);
    out[i * width + 4] = shapeOf(token);
  });
  for (const quotation of document.quotations) {
    for (let i = quotation.from; i < quotation.to; i += 1) out[i * width + 5] = quotation.closed ? 2 : 4;
    out[quotation.from * width + 5] = 1;
    if (quotation.closed) out[(quotation.to - 1) * width + 5] = 3;
  }
  for (const sentence of document.sentences) {
    out[sentence.from * width + 6] = 1;
    out[(sentence.to - 1) * width + 6] = 2;
  }
  for (const paragraph of document.paragraphs) {
    out[paragraph.from * width + 6] = 3;
    out[(paragraph.to - 1) * width + 6] = 4;
  }
  // The headline, mostly: what opens the text is set otherwise than what follows.
  const first = document.paragraphs[0];
  if (first !== undefined) out[first.from * width + 6] = 5;
  return out;
}

/** A word that is not known as it stands is known by its part after the last hyphen, or without its final dot. */
function wordRow(token: Token, vocabulary: Vocabulary): number {
  const form = wordForm(token);
  const row = vocabulary.word(form);
  if (row > 0) return row;
  const hyphen = form.lastIndexOf('-');
  if (hyphen > 0) return vocabulary.word(form.slice(hyphen + 1));
  return form.length > 2 && form.endsWith('.') ? vocabulary.word(form.slice(0, -1)) : 0;
}

function affixes(form: string): [suffix: number, prefix: number] {
  return [hash(form.slice(-3), FEATURE_SIZES.suffix), hash(form.slice(0, 3), FEATURE_SIZES.prefix)];
}

/** FNV-1a over UTF-16 units. */
function hash(text: string, size: number): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return (h >>> 0) % size;
}

function shapeOf(token: Token): number {
  if (token.kind === 'number') return 1;
  if (token.kind === 'stop') return 2;
  if (token.kind === 'quote') return 3;
  if (token.kind !== 'word') return 4;
  if (!token.capital) return 5;
  if (token.text.length > 1 && token.text === token.text.toUpperCase()) return 6;
  if (token.text.length === 1 || token.text.endsWith('.')) return 7;
  return 8;
}
