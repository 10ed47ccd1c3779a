import { readdirSync, readFileSync } from 'node:fs';
import Table from 'cli-table3';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { loadTagger } from '../src/extractor/load-tagger.js';
import { canonicalText, splitArticle, type Tagger } from '../src/text/index.js';
import { tokenize } from '../src/text/reading/tokens.js';

const ROUNDS = 7;
const WORDS_PER_ROUND = 8_000;
const ARTICLE_WORDS = 800;
const SLOPE_CHARACTERS = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];
const MEMORY_ARTICLES = 10_000;

/** What one way of splitting costs. Tokens are ours for all, so the rates compare the same text. */
interface Speed {
  tokensPerSecond: number;
  /** Milliseconds for one article of 800 words, median. */
  msPerArticle: number;
  /** Log of time over log of size from 1 kB to 10 MB, least squares; 1 is linear. */
  slope: number;
}

/** Figures of the JSON line. */
export interface SplitFigures {
  accurate: Speed;
  rules: Speed;
  wink: Pick<Speed, 'tokensPerSecond' | 'msPerArticle'>;
  /** Resident megabytes of this process after 100 and after 10,000 articles with the accurate model; `--memory` only. */
  memory?: { after100: number; after10000: number };
}

/**
 * One thread: the splitter with its trained network, by rules alone, and wink-nlp's full pipeline, on the same text; rounds take
 * turns and the median counts, so that a noisy machine troubles all alike. `--memory` also splits 10,000 articles, `--json` adds one
 * last line of JSON.
 */
export async function benchSplit(argv: string[]): Promise<SplitFigures> {
  const tagger = loadTagger('models/attribution.bin');
  const nlp = winkNLP(model);
  const ways: Record<'accurate' | 'rules' | 'wink', (text: string) => unknown> = {
    accurate: (text) => splitArticle(text, { tagger }),
    rules: (text) => splitArticle(text),
    wink: (text) => nlp.readDoc(text),
  };
  const text = sampleText(WORDS_PER_ROUND);
  const article = sampleText(ARTICLE_WORDS);
  const times = { accurate: [] as number[], rules: [] as number[], wink: [] as number[] };
  const single = { accurate: [] as number[], rules: [] as number[], wink: [] as number[] };
  for (let round = -2; round < ROUNDS; round += 1)
    for (const name of ['accurate', 'rules', 'wink'] as const) {
      const whole = timed(() => ways[name](text));
      const one = timed(() => ways[name](article));
      // Two rounds warm the engine up.
      if (round >= 0) {
        times[name].push(whole);
        single[name].push(one);
      }
      await new Promise((done) => setImmediate(done));
    }
  const tokens = tokenize(text).length;
  const speed = (name: keyof typeof times): SplitFigures['wink'] => ({
    tokensPerSecond: Math.round(tokens / (median(times[name]) / 1000)),
    msPerArticle: round(median(single[name])),
  });
  // Before the slopes, whose 10 MB texts leave a large heap behind.
  const memory = argv.includes('--memory') ? { memory: memoryOf(tagger) } : {};
  const figures: SplitFigures = {
    accurate: { ...speed('accurate'), slope: slopeOf(ways.accurate) },
    rules: { ...speed('rules'), slope: slopeOf(ways.rules) },
    wink: speed('wink'),
    ...memory,
  };
  report(figures, tokens, argv.includes('--json'));
  return figures;
}

function report({ accurate, rules, wink, memory }: SplitFigures, tokens: number, json: boolean): void {
  const table = new Table({
    head: [
      `${String(tokens)} tokens, median of ${String(ROUNDS)}`,
      'with the network',
      'rules alone',
      'wink-nlp, full pipeline',
    ],
    style: { head: [], border: [] },
  });
  const all = [accurate, rules, wink];
  table.push(
    ['tokens/s', ...all.map(({ tokensPerSecond }) => tokensPerSecond.toLocaleString('en'))],
    ['ms for 800 words', ...all.map(({ msPerArticle }) => msPerArticle)],
    ['slope, 1 kB to 10 MB (1 = linear)', accurate.slope, rules.slope, ''],
  );
  process.stdout.write(`${table.toString()}\n`);
  if (memory)
    process.stdout.write(
      `resident after 100 articles ${String(memory.after100)} MB, after 10,000 ${String(memory.after10000)} MB\n`,
    );
  if (json) process.stdout.write(`${JSON.stringify({ accurate, rules, wink, memory })}\n`);
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

function slopeOf(split: (text: string) => unknown): number {
  const long = sampleText(1_800_000);
  const points = SLOPE_CHARACTERS.map((size) => {
    const text = long.slice(0, size);
    const runs = size > 500_000 ? 1 : 5;
    return [
      Math.log(text.length),
      Math.log(median(Array.from({ length: runs }, () => timed(() => split(text))))),
    ] as const;
  });
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const over = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return round(over / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0));
}

function memoryOf(tagger: Tagger | null): { after100: number; after10000: number } {
  const article = sampleText(300);
  let after100 = 0;
  for (let i = 0; i < MEMORY_ARTICLES; i += 1) {
    if (i === 100) after100 = residentMegabytes();
    // Different every time, so that nothing could be kept from one to the next.
    splitArticle(`Number ${String(i)}\n\n${article}`, { tagger });
  }
  return { after100, after10000: residentMegabytes() };
}

function residentMegabytes(): number {
  return Math.round(process.memoryUsage().rss / 1e6);
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
