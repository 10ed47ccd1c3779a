import { FEMALE_NAMES, MALE_NAMES } from '../lexicon/given-names.js';
import { FEMALE_WORDS, MALE_WORDS } from '../lexicon/names.js';

export type Gender = 'female' | 'male' | undefined;

/** "Mrs.", "actress", "brother". */
export function genderOfWord(lower: string): Gender {
  return FEMALE_WORDS.has(lower) ? 'female' : MALE_WORDS.has(lower) ? 'male' : undefined;
}

/** Of a given name in lower case, marks on letters aside: "josé" is "jose". */
export function genderOfGivenName(lower: string): Gender {
  const plain = lower.normalize('NFD').replace(/\p{M}/gu, '');
  return FEMALE_NAMES.has(plain) ? 'female' : MALE_NAMES.has(plain) ? 'male' : undefined;
}

/**
 * What pronoun a word is: whom it fits, and its place in the sentence. "her" before a noun is told from "her" as an object by the
 * caller.
 */
export function personPronoun(lower: string): { gender: 'female' | 'male'; form: string } | undefined {
  const form = lower.replace(/['’](?:s|d|ll)$/, '');
  if (/^(?:he|him|his|himself)$/.test(form)) return { gender: 'male', form };
  return /^(?:she|her|hers|herself)$/.test(form) ? { gender: 'female', form } : undefined;
}
