/**
 * Scores of attribution extraction in the PolNeAR scheme, all in percent:
 *
 * - exact: spans of a role, cut at line breaks and trimmed, that are identical (as in the published PolNeAR tables);
 * - token: words that carry the role;
 * - found: attributions whose content shares at least half of its words with a gold content (Jaccard);
 * - who said what: found, and the source overlaps, or both have none. The figure closest to the product.
 */
export type Pair = [start: number, end: number];
export const ROLES = ['source', 'cue', 'content'] as const;
export type Role = (typeof ROLES)[number];
export type Attribution = Record<Role, Pair[]>;

export interface ScoredArticle {
  readonly text: string;
  readonly gold: readonly Attribution[];
  readonly predicted: readonly Attribution[];
}

export interface Figure {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface AttributionScores {
  readonly articles: number;
  readonly gold: number;
  readonly predicted: number;
  readonly exact: Record<Role, Figure>;
  readonly token: Record<Role, Figure>;
  readonly found: Figure;
  /** Of the gold attributions found, how many have the right source. */
  readonly sourceRight: number;
  readonly whoSaidWhat: Figure;
}

/** A gold and a predicted attribution matched by their contents. */
interface Match {
  readonly gold: number;
  readonly predicted: number;
  readonly sourceRight: boolean;
}

/** Keeps attributions whose cue holds a word of the list or "according": statements, not wishes and plans. */
export function isStatement(text: string, attribution: Attribution, verbs: ReadonlySet<string>): boolean {
  return attribution.cue.some(([start, end]) =>
    (
      text
        .slice(start, end)
        .toLowerCase()
        .match(/[\p{L}']+/gu) ?? []
    ).some((word) => word === 'according' || verbs.has(word)),
  );
}

export function scoreAttributions(articles: readonly ScoredArticle[]): AttributionScores {
  const exact = counters();
  const token = counters();
  let gold = 0;
  let predicted = 0;
  let goldFound = 0;
  let predictedFound = 0;
  let sourceRight = 0;
  for (const article of articles) {
    for (const role of ROLES) {
      const spans = (list: readonly Attribution[]): Pair[] => list.flatMap((each) => lines(article.text, each[role]));
      count(exact[role], spans(article.gold).map(String), spans(article.predicted).map(String));
      count(token[role], words(article.text, spans(article.gold)), words(article.text, spans(article.predicted)));
    }
    gold += article.gold.length;
    predicted += article.predicted.length;
    const { matches, foundPredictions } = matchByContent(article);
    goldFound += matches.length;
    predictedFound += foundPredictions;
    sourceRight += matches.filter((match) => match.sourceRight).length;
  }
  const found = ratio(predictedFound, predicted, goldFound, gold);
  const right = goldFound ? sourceRight / goldFound : 0;
  return {
    articles: articles.length,
    gold,
    predicted,
    exact: finish(exact),
    token: finish(token),
    found,
    sourceRight: 100 * right,
    whoSaidWhat: ratio(predictedFound * right, predicted, sourceRight, gold),
  };
}

/** For each gold attribution the prediction whose content shares most words with it, if at least half. */
export function matchByContent({ text, gold, predicted }: ScoredArticle): {
  matches: Match[];
  foundPredictions: number;
} {
  const goldWords = gold.map((each) => new Set(words(text, each.content)));
  const predictedWords = predicted.map((each) => new Set(words(text, each.content)));
  const matches: Match[] = [];
  goldWords.forEach((wanted, g) => {
    let best = -1;
    let most = 0;
    predictedWords.forEach((given, p) => {
      const shared = jaccard(wanted, given);
      if (shared > most) [best, most] = [p, shared];
    });
    if (most < 0.5) return;
    const sources = [gold[g]?.source ?? [], predicted[best]?.source ?? []] as const;
    const none = sources[0].length === 0 && sources[1].length === 0;
    matches.push({
      gold: g,
      predicted: best,
      sourceRight: none || overlap(lines(text, sources[0]), lines(text, sources[1])),
    });
  });
  const foundPredictions = predictedWords.filter((given) => goldWords.some((wanted) => jaccard(wanted, given) >= 0.5));
  return { matches, foundPredictions: foundPredictions.length };
}

interface Counter {
  right: number;
  gold: number;
  predicted: number;
}

function counters(): Record<Role, Counter> {
  const zero = (): Counter => ({ right: 0, gold: 0, predicted: 0 });
  return { source: zero(), cue: zero(), content: zero() };
}

function count(counter: Counter, gold: readonly (string | number)[], predicted: readonly (string | number)[]): void {
  const wanted = new Set(gold);
  const given = new Set(predicted);
  counter.gold += wanted.size;
  counter.predicted += given.size;
  for (const item of given) if (wanted.has(item)) counter.right += 1;
}

function finish(counts: Record<Role, Counter>): Record<Role, Figure> {
  const of = ({ right, predicted, gold }: Counter): Figure => ratio(right, predicted, right, gold);
  return { source: of(counts.source), cue: of(counts.cue), content: of(counts.content) };
}

function ratio(rightPredicted: number, predicted: number, rightGold: number, gold: number): Figure {
  const precision = predicted ? (100 * rightPredicted) / predicted : 0;
  const recall = gold ? (100 * rightGold) / gold : 0;
  return { precision, recall, f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0 };
}

/** The pieces of spans between line breaks, without white space at their edges. */
function lines(text: string, spans: readonly Pair[]): Pair[] {
  return spans.flatMap(([start, end]) => {
    const out: Pair[] = [];
    let from = start;
    for (const piece of text.slice(start, end).split('\n')) {
      const lead = piece.length - piece.trimStart().length;
      if (piece.trim() !== '') out.push([from + lead, from + lead + piece.trim().length]);
      from += piece.length + 1;
    }
    return out;
  });
}

/** Where the words under the spans begin. */
function words(text: string, spans: readonly Pair[]): number[] {
  return spans.flatMap(([start, end]) =>
    [...text.slice(start, end).matchAll(/[\p{L}\p{N}]+/gu)].map((match) => start + match.index),
  );
}

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0;
  for (const item of a) if (b.has(item)) shared += 1;
  return shared / (a.size + b.size - shared || 1);
}

function overlap(a: readonly Pair[], b: readonly Pair[]): boolean {
  return a.some(([start, end]) => b.some(([from, to]) => start < to && from < end));
}
