import { SourceNamer } from '../../src/text/claimants/claimants-of-source.js';
import type { Reading, ResolvedClaimant } from '../../src/text/claimants/article-reading.js';
import { PronounResolver } from '../../src/text/claimants/resolve-pronoun.js';
import type { GoldArticle } from '../gold/gold-article.js';
import { readingOf } from './reading.js';

/** What a stand-in is: "he", "they", "who", "the ministry". */
export type StandIn = 'he or she' | 'it' | 'they' | 'who' | 'described';

export interface Answered {
  readonly kind: StandIn;
  readonly right: boolean;
  readonly words: string;
  readonly means: readonly string[];
  readonly got: readonly string[];
}

/** The stand-ins of an annotated article and what the splitter makes of each, asked in reading order among the sources it finds. */
export function answerArticle(article: GoldArticle): Answered[] {
  const reading = readingOf(article.text);
  const namer = new SourceNamer(reading, new PronounResolver(reading));
  const asked = article.pronouns.map((pronoun) => ({ ...tokensUnder(reading, pronoun), pronoun }));
  const heard = reading.found.flatMap(({ source }) => (source === null ? [] : [{ ...source, pronoun: undefined }]));
  const answers: Answered[] = [];
  for (const { from, to, pronoun } of [...asked, ...heard].sort((a, b) => a.from - b.from)) {
    const resolved = namer.claimantsOf({ from, to });
    if (pronoun === undefined) continue;
    const words = article.text.slice(pronoun.start, pronoun.end);
    const kind = kindOf(words.toLowerCase());
    answers.push({
      kind,
      right: same(pronoun.means, resolved),
      words: article.text.slice(pronoun.start, pronoun.end + 30),
      means: pronoun.means,
      got: resolved.map(({ claimant }) => claimant.name),
    });
  }
  return answers;
}

function kindOf(lower: string): StandIn {
  if (/^(?:he|she|him|his|her|hers)$/.test(lower)) return 'he or she';
  if (/^(?:it|its)$/.test(lower)) return 'it';
  if (/^(?:they|them|their|both)$/.test(lower)) return 'they';
  return /^(?:who|which|that|whom|whose)$/.test(lower) ? 'who' : 'described';
}

function tokensUnder(reading: Reading, span: { start: number; end: number }): { from: number; to: number } {
  const { tokens } = reading.document;
  const from = tokens.findIndex(({ end }) => end > span.start);
  let to = from;
  while (to < tokens.length && (tokens[to]?.start ?? 0) < span.end) to += 1;
  return { from, to };
}

function same(means: readonly string[], resolved: readonly ResolvedClaimant[]): boolean {
  if (means.length !== resolved.length) return false;
  const names = resolved.map(({ claimant }) => [claimant.name, ...claimant.aliases].map(plain));
  return means.every((name) => names.some((known) => known.includes(plain(name))));
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^(?:the|an?|my|our|your|his|her|its|their) /, '')
    .trim();
}
