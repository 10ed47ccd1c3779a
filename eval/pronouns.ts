import type { Reading } from '../src/text/claimants/article-reading.js';
import { personsOf, type Antecedent } from '../src/text/claimants/antecedents.js';
import { personPronoun } from '../src/text/claimants/gender.js';
import { corpus } from './corpora.js';
import { readArticles } from './gold/articles.js';
import { readGum, type GumDocument } from './pronouns/gum.js';
import { answerArticle } from './pronouns/own-gold.js';
import { Judge, pronounsOf, readingOf, withGoldMentions } from './pronouns/reading.js';

type Answer = Antecedent | undefined;
type Resolver = (reading: Reading) => (at: number) => Answer;

const RESOLVERS: Record<string, Resolver> = {
  resolver: (reading) => {
    const { pronouns } = personsOf(reading);
    return (at) => pronouns.get(at);
  },
  nearest: nearestNamedPerson,
};

/** The baseline: the last named person before the pronoun who is not known to be of the other gender. */
function nearestNamedPerson(reading: Reading): (at: number) => Answer {
  return (at) => {
    const gender = personPronoun(reading.document.tokens[at]?.lower ?? '')?.gender;
    const mention = reading.mentions.findLast(
      ({ from, entity }) =>
        from < at && entity.kind === 'person' && (entity.gender === undefined || entity.gender === gender),
    );
    return mention === undefined ? undefined : { entity: mention.entity, namedAt: mention.from, confidence: 1 };
  };
}

interface Tally {
  right: number;
  all: number;
}
/** Genre → "resolver, own mentions" … → tally. */
type Table = Record<string, Record<string, Tally>>;

const DESK = ['news', 'bio', 'interview'];
const WIDTH = 22;

/**
 * Third-person singular personal pronouns (he, she, him, his, her, hers) of GUM whose gold cluster is named by a proper noun earlier
 * in the document. Right: the entity chosen has a mention on the head of one of the cluster’s named mentions, or one of its names.
 * `own mentions`: from the text alone; `gold mentions`: GUM’s named persons in place of those found. `--errors` lists what is wrong.
 */
export function evalPronouns(argv: string[]): Promise<unknown> {
  const errors = argv.includes('--errors');
  const figures: Record<string, unknown> = {};
  const lines: string[] = [];
  for (const split of ['dev', 'train']) {
    const folder = corpus('data', 'gum', split);
    if (folder === undefined) continue;
    const table: Table = {};
    const sure: Table = {};
    for (const gum of readGum(folder)) score(gum, table, sure, errors ? lines : undefined);
    figures[split] = { genres: table, confidence: sure };
    lines.push('', `GUM ${split}: he and she, the person named earlier`, ...print(table));
    lines.push('', `GUM ${split}: right by confidence`, ...print(sure));
  }
  const own = ownGold(errors ? lines : undefined);
  figures['gold'] = own;
  lines.push('', 'own articles (tuning): the claimants behind a stand-in, asked by its words', ...print(own));
  process.stdout.write(argv.includes('--json') ? `${JSON.stringify(figures, null, 2)}\n` : `${lines.join('\n')}\n`);
  return Promise.resolve(figures);
}

function score(gum: GumDocument, table: Table, sure: Table, errors: string[] | undefined): void {
  const own = readingOf(gum.text);
  const pronouns = pronounsOf(own, gum).filter(({ namedBefore }) => namedBefore);
  const groups = [gum.genre, ...(DESK.includes(gum.genre) ? [DESK.join('+')] : []), 'all'];
  for (const [mentions, reading] of Object.entries({ own, gold: withGoldMentions(own, gum) })) {
    const judge = new Judge(reading, gum);
    for (const [name, resolver] of Object.entries(RESOLVERS)) {
      const resolve = resolver(reading);
      for (const { at, gold } of pronouns) {
        const answer = resolve(at);
        const right = answer !== undefined && judge.isRight(answer, at, gold.cluster);
        for (const group of groups) count(table, group, `${name}, ${mentions} mentions`, right);
        if (name !== 'resolver' || mentions !== 'own') continue;
        const tenth = Math.floor((answer?.confidence ?? 0) * 10) / 10;
        count(sure, `${tenth.toFixed(1)} and more`, 'right', right);
        if (!right) errors?.push(explain(gum, gold, answer));
      }
    }
  }
}

function ownGold(errors: string[] | undefined): Table {
  const table: Table = {};
  for (const article of readArticles().articles.filter(({ set }) => set === 'tuning'))
    for (const { kind, right, words, means, got } of answerArticle(article)) {
      for (const group of [kind, 'all']) count(table, group, 'resolver', right);
      if (!right) errors?.push(`${article.name}: [${words}] ${means.join(' + ')} · got ${got.join(' + ')}`);
    }
  return table;
}

function count(table: Table, row: string, column: string, right: boolean): void {
  const tally = ((table[row] ??= {})[column] ??= { right: 0, all: 0 });
  tally.all += 1;
  if (right) tally.right += 1;
}

function print(table: Table): string[] {
  const rows = Object.entries(table).sort(([a], [b]) => (a === 'all' ? 1 : b === 'all' ? -1 : a < b ? -1 : 1));
  const columns = Object.keys(rows[0]?.[1] ?? {});
  const head = `${' '.repeat(WIDTH)}${columns.map((column) => column.padStart(WIDTH + 4)).join('')}`;
  return [
    head,
    ...rows.map(([row, cells]) => {
      const shown = columns.map((column) => {
        const { right, all } = cells[column] ?? { right: 0, all: 0 };
        return `${((100 * right) / Math.max(all, 1)).toFixed(1)} (${right}/${all})`.padStart(WIDTH + 4);
      });
      return `${row.padEnd(WIDTH)}${shown.join('')}`;
    }),
  ];
}

function explain(
  gum: GumDocument,
  gold: { cluster: string; start: number; end: number; text: string },
  answer: Answer,
): string {
  const name = gum.mentions.find(({ cluster, named }) => named && cluster === gold.cluster)?.text ?? '?';
  const before = gum.text.slice(Math.max(0, gold.start - 140), gold.start);
  const around = `${before}[${gold.text}]${gum.text.slice(gold.end, gold.end + 40)}`.replaceAll('\n', ' ');
  return `${gum.name}: ${around}\n  means ${name} · got ${answer?.entity.name ?? 'nobody'}`;
}
