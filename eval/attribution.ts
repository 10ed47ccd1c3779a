import { readFileSync, writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { printErrors } from './attribution/errors.js';
import { MODEL, predict, readArticles, taggerOf, type GoldArticle } from './attribution/predict.js';
import {
  isStatement,
  ROLES,
  scoreAttributions,
  type Attribution,
  type AttributionScores,
} from './attribution/score.js';
import { scoreByQuotation } from './attribution/by-quotation.js';
import { corpus } from './corpora.js';
import { record } from './record.js';

interface Options {
  part: 'train' | 'dev';
  model: string;
  json: boolean;
  errors: boolean;
  most: string;
  record?: string;
  predictions?: string;
}

/** Scores the splitter's attributions on PolNeAR, all of them and statements only, and by kind of quotation. */
export async function evalAttribution(argv: string[]): Promise<void> {
  const options = new Command('eval attribution')
    .addOption(new Option('--part <part>', 'articles to score').choices(['train', 'dev']).default('dev'))
    .option('--model <file>', 'model file, or "rules" for none', MODEL)
    .option('--errors', 'print the errors, worst articles first', false)
    .option('--most <count>', 'articles whose errors are printed', '10')
    .option('--predictions <file>', 'also write the predictions there, a JSON line an article')
    .option('--record <settings>', 'append the figures to eval/RESULTS.md under these words')
    .option('--json', 'print JSON', false)
    .parse(argv, { from: 'user' })
    .opts<Options>();
  const file = corpus('data', 'polnear', `${options.part}.jsonl`);
  const verbFile = corpus('eval', 'reporting-verbs.txt');
  if (file === undefined || verbFile === undefined) return;
  const verbs = new Set(readFileSync(verbFile, 'utf8').split(/\s+/).filter(Boolean));
  const articles = readArticles(file);
  const predicted = predict(articles, taggerOf(options.model));
  if (options.predictions !== undefined) writePredictions(options.predictions, articles, predicted);
  if (options.errors) {
    printErrors(articles, predicted, Number(options.most));
    return;
  }
  const rows = articles.map((article, i) => ({
    text: article.text,
    gold: article.attributions,
    predicted: predicted[i] ?? [],
  }));
  const statements = rows.map(({ text, gold, predicted: given }) => ({
    text,
    gold: gold.filter((each) => isStatement(text, each, verbs)),
    predicted: given.filter((each) => isStatement(text, each, verbs)),
  }));
  const scores = {
    all: scoreAttributions(rows),
    statements: scoreAttributions(statements),
    quotations: scoreByQuotation(rows),
  };
  if (options.json)
    process.stdout.write(`${JSON.stringify({ part: options.part, model: options.model, ...scores })}\n`);
  else print(scores);
  if (options.record !== undefined) record('attribution', options.record, line(scores, options.part));
  await Promise.resolve();
}

type Scores = {
  all: AttributionScores;
  statements: AttributionScores;
  quotations: ReturnType<typeof scoreByQuotation>;
};

function print({ all, statements, quotations }: Scores): void {
  const row = (name: string, scores: AttributionScores): string =>
    `${name.padEnd(12)}${ROLES.map((role) => scores.exact[role].f1.toFixed(1).padStart(8)).join('')}` +
    `${ROLES.map((role) => scores.token[role].f1.toFixed(1).padStart(8)).join('')}` +
    `${scores.found.f1.toFixed(1).padStart(8)}${scores.sourceRight.toFixed(1).padStart(9)}${scores.whoSaidWhat.f1.toFixed(1).padStart(9)}`;
  const lines = [
    `${String(all.articles)} annotated articles, ${String(all.gold)} attributions, ${String(all.predicted)} predicted; F1 in percent`,
    '            ───── exact spans ───── ──────── words ────────                   who said',
    '              source     cue content  source     cue content   found  source ✓    what',
    row('all', all),
    row('statements', statements),
    '',
    'by quotation: found, then source right',
    ...Object.entries(quotations).map(
      ([kind, { gold, found, sourceRight }]) =>
        `  ${kind.padEnd(9)}${String(gold).padStart(5)} in the corpus ${found.toFixed(1).padStart(7)} ${sourceRight.toFixed(1).padStart(7)}`,
    ),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function line({ all, statements, quotations }: Scores, part: string): string {
  const three = (scores: AttributionScores): string =>
    ROLES.map((role) => scores.exact[role].f1.toFixed(1)).join(' / ');
  const of = (scores: AttributionScores): string =>
    `${three(scores)}, who said what ${scores.whoSaidWhat.f1.toFixed(1)}`;
  const { direct } = quotations;
  return `${part}: all ${of(all)}; statements ${of(statements)}; direct quotations found ${direct.found.toFixed(1)}, source right ${direct.sourceRight.toFixed(1)}`;
}

function writePredictions(file: string, articles: readonly GoldArticle[], predicted: readonly Attribution[][]): void {
  writeFileSync(
    file,
    articles.map(({ doc_id }, i) => `${JSON.stringify({ doc_id, attributions: predicted[i] ?? [] })}\n`).join(''),
  );
}
