import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { splitArticle } from '../src/text/index.js';
import { MODEL, taggerOf } from './attribution/predict.js';
import { EvalError } from './corpora.js';
import { readArticles } from './gold/articles.js';
import { compareArticle, type Comparison } from './gold/compare.js';
import { SETS, type GoldArticle } from './gold/gold-article.js';
import { pageOf } from './gold/page.js';
import { checkLines } from './gold/print-check.js';
import { errorLines, scoreLines } from './gold/print-score.js';
import { figuresOf } from './gold/score.js';

const OPTIONS = {
  check: { type: 'boolean' },
  set: { type: 'string' },
  model: { type: 'string', default: MODEL },
  page: { type: 'string' },
  errors: { type: 'boolean' },
  'held-out-errors': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/**
 * The gold set (gold/README.md). Without options: figures of `splitArticle` on each set.
 *
 * `--check` checks the annotation; `--page FILE` writes it as a page. `--set tuning|held-out` keeps to one set, and names
 * such as `07-` to articles whose names begin so. `--errors` prints what is wrong, worst articles first; those of the
 * held-out set need `--held-out-errors`. `--model FILE|rules` chooses the network; `--json` prints JSON.
 */
export async function evalGold(argv: string[]): Promise<unknown> {
  const { values: options, positionals } = checkedOptions(argv);
  const read = readArticles();
  const isWanted = (name: string): boolean =>
    positionals.length === 0 || positionals.some((prefix) => name.startsWith(prefix));
  const articles = read.articles.filter(
    ({ name, set }) => isWanted(name) && (options.set === undefined || options.set === set),
  );
  const problems = read.problems.filter(isWanted);
  if (options.check === true) {
    print(options.json === true ? [JSON.stringify(problems, undefined, 2)] : checkLines(articles, problems));
    if (problems.length > 0) process.exitCode = 1;
    return problems;
  }
  if (problems.length > 0)
    throw new EvalError(`${problems.length} problems in the gold set; npm run eval -- gold --check\n${problems[0]}`);
  if (options.page !== undefined) {
    writeFileSync(options.page, pageOf(articles));
    print([`${options.page}: ${articles.length} articles`]);
    return articles.length;
  }
  return Promise.resolve(score(articles, options));
}

function score(articles: readonly GoldArticle[], options: ReturnType<typeof checkedOptions>['values']): unknown {
  const tagger = taggerOf(options.model);
  const comparisons = articles.map((article) =>
    compareArticle(article, splitArticle(article.text, { outlet: article.outlet, tagger })),
  );
  const bySet = SETS.map((set) => [set, comparisons.filter(({ article }) => article.set === set)] as const);
  const figures = Object.fromEntries(
    bySet.filter(([, of]) => of.length > 0).map(([set, of]) => [set, figuresOf(of)] as const),
  );
  if (options.json === true) print([JSON.stringify(figures, undefined, 2)]);
  else print([...shownErrors(comparisons, options), ...scoreLines(figures)]);
  return figures;
}

/** Whoever has read the held-out errors tunes on them, willingly or not; so they are asked for by their own name. */
function shownErrors(
  comparisons: readonly Comparison[],
  options: ReturnType<typeof checkedOptions>['values'],
): string[] {
  const tuning = comparisons.filter(({ article }) => article.set === 'tuning');
  if (options['held-out-errors'] === true)
    return [
      'Once its errors have been read, the held-out set is held out no longer: its figures are those of a tuning set.',
      '',
      ...errorLines(comparisons.filter(({ article }) => article.set === 'held-out')),
    ];
  if (options.errors !== true) return [];
  if (tuning.length === 0)
    throw new EvalError(
      'The errors of the held-out set are not shown. --held-out-errors does; the set then stops being held out.',
    );
  return errorLines(tuning);
}

function checkedOptions(argv: string[]) {
  const parsed = parseOptions(argv);
  const { set } = parsed.values;
  if (set !== undefined && !SETS.some((known) => known === set))
    throw new EvalError(`There is no set ${set}; write --set ${SETS.join(' or --set ')}`);
  return parsed;
}

function parseOptions(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new EvalError((error as Error).message);
  }
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
