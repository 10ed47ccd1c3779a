import type { CheckWorthiness, ClaimType } from '../claim.js';
import type { Token } from '../reading/tokens.js';

export interface StatementFacts {
  readonly quote: string;
  readonly direct: boolean;
  readonly unnamed: boolean;
  readonly words: number;
  /** Nouns are upper case: only capitals in a row count as names. */
  readonly capitalNouns: boolean;
}

const MEASURED = /\d\s?(?:%|[€£¥₴₽₩$])|[€£¥₴₽₩$]\s?\d|\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+/;

/**
 * Claim type and check-worthiness by what needs no word list: numbers, years, names, an unnamed claimant, length. Additive, 0 to 1; CFS
 * from 0.5, UFS from 0.25.
 */
export function statementWorth(
  tokens: readonly Token[],
  facts: StatementFacts,
): { claimType: ClaimType; checkWorthiness: CheckWorthiness } {
  const measured = MEASURED.test(facts.quote.slice(0, 600));
  const claimType = measured ? 'numerical' : facts.direct ? 'quote' : 'event';
  const reasons: string[] = [];
  let score = 0.2;
  const add = (weight: number, reason: string): void => {
    score += weight;
    reasons.push(reason);
  };
  const numbers = tokens.filter(({ kind }) => kind === 'number');
  const years = numbers.filter(({ text }) => /^(?:1[89]|20)\d\d$/.test(text));
  if (measured || numbers.length > years.length) add(0.2, 'gives a number');
  if (years.length > 0) add(0.08, 'names a date');
  const names = namesIn(tokens, facts.capitalNouns);
  if (names > 0) add(Math.min(0.2, 0.08 * names), 'names actors or places');
  if (facts.unnamed) add(0.12, 'unnamed claimant');
  if (facts.words < 5) add(-0.15, 'very short');
  const rounded = Math.round(Math.min(1, Math.max(0, score)) * 100) / 100;
  return {
    claimType,
    checkWorthiness: { score: rounded, class: rounded >= 0.5 ? 'CFS' : rounded >= 0.25 ? 'UFS' : 'NFS', reasons },
  };
}

/** Runs of upper-case words, not counting the word that opens the statement. */
function namesIn(tokens: readonly Token[], capitalNouns: boolean): number {
  let count = 0;
  for (let i = 1; i < tokens.length; i += 1) {
    if (!tokens[i]?.capital) continue;
    let end = i + 1;
    while (tokens[end]?.capital) end += 1;
    if (!capitalNouns || end - i > 1) count += 1;
    i = end;
  }
  return count;
}
