import type { ClaimantKind } from '../claim.js';
import {
  COUNTRIES,
  FEMALE_NAMES,
  GOVERNMENT_WORDS,
  MALE_NAMES,
  MEDIA_WORDS,
  ORGANISATION_WORDS,
  SEATS_OF_POWER,
  SHORT_MEDIA,
  STATE_MEDIA,
} from '../lexicon/names.js';

/**
 * What a capitalised name stands for; undefined where a single word could be anything. `titled`: a form of address or an office
 * stands before it; `the`: the article "the" does.
 */
export function kindOfName(words: readonly string[], titled: boolean, the: boolean): ClaimantKind | undefined {
  const lower = words.map((word) => word.toLowerCase());
  const phrase = lower.join(' ');
  if (STATE_MEDIA.has(phrase) || isStateAgency(lower)) return 'state_media';
  if (COUNTRIES.has(phrase) || SEATS_OF_POWER.has(phrase)) return 'government';
  if (SHORT_MEDIA.has(phrase)) return 'media';
  if (titled) return 'person';
  const last = lower[lower.length - 1] ?? '';
  if (MEDIA_WORDS.has(last) && (the || words.length > 1)) return 'media';
  if (lower.some((word) => GOVERNMENT_WORDS.has(word)) && !/^(?:party|association|university|union|bank)$/.test(last))
    return 'government';
  if (lower.some((word) => ORGANISATION_WORDS.has(word)))
    return lower.some((word) => SHORT_MEDIA.has(word)) ? 'media' : 'organisation';
  const first = lower[0] ?? '';
  if (words.length === 2 && /^(?:north|south|east|west|northern|southern|eastern|western)$/.test(first))
    return 'government';
  if (words.length === 1 && first.length >= 6 && /(?:stan|land)$/.test(first)) return 'government';
  if (words.length > 1) return the && !FEMALE_NAMES.has(first) && !MALE_NAMES.has(first) ? 'organisation' : 'person';
  if (FEMALE_NAMES.has(first) || MALE_NAMES.has(first)) return 'person';
  return isAcronym(words[0] ?? '') ? 'organisation' : undefined;
}

/** "… Central News Agency", "… State Television", "Voice of the Republic" stay out: the words "state" or "central news" decide. */
function isStateAgency(lower: readonly string[]): boolean {
  const phrase = lower.join(' ');
  if (phrase.includes('central news agency') || phrase.includes('central television')) return true;
  const state = lower.indexOf('state');
  return (
    state >= 0 && lower.slice(state + 1).some((word) => MEDIA_WORDS.has(word) || word === 'agency' || word === 'media')
  );
}

function isAcronym(word: string): boolean {
  const letters = word.replaceAll('.', '');
  return letters.length >= 2 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
}
