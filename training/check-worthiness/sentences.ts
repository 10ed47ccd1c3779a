import { readFileSync } from 'node:fs';
import { tokenize, type Token } from '../../src/text/reading/tokens.js';

/** A labelled sentence; `group` is its debate, or `claimbuster`. */
export interface LabelledSentence {
  readonly group: string;
  readonly speaker: string;
  readonly tokens: readonly Token[];
  readonly label: 0 | 1;
}

/** Group of the ClaimBuster sentences, which come in no order and without their debates. */
export const CLAIMBUSTER = 'claimbuster';

/** The CLEF-2019 sentences in the order of their debates: line_number,speaker,text,label,file_name. */
export function clefSentences(file: string): LabelledSentence[] {
  const [, ...records] = csvRecords(readFileSync(file, 'utf8'));
  return records
    .filter((record) => record.length >= 5)
    .map(([, speaker = '', text = '', label, group = '']) => ({
      group,
      speaker,
      tokens: tokenize(text),
      label: label === '1' ? 1 : 0,
    }));
}

/** ClaimBuster's two-class sentences: check-worthy (1) or not (0), one in four is. */
export function claimBusterSentences(file: string): LabelledSentence[] {
  const sentences = JSON.parse(readFileSync(file, 'utf8')) as { text: string; label: 0 | 1 }[];
  return sentences.map(({ text, label }) => ({ group: CLAIMBUSTER, speaker: '', tokens: tokenize(text), label }));
}

/**
 * Whether a sentence was also spoken in `debate`. ClaimBuster holds sentences of the same debates in other transcripts, so
 * equal text is not enough: six words in a row are, or all words of a shorter sentence.
 */
export function spokenIn(debate: readonly LabelledSentence[]): (sentence: LabelledSentence) => boolean {
  const known = new Set(debate.flatMap(({ tokens }) => wordRuns(tokens)));
  return ({ tokens }) => wordRuns(tokens).some((run) => known.has(run));
}

const RUN = 6;

function wordRuns(tokens: readonly Token[]): string[] {
  const words = tokens.filter(({ kind }) => kind === 'word' || kind === 'number').map(({ lower }) => lower);
  if (words.length <= RUN) return [words.join(' ')];
  return words.slice(RUN - 1).map((_, i) => words.slice(i, i + RUN).join(' '));
}

/** Records of a CSV with double-quoted fields (RFC 4180). */
function csvRecords(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charAt(i);
    if (quoted) {
      if (char !== '"') field += char;
      else if (text.charAt(i + 1) === '"') field += text.charAt((i += 1));
      else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ',') {
      record.push(field);
      field = '';
    } else if (char === '\n') {
      record.push(field.replace(/\r$/, ''));
      records.push(record);
      record = [];
      field = '';
    } else field += char;
  }
  if (field !== '' || record.length > 0) records.push([...record, field]);
  return records;
}
