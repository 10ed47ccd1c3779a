import Table from 'cli-table3';
import type { RunFigures } from './measure.js';

/** Figures of every round of one backend. */
export interface BackendRuns {
  subject: RunFigures[];
  reference: RunFigures[];
  /** With splits made beforehand in the splitter's place. */
  subjectWithout: RunFigures[];
  referenceWithout: RunFigures[];
  raw: number[];
}

/** The JSON line. Rates are medians of the rounds; ratios are medians of each round's ratio. */
export interface IngestFigures {
  backend: string;
  articlesPerSecond: number;
  claimsPerSecond: number;
  referenceArticlesPerSecond: number;
  /** Claimdesk over reference, both splitting. */
  ratioWithSplitter: number;
  articlesPerSecondWithoutSplitter: number;
  claimsPerSecondWithoutSplitter: number;
  referenceArticlesPerSecondWithoutSplitter: number;
  /** Claimdesk over reference, both with splits made beforehand: the pipeline alone. */
  ratio: number;
  rawJobsPerSecond: number;
  /** Claims opened (splits made beforehand) per no-op job. */
  claimsPerRawJob: number;
  acceptedPerSecond: number;
  referenceAcceptedPerSecond: number;
  /** One thread's milliseconds in the splitter per article. */
  splitterMsPerArticle: number;
}

export function figuresOf(backend: string, runs: BackendRuns, splitterMs: number): IngestFigures {
  const rate = (list: RunFigures[], key: 'articlesPerSecond' | 'claimsPerSecond' | 'acceptedPerSecond'): number =>
    Math.round(median(list.map((figures) => figures[key])));
  const ratio = (ours: number[], theirs: number[]): number =>
    rounded(median(ours.map((value, i) => value / theirs[i]!)));
  const articles = (list: RunFigures[]): number[] => list.map((figures) => figures.articlesPerSecond);
  const claimsWithout = runs.subjectWithout.map((figures) => figures.claimsPerSecond);
  return {
    backend,
    articlesPerSecond: rate(runs.subject, 'articlesPerSecond'),
    claimsPerSecond: rate(runs.subject, 'claimsPerSecond'),
    referenceArticlesPerSecond: rate(runs.reference, 'articlesPerSecond'),
    ratioWithSplitter: ratio(articles(runs.subject), articles(runs.reference)),
    articlesPerSecondWithoutSplitter: rate(runs.subjectWithout, 'articlesPerSecond'),
    claimsPerSecondWithoutSplitter: rate(runs.subjectWithout, 'claimsPerSecond'),
    referenceArticlesPerSecondWithoutSplitter: rate(runs.referenceWithout, 'articlesPerSecond'),
    ratio: ratio(articles(runs.subjectWithout), articles(runs.referenceWithout)),
    rawJobsPerSecond: Math.round(median(runs.raw)),
    claimsPerRawJob: ratio(claimsWithout, runs.raw),
    acceptedPerSecond: rate(runs.subject, 'acceptedPerSecond'),
    referenceAcceptedPerSecond: rate(runs.reference, 'acceptedPerSecond'),
    splitterMsPerArticle: rounded(splitterMs),
  };
}

export function report(all: IngestFigures[], articles: number, json: boolean): void {
  const table = new Table({ head: ['', ...all.map(({ backend }) => backend)], style: { head: [], border: [] } });
  const row = (title: string, key: keyof IngestFigures): void =>
    void table.push([title, ...all.map((f) => f[key].toLocaleString('en'))]);
  row('Claimdesk, articles/s', 'articlesPerSecond');
  row('Claimdesk, claims/s', 'claimsPerSecond');
  row('reference with the same splitter, articles/s', 'referenceArticlesPerSecond');
  row('  Claimdesk / reference', 'ratioWithSplitter');
  row('Claimdesk without the splitter, articles/s', 'articlesPerSecondWithoutSplitter');
  row('Claimdesk without the splitter, claims/s', 'claimsPerSecondWithoutSplitter');
  row('reference without the splitter, articles/s', 'referenceArticlesPerSecondWithoutSplitter');
  row('  Claimdesk / reference (goal 0.5)', 'ratio');
  row('no-op jobs/s', 'rawJobsPerSecond');
  row('  claims without the splitter / no-op jobs', 'claimsPerRawJob');
  row('accepted, articles/s', 'acceptedPerSecond');
  row('accepted by the reference, articles/s', 'referenceAcceptedPerSecond');
  row('splitter in one thread, ms an article', 'splitterMsPerArticle');
  process.stdout.write(`${table.toString()}
${articles} articles of about 500 words, accepted while the queue was paused; timed from its resumption until the last claim was open.
2 worker processes; same machine, Postgres and queue store; the contenders took turns and wrote the same rows in the same tables.
“Without the splitter”: both workers look up splits made beforehand, so nothing is subtracted or estimated.
`);
  if (json) for (const figures of all) process.stdout.write(`${JSON.stringify(figures)}\n`);
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
