import { type Span } from '../../src/text/claim.js';
import { occurrences, overlap, wordsOf } from './find-words.js';
import { type GoldArticle } from './gold-article.js';

/** Shorter runs are what is left of attribution phrases ("reporters in Sorna"); longer ones may have been forgotten. */
const LEAST_RUN = 4;

/** Counts in words of the article; `runs` are the stretches of {@link LEAST_RUN} and more uncovered words of a paragraph. */
export interface Covered {
  readonly words: number;
  readonly covered: number;
  readonly runs: readonly Span[];
}

/** Which words of an article are in no claim, source, cue, relay name or aside. */
export function coveredWords({ text, claims, asides }: GoldArticle): Covered {
  const spans: Span[] = [
    ...claims.flatMap((claim) => [...claim.spans, ...[claim.source ?? [], claim.cue ?? []].flat()]),
    ...[...new Set(claims.flatMap(({ relay }) => relay.map(({ name }) => name)))].flatMap((name) =>
      occurrences(text, name),
    ),
    ...asides,
  ];
  const words = wordsOf(text);
  const runs: Span[] = [];
  let covered = 0;
  let run: Span[] = [];
  const endRun = (): void => {
    const [first] = run;
    const last = run.at(-1);
    if (first !== undefined && last !== undefined && run.length >= LEAST_RUN)
      runs.push({ start: first.start, end: last.end });
    run = [];
  };
  for (const word of words) {
    const before = run.at(-1);
    if (before !== undefined && text.slice(before.end, word.start).includes('\n')) endRun();
    if (spans.some((span) => overlap(span, word))) {
      covered += 1;
      endRun();
    } else run.push(word);
  }
  endRun();
  return { words: words.length, covered, runs };
}
