import { type SplitClaim, type SplitClaimant } from '../../src/text/claim.js';
import { isOwnVoice, SAME_SPAN, type Comparison } from './compare.js';
import { type GoldClaim, type GoldClaimant } from './gold-article.js';
import { sameRelay, type Accuracy, type Figures, type Rate } from './score.js';

/** The figures as a table, one column a set. */
export function scoreLines(figures: Readonly<Record<string, Figures>>): string[] {
  const sets = Object.entries(figures);
  const row = (label: string, cell: (of: Figures) => string): string =>
    label.padEnd(46) + sets.map(([, of]) => cell(of).padStart(22)).join('');
  const rate = ({ precision, recall, f1 }: Rate): string => [precision, recall, f1].map(fixed).join('  ');
  const share = ({ percent, right, of }: Accuracy): string =>
    percent === null ? 'none' : `${fixed(percent)}  (${right} of ${of})`;
  return [
    ''.padEnd(46) + sets.map(([set]) => set.padStart(22)).join(''),
    row('articles / gold claims / predicted claims', (of) => [of.articles, of.gold, of.predicted].join(' / ')),
    '',
    `Percent: precision  recall  F1. Spans are right from a word-level Jaccard of ${SAME_SPAN}.`,
    row('claims with the right claimants and spans', (of) => rate(of.claims)),
    row('  … and exactly the gold words', (of) => rate(of.exact)),
    row('spans alone', (of) => rate(of.spans)),
    '',
    'Percent right of the claims with the right span:',
    row('claimants', (of) => share(of.claimants)),
    row('  … of what somebody is said to claim', (of) => share(of.attributed)),
    row('  … of the article’s own voice', (of) => share(of.ownVoice)),
    row('  … where the source is a pronoun or stand-in', (of) => share(of.pronouns)),
    row('kinds of the claimants named rightly', (of) => share(of.kinds)),
    row('relay chains', (of) => share(of.relays)),
    row('claim types', (of) => share(of.types)),
  ];
}

/** What is wrong, the worst article first: missed (−) and spurious (+) claims in reading order, then wrong details. */
export function errorLines(comparisons: readonly Comparison[]): string[] {
  const wrong = comparisons.map((comparison) => ({ comparison, count: errorsIn(comparison) }));
  return wrong
    .sort((a, b) => b.count - a.count || a.comparison.article.name.localeCompare(b.comparison.article.name))
    .filter(({ count }) => count > 0)
    .flatMap(({ comparison, count }) => articleLines(comparison, count));
}

/** Claims missed, spurious, or of the wrong claimants. */
function errorsIn({ matches, missed, spurious }: Comparison): number {
  return missed.length + spurious.length + matches.filter(({ claimants }) => !claimants).length;
}

function articleLines({ article, matches, missed, spurious }: Comparison, count: number): string[] {
  const lines: { at: number; text: string }[] = [];
  const add = (at: number | undefined, text: string): unknown => lines.push({ at: at ?? 0, text });
  for (const claim of missed)
    add(claim.spans[0]?.start, `  − missed    ${names(claim)}: ${quoteOf(article.text, claim)}`);
  for (const claim of spurious) add(claim.spans[0]?.start, `  + spurious  ${predictedNames(claim)}: ${claim.quote}`);
  for (const match of matches) {
    const { gold, predicted, claimants } = match;
    const wrong = [
      claimants ? '' : `claimants: gold ${names(gold)}, predicted ${predictedNames(predicted)}`,
      sameRelay(match) ? '' : `relay: gold ${list(gold.relay)}, predicted ${list(predicted.attribution?.relay ?? [])}`,
      gold.type === predicted.claimType ? '' : `type: gold ${gold.type}, predicted ${predicted.claimType}`,
    ].filter((text) => text !== '');
    if (wrong.length > 0)
      add(
        gold.spans[0]?.start,
        [`  ≠ ${claimants ? 'details ' : 'claimants'} ${predicted.quote}`, ...wrong].join('\n      '),
      );
  }
  lines.sort((a, b) => a.at - b.at);
  const head = `${article.name} (${article.set}, ${article.form}): ${count} wrong, ${article.claims.length} gold claims`;
  return [head, ...lines.map(({ text }) => text), ''];
}

const fixed = (percent: number): string => percent.toFixed(1);

function quoteOf(text: string, { spans }: GoldClaim): string {
  return spans.map(({ start, end }) => text.slice(start, end)).join(' … ');
}

function names({ claimants }: GoldClaim): string {
  return claimants.length === 0 ? '[own voice]' : list(claimants);
}

function predictedNames(claim: SplitClaim): string {
  return isOwnVoice(claim) ? '[own voice]' : list(claim.claimants);
}

function list(claimants: readonly (GoldClaimant | SplitClaimant)[]): string {
  return claimants.length === 0 ? 'none' : `[${claimants.map(({ name, kind }) => `${name} (${kind})`).join(', ')}]`;
}
