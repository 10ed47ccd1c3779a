import { readdirSync, readFileSync } from 'node:fs';
import Table from 'cli-table3';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { canonicalText, splitArticle } from '../src/text/index.js';
import { tokenize } from '../src/text/reading/tokens.js';

const ROUNDS = 7;
const WORDS_PER_ROUND = 16_000;
const SLOPE_WORDS = [2_000, 4_000, 8_000, 16_000, 32_000, 64_000];

/** Figures of the JSON line. Tokens are ours for both, so the two rates compare the same text. */
export interface SplitFigures {
  tokensPerSecond: number;
  winkTokensPerSecond: number;
  ratio: number;
  /** Milliseconds for one article of 800 words. */
  msPer800Words: number;
  /** Log of time over log of size, least squares; 1 is linear. */
  slope: number;
}

/**
 * Tokens per second of the text room in one thread, next to wink-nlp's full pipeline on the same text: rounds alternate between the
 * two and the median counts, so that a noisy machine troubles both alike. `--json` adds one last line of JSON.
 */
export async function benchSplit(argv: string[]): Promise<SplitFigures> {
  const text = sampleText(WORDS_PER_ROUND);
  const tokens = tokenize(text).length;
  const article = sampleText(800);
  const nlp = winkNLP(model);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = -2; round < ROUNDS; round += 1) {
    const our = timed(() => splitArticle(text));
    const their = timed(() => nlp.readDoc(text));
    // Two rounds warm the engine up.
    if (round >= 0) {
      ours.push(our);
      theirs.push(their);
    }
    await new Promise((done) => setImmediate(done));
  }
  const one = Array.from({ length: 40 }, () => timed(() => splitArticle(article)));
  const figures: SplitFigures = {
    tokensPerSecond: Math.round(tokens / (median(ours) / 1000)),
    winkTokensPerSecond: Math.round(tokens / (median(theirs) / 1000)),
    ratio: round(median(theirs) / median(ours)),
    msPer800Words: round(median(one)),
    slope: round(slopeOf(SLOPE_WORDS)),
  };
  report(figures, tokens, argv.includes('--json'));
  return figures;
}

function report(figures: SplitFigures, tokens: number, json: boolean): void {
  const table = new Table({ head: ['figure', 'value'], style: { head: [], border: [] } });
  table.push(
    ['text', `${String(tokens)} tokens, ${String(ROUNDS)} rounds, median`],
    ['claimdesk, tokens/s', figures.tokensPerSecond.toLocaleString('en')],
    ['wink-nlp full pipeline, tokens/s', figures.winkTokensPerSecond.toLocaleString('en')],
    ['ratio', figures.ratio],
    ['ms per 800 words', figures.msPer800Words],
    ['slope (1 = linear)', figures.slope],
  );
  process.stdout.write(`${table.toString()}\n`);
  if (json) process.stdout.write(`${JSON.stringify(figures)}\n`);
}

/** The sample articles one after another, over and over, cut at a paragraph after about `words` words. */
function sampleText(words: number): string {
  const folder = new URL('../samples/', import.meta.url);
  const articles = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort();
  const paragraphs = articles.flatMap((name) =>
    canonicalText(readFileSync(new URL(name, folder), 'utf8'))
      .trim()
      .split('\n\n'),
  );
  const out: string[] = [];
  for (let count = 0, i = 0; count < words; i += 1) {
    const paragraph = paragraphs[i % paragraphs.length] ?? '';
    out.push(paragraph);
    count += paragraph.split(' ').length;
  }
  return out.join('\n\n');
}

function slopeOf(sizes: readonly number[]): number {
  const points = sizes.map((size) => {
    const text = sampleText(size);
    return [
      Math.log(text.length),
      Math.log(median(Array.from({ length: 5 }, () => timed(() => splitArticle(text))))),
    ] as const;
  });
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const over = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return over / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
