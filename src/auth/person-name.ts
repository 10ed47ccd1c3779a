/** One line of at most 200 characters with a letter or digit in it and no space at its ends: names that look alike should be. */
const PERSON_NAME = /^(?=.*[\p{L}\p{N}])(?!\s)[^\p{Cc}\p{Zl}\p{Zp}]{1,200}(?<!\s)$/u;

export const PERSON_NAME_RULE =
  'must be 1 to 200 characters on one line, with a letter or digit and no space at either end';

export const isPersonName = (name: unknown): boolean => typeof name === 'string' && PERSON_NAME.test(name);
