import { CREDIT_LABELS, MONTHS, SURE_OPENERS, TITLED_WORKS, WEEKDAYS } from '../lexicon/abbreviations.js';
import type { Token } from './tokens.js';

/**
 * Whether a sentence ends just before token `at` though no stop stands there. Pages set a caption, its credit, a heading or
 * the date on lines of their own, and the text that reaches us often has them in one line with the prose. `from` is the
 * first token of the sentence, `paragraph` and `limit` the bounds of its paragraph.
 */
export function endsUnmarked(
  tokens: readonly Token[],
  at: number,
  from: number,
  paragraph: number,
  limit: number,
): boolean {
  const before = tokens[at - 1];
  const token = tokens[at];
  if (at <= from || before === undefined || token?.capital !== true || !token.spaceBefore) return false;
  if (WEEKDAYS.has(token.lower)) return at + DATE === limit && isDate(tokens, at) && isHeading(before);
  if (CREDIT_LABELS.has(token.lower)) return tokens[at + 1]?.text === ':' && before.text !== ',' && before.text !== ':';
  if (from !== paragraph) return false;
  if (at === from + DATE && isDate(tokens, from)) return true;
  if (TITLED_WORKS.has(before.lower)) return false;
  return SURE_OPENERS.has(token.lower) && isHeading(before) && opensProse(token, tokens[at + 1]);
}

/** Tokens of "Sunday, October 21, 2007". */
const DATE = 6;

function isDate(tokens: readonly Token[], at: number): boolean {
  return (
    WEEKDAYS.has(tokens[at]?.lower ?? '') &&
    tokens[at + 1]?.text === ',' &&
    MONTHS.has(tokens[at + 2]?.lower ?? '') &&
    tokens[at + 3]?.kind === 'number' &&
    tokens[at + 4]?.text === ',' &&
    /^\d{4}$/.test(tokens[at + 5]?.text ?? '')
  );
}

/** A caption or heading may end with this: a noun, a name, a number, but no function word or known verb that needs more. */
function isHeading(token: Token): boolean {
  return token.kind === 'number' || token.kind === 'quote' || (token.kind === 'word' && token.cls === 0);
}

/** "In the New Territories …" after a caption, other than "The Times" or "He’s" in a title. */
function opensProse({ text }: Token, next: Token | undefined): boolean {
  return (
    next?.kind === 'word' && next.spaceBefore && !next.capital && (text.length === 1 || text !== text.toUpperCase())
  );
}
