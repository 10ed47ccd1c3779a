import { genderOfWord } from './gender.js';
import { isVerb } from './grammar-role.js';
import { PERSON_NOUNS, TITLES } from '../lexicon/names.js';
import { wordClass, W } from '../lexicon/word-classes.js';
import type { Token } from '../reading/tokens.js';

/** "the minister", "a woman", "his mother": a person told by a noun. Token indexes, `to` exclusive. */
export interface DescribedPerson {
  readonly from: number;
  readonly to: number;
  /** The noun, lower case. */
  readonly head: string;
  /** With "the", "this" or "that": somebody the article has spoken of. */
  readonly definite: boolean;
}

const DETERMINERS = new Set("the this that a an his her their its my our one another 's ’s".split(' '));
const LONGEST = 5;

/** The person described by the phrase whose determiner stands at `at`, if it describes one that no name follows. */
export function describedPersonAt(tokens: readonly Token[], at: number): DescribedPerson | undefined {
  const determiner = tokens[at]?.lower ?? '';
  if (!DETERMINERS.has(determiner)) return undefined;
  let head = -1;
  for (let i = at + 1; i < at + LONGEST; i += 1) {
    const token = tokens[i];
    if (token?.kind !== 'word') break;
    if (isPersonNoun(token.lower)) head = i;
    else if (head >= 0 || (token.cls & ~(W.NounLike | W.Participle | W.Verb | W.Adverb)) !== 0) break;
  }
  const next = tokens[head + 1];
  if (head < 0 || (next?.kind === 'word' && (next.capital || !mayFollow(next.lower)))) return undefined;
  return {
    // "one pupil" keeps its number.
    from: determiner === 'one' ? at : at + 1,
    to: head + 1,
    head: tokens[head]?.lower ?? '',
    definite: determiner === 'the' || determiner === 'this' || determiner === 'that',
  };
}

export function isPersonNoun(lower: string): boolean {
  const pronoun = (wordClass(lower) & (W.SubjectPronoun | W.ObjectPronoun | W.Possessive)) !== 0;
  const noun = lower.includes('-') ? lower.replace(/^(?:co|ex|vice)-/, '') : lower;
  return !pronoun && (PERSON_NOUNS.has(noun) || TITLES.has(noun) || genderOfWord(noun) !== undefined);
}

/** After the whole phrase comes a verb, a preposition, a clitic …; another noun would be the head instead. */
function mayFollow(lower: string): boolean {
  return (
    wordClass(lower) !== 0 ||
    isVerb(lower) ||
    /^['’]s?$/.test(lower) ||
    /(?:ed|ew|ove|ode|ote|oke|ought|aught)$/.test(lower)
  );
}
