import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { paragraphsOf, sentencesOf } from '../src/text/reading/sentences.js';
import { tokenize } from '../src/text/reading/tokens.js';
import { corpus } from './corpora.js';
import { parseGum, type GumDocument } from './sentences/gum.js';
import { kindOfError, type EndError } from './sentences/errors.js';

/** Counts of right, too many and missed ends (or tokens). */
interface Tally {
  right: number;
  extra: number;
  missed: number;
}

interface Figures {
  readonly documents: number;
  readonly sentences: number;
  /** Every sentence end, also the last one of a paragraph, which the empty line gives away. */
  readonly all: { readonly claimdesk: number; readonly icu: number };
  /** Only ends with more text in the same paragraph: those that take a decision. */
  readonly inside: { readonly claimdesk: number; readonly icu: number };
  /** F1 of token spans against GUM's syntactic words, which also part "do" from "n't" and "five" from "-" from "day". */
  readonly tokens: number;
}

/**
 * F1 of sentence ends on GUM dev and train, by genre, beside `Intl.Segmenter` on the same text. An end is the offset of the
 * last character of a sentence; both sides see the paragraphs as empty lines. An end that a paragraph break forces is found
 * by anybody, so there are two figures: all ends, and only those with more text in their paragraph.
 * `--errors` prints the wrong ends of the news, `--errors=GENRE` those of another genre (or `all`); `--json` prints JSON.
 */
export async function evalSentences(argv: string[]): Promise<unknown> {
  const documents = ['dev', 'train'].flatMap((part) => readPart(corpus('data', 'gum', part)));
  if (documents.length === 0) return undefined;
  const genres = [...new Set(documents.map(({ genre }) => genre))].sort();
  genres.sort((a, b) => Number(b === 'news') - Number(a === 'news'));
  const figures: Record<string, Figures> = {};
  for (const genre of genres) figures[genre] = measure(documents.filter((document) => document.genre === genre));
  figures['all genres'] = measure(documents);

  const shown = argv.find((argument) => argument.startsWith('--errors'));
  if (shown !== undefined) {
    const genre = shown.split('=')[1] ?? 'news';
    printErrors(documents.filter((document) => genre === 'all' || document.genre === genre));
  }
  if (argv.includes('--json')) process.stdout.write(`${JSON.stringify(figures, undefined, 2)}\n`);
  else printFigures(figures);
  return Promise.resolve(figures);
}

function readPart(folder: string | undefined): GumDocument[] {
  if (folder === undefined) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.conllu'));
  return files.sort().map((name) => parseGum(readFileSync(join(folder, name), 'utf8')));
}

/** Offsets just after the last token of each sentence, by the rules of this project. */
function endsByRule(text: string): number[] {
  const tokens = tokenize(text);
  return sentencesOf(tokens, paragraphsOf(text, tokens)).map(({ to }) => tokens[to - 1]?.end ?? 0);
}

const ICU = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The same by ICU: the end of each segment without its trailing white space; segments of white space alone end nothing. */
function endsByIcu(text: string): number[] {
  const ends: number[] = [];
  for (const { segment, index } of ICU.segment(text)) {
    const length = segment.trimEnd().length;
    if (length > 0) ends.push(index + length);
  }
  return ends;
}

function measure(documents: readonly GumDocument[]): Figures {
  const tallies = { rule: tally(), icu: tally(), ruleInside: tally(), icuInside: tally(), tokens: tally() };
  for (const { text, ends, words } of documents) {
    const inside = (list: readonly number[]): number[] => list.filter((end) => !endsParagraph(text, end));
    const [rule, icu] = [endsByRule(text), endsByIcu(text)];
    count(tallies.rule, ends, rule);
    count(tallies.icu, ends, icu);
    count(tallies.ruleInside, inside(ends), inside(rule));
    count(tallies.icuInside, inside(ends), inside(icu));
    count(
      tallies.tokens,
      words.map(String),
      tokenize(text).map(({ start, end }) => `${start},${end}`),
    );
  }
  return {
    documents: documents.length,
    sentences: documents.reduce((sum, { ends }) => sum + ends.length, 0),
    all: { claimdesk: f1(tallies.rule), icu: f1(tallies.icu) },
    inside: { claimdesk: f1(tallies.ruleInside), icu: f1(tallies.icuInside) },
    tokens: f1(tallies.tokens),
  };
}

function endsParagraph(text: string, end: number): boolean {
  return end >= text.length || text.charAt(end) === '\n';
}

const tally = (): Tally => ({ right: 0, extra: 0, missed: 0 });

function count<T>(into: Tally, gold: readonly T[], found: readonly T[]): void {
  const golden = new Set(gold);
  const right = found.filter((item) => golden.has(item)).length;
  into.right += right;
  into.extra += found.length - right;
  into.missed += golden.size - right;
}

/** F1 in percent. */
function f1({ right, extra, missed }: Tally): number {
  return right === 0 ? 0 : (200 * right) / (2 * right + extra + missed);
}

function printFigures(figures: Record<string, Figures>): void {
  const cells = (...values: string[]): string =>
    values.map((value, i) => (i === 0 ? value.padEnd(12) : value.padStart(11))).join(' ');
  const lines = [
    'F1 of sentence ends, percent. GUM dev and train, paragraphs given as empty lines.',
    cells('', '', '', 'all ends', '', 'inside paragraphs', '', 'tokens'),
    cells('genre', 'articles', 'sentences', 'claimdesk', 'ICU', 'claimdesk', 'ICU', 'claimdesk'),
  ];
  for (const [genre, { documents, sentences, all, inside, tokens }] of Object.entries(figures)) {
    const percents = [all.claimdesk, all.icu, inside.claimdesk, inside.icu, tokens].map((value) => value.toFixed(2));
    lines.push(cells(genre, String(documents), String(sentences), ...percents));
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Wrong ends in context, the most frequent kind first. */
function printErrors(documents: readonly GumDocument[]): void {
  const kinds = new Map<string, EndError[]>();
  for (const { id, text, ends } of documents) {
    const found = endsByRule(text);
    const wrong = [
      ...ends.filter((end) => !found.includes(end)).map((end) => ({ id, text, end, missed: true })),
      ...found.filter((end) => !ends.includes(end)).map((end) => ({ id, text, end, missed: false })),
    ];
    for (const error of wrong) {
      const kind = kindOfError(error);
      kinds.set(kind, [...(kinds.get(kind) ?? []), error]);
    }
  }
  const lines: string[] = [];
  for (const [kind, errors] of [...kinds].sort((a, b) => b[1].length - a[1].length)) {
    lines.push(`${errors.length} × ${kind}`);
    for (const { id, text, end } of errors) {
      const context = `${text.slice(Math.max(0, end - 70), end)} ‖ ${text.slice(end, end + 50)}`;
      lines.push(`    ${id}: ${context.replaceAll('\n', '¶')}`);
    }
  }
  process.stdout.write(`${lines.join('\n')}\n\n`);
}
