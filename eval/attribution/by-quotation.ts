import { matchByContent, type Pair, type ScoredArticle } from './score.js';

export type QuotationKind = 'direct' | 'mixed' | 'indirect';

export interface QuotationScore {
  readonly gold: number;
  /** Percent of the gold attributions that were found; of those, percent with the right source. */
  readonly found: number;
  readonly sourceRight: number;
}

/** Recall by how much of the gold content stands in quotation marks: all of its words, some, none. */
export function scoreByQuotation(articles: readonly ScoredArticle[]): Record<QuotationKind, QuotationScore> {
  const counts = { direct: [0, 0, 0], mixed: [0, 0, 0], indirect: [0, 0, 0] };
  for (const article of articles) {
    const quoted = quotedUnits(article.text);
    const matches = new Map(matchByContent(article).matches.map((match) => [match.gold, match]));
    article.gold.forEach((attribution, g) => {
      const count = counts[kindOf(article.text, quoted, attribution.content)];
      const match = matches.get(g);
      count[0] = (count[0] ?? 0) + 1;
      if (match) count[1] = (count[1] ?? 0) + 1;
      if (match?.sourceRight === true) count[2] = (count[2] ?? 0) + 1;
    });
  }
  const score = ([gold = 0, found = 0, right = 0]: number[]): QuotationScore => ({
    gold,
    found: gold ? (100 * found) / gold : 0,
    sourceRight: found ? (100 * right) / found : 0,
  });
  return { direct: score(counts.direct), mixed: score(counts.mixed), indirect: score(counts.indirect) };
}

/** 1 for every character inside double quotation marks; a paragraph that ends within a quotation closes it. */
function quotedUnits(text: string): Uint8Array {
  const out = new Uint8Array(text.length);
  let inside = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charAt(i);
    if (char === '\n') inside = false;
    else if (char === '“') inside = true;
    else if (char === '”') inside = false;
    else if (char === '"' || (char === "'" && text.charAt(i + 1) === "'")) {
      inside = !inside;
      if (char === "'") i += 1;
    } else if (inside) out[i] = 1;
  }
  return out;
}

function kindOf(text: string, quoted: Uint8Array, spans: readonly Pair[]): QuotationKind {
  let inside = 0;
  let outside = 0;
  for (const [start, end] of spans)
    for (let i = start; i < end; i += 1) {
      if (!/[\p{L}\p{N}]/u.test(text.charAt(i))) continue;
      if (quoted[i] === 1) inside += 1;
      else outside += 1;
    }
  return inside === 0 ? 'indirect' : outside === 0 ? 'direct' : 'mixed';
}
