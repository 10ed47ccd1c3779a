import { eld } from 'eld/extrasmall';

/** The detector reads no more; some 150 words are plenty. */
const SAMPLE = 1000;

const ENGLISH = new Set(
  'the of and to in a is that for it was on with as be by at from his he she her has have had are were not this they but which will would said says who their its more than after over about'.split(
    ' ',
  ),
);

/**
 * ISO 639-1 code of the language in which most of the text's first 1000 UTF-16 code units are written, 'und' where they hold no
 * words. By frequencies of letter groups (eld); where those do not settle it, as with a line full of names, one English function
 * word in ten words makes it English. Deterministic.
 */
export function languageOf(text: string): string {
  const sample = text.slice(0, SAMPLE).toWellFormed();
  const result = eld.detect(sample);
  if (result.language !== 'en' && !result.isReliable() && looksEnglish(sample)) return 'en';
  return result.language === '' ? 'und' : result.language;
}

function looksEnglish(sample: string): boolean {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.filter((word) => ENGLISH.has(word)).length >= words.length / 10 && words.length > 0;
}
