import type { Token } from './tokens.js';

const ENGLISH = new Set(
  'the of and to in a is that for it was on with as be by at from his he she her has have had are were not this they but which will would said says who their its more than after over about'.split(
    ' ',
  ),
);
const SAMPLE = 400;

/** 'en' where the first 400 words hold enough English function words (one in ten), else 'und'. */
export function languageOf(tokens: readonly Token[]): string {
  let words = 0;
  let english = 0;
  for (const token of tokens) {
    if (token.kind !== 'word') continue;
    words += 1;
    if (ENGLISH.has(token.lower)) english += 1;
    if (words >= SAMPLE) break;
  }
  return words > 0 && english / words >= 0.1 ? 'en' : 'und';
}
