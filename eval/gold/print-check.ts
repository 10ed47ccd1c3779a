import { type GoldArticle } from './gold-article.js';
import { type Problem } from './sheet.js';
import { coveredWords } from './uncovered.js';

/** What the checker found, the problems first and then, for each article, what no part of the annotation covers. */
export function checkLines(articles: readonly GoldArticle[], problems: readonly Problem[]): string[] {
  const lines = [...problems];
  let claims = 0;
  for (const article of articles) {
    const { words, covered, runs } = coveredWords(article);
    claims += article.claims.length;
    const share = ((100 * covered) / Math.max(1, words)).toFixed(0);
    lines.push(
      `${article.name} (${article.set}, ${article.form}): ${article.claims.length} claims, ${share}% of ${words} words covered`,
    );
    for (const { start, end } of runs)
      lines.push(`    line ${lineOf(article.text, start)}, in nothing: ${article.text.slice(start, end)}`);
  }
  const verdict = problems.length === 0 ? 'no problems' : `${problems.length} problems, listed first`;
  lines.push(`${articles.length} articles, ${claims} claims: ${verdict}`);
  return lines;
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
