import { FEMALE_NAMES, MALE_NAMES } from '../lexicon/given-names.js';
import { FEMALE_WORDS, MALE_WORDS } from '../lexicon/names.js';

export type Gender = 'female' | 'male' | undefined;

/** "Mrs.", "actress", "brother". */
export function genderOfWord(lower: string): Gender {
  return FEMALE_WORDS.has(lower) ? 'female' : MALE_WORDS.has(lower) ? 'male' : undefined;
}

const MARKED = /[\u0080-\uffff]/;

/** Of a given name in lower case, marks on letters aside: "josé" is "jose". */
export function genderOfGivenName(lower: string): Gender {
  const plain = MARKED.test(lower) ? lower.normalize('NFD').replace(/\p{M}/gu, '') : lower;
  return FEMALE_NAMES.has(plain) ? 'female' : MALE_NAMES.has(plain) ? 'male' : undefined;
}

const PRONOUNS = new Map<string, 'female' | 'male'>([
  ...['he', 'him', 'his', 'himself'].map((form) => [form, 'male'] as const),
  ...['she', 'her', 'hers', 'herself'].map((form) => [form, 'female'] as const),
]);

/**
 * What pronoun a word is: whom it fits, and its place in the sentence. "her" before a noun is told from "her" as an object by the
 * caller.
 */
export function personPronoun(lower: string): { gender: 'female' | 'male'; form: string } | undefined {
  if (!lower.startsWith('h') && !lower.startsWith('s')) return undefined;
  const form = lower.replace(/['’](?:s|d|ll)$/, '');
  const gender = PRONOUNS.get(form);
  return gender === undefined ? undefined : { gender, form };
}
