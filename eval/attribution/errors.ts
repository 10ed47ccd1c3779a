import type { GoldArticle } from './predict.js';
import { matchByContent, type Attribution, type Pair } from './score.js';

interface ArticleErrors {
  readonly id: string;
  readonly lines: readonly string[];
}

/** Missed, invented and wrongly bounded attributions as text, articles with most errors first. */
export function printErrors(articles: readonly GoldArticle[], predicted: readonly Attribution[][], most: number): void {
  const all = articles.map((article, i) => errorsOf(article, predicted[i] ?? []));
  all.sort((a, b) => b.lines.length - a.lines.length);
  for (const { id, lines } of all.slice(0, most))
    process.stdout.write(`\n── ${id}: ${String(lines.length)} errors\n${lines.join('\n')}\n`);
}

function errorsOf(
  { doc_id: id, text, attributions: gold }: GoldArticle,
  predicted: readonly Attribution[],
): ArticleErrors {
  const { matches } = matchByContent({ text, gold, predicted });
  const found = new Map(matches.map((match) => [match.gold, match]));
  const used = new Set(matches.map((match) => match.predicted));
  const errors: { at: number; line: string }[] = [];
  gold.forEach((wanted, g) => {
    const match = found.get(g);
    const given = predicted[match?.predicted ?? -1];
    const at = startOf(wanted);
    if (match === undefined || given === undefined) errors.push({ at, line: `  missed    ${show(text, wanted)}` });
    else if (!match.sourceRight)
      errors.push({
        at,
        line: `  source    ${show(text, wanted)}\n       not  ${words(text, given.source) || '(none)'}`,
      });
    else if (String(wanted.content) !== String(given.content))
      errors.push({ at, line: `  bounds    ${show(text, wanted)}\n       not  ${words(text, given.content)}` });
  });
  predicted.forEach((given, p) => {
    if (!used.has(p)) errors.push({ at: startOf(given), line: `  invented  ${show(text, given)}` });
  });
  errors.sort((a, b) => a.at - b.at);
  return { id, lines: errors.map(({ line }) => line) };
}

function startOf({ cue, content }: Attribution): number {
  return cue[0]?.[0] ?? content[0]?.[0] ?? 0;
}

function show(text: string, { source, cue, content }: Attribution): string {
  return `[${words(text, source) || '(none)'}] <${words(text, cue)}> ${words(text, content)}`;
}

function words(text: string, spans: readonly Pair[]): string {
  return spans.map(([start, end]) => text.slice(start, end).replace(/\s+/g, ' ')).join(' … ');
}
