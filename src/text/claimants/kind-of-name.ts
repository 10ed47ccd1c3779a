import type { ClaimantKind } from '../claim.js';
import { genderOfGivenName } from './gender.js';
import type { NameRun } from './name-runs.js';
import { COMPANIES, isNoPerson, PLACES } from '../lexicon/not-persons.js';
import {
  COUNTRIES,
  GOVERNMENT_WORDS,
  MEDIA_WORDS,
  ORGANISATION_WORDS,
  SEATS_OF_POWER,
  SHORT_MEDIA,
  STATE_MEDIA,
} from '../lexicon/names.js';

const INNER_PREPOSITION = /^(?:Across|Without|For|Against|Beyond|Under|Before|Over)$/;

const CLUB_PLACE = /^(?:city|town|county)$/;

/** What a capitalised name stands for; undefined where a single word could be anything. */
export function kindOfName({ words, titled, apposed, the, located, kind }: NameRun): ClaimantKind | undefined {
  const lower = words.map((word) => word.toLowerCase());
  const phrase = lower.join(' ');
  if (STATE_MEDIA.has(phrase) || isStateAgency(lower)) return 'state_media';
  if (COUNTRIES.has(phrase) || SEATS_OF_POWER.has(phrase)) return 'government';
  if (SHORT_MEDIA.has(phrase)) return 'media';
  if (titled && !(apposed && lower.some((word) => ORGANISATION_WORDS.has(word)))) return 'person';
  if (COMPANIES.has(phrase) || words.includes('&')) return 'organisation';
  const last = lower[lower.length - 1] ?? '';
  if (kind === 'state_media' || kind === 'group') return kind;
  const worldwide = /^(?:world|international|global|european)$/.test(lower[0] ?? '');
  if (words.length > 2 && worldwide && ORGANISATION_WORDS.has(last)) return 'organisation';
  // "Radio Norrgate"
  if (words.length > 1 && /^(?:radio|television|tv)$/.test(lower[0] ?? '')) return 'media';
  if (MEDIA_WORDS.has(last) && (the || words.length > 1)) return 'media';
  if (lower.some((word) => GOVERNMENT_WORDS.has(word)) && !/^(?:party|association|university|union|bank)$/.test(last))
    return 'government';
  if (lower.some((word) => ORGANISATION_WORDS.has(word)))
    return lower.some((word) => SHORT_MEDIA.has(word)) ? 'media' : 'organisation';
  const first = lower[0] ?? '';
  // "Doctors Without Borders": no person has a preposition in the middle.
  if (words.slice(1, -1).some((word) => INNER_PREPOSITION.test(word))) return 'organisation';
  if (words.length === 2 && /^(?:north|south|east|west|northern|southern|eastern|western)$/.test(first))
    return 'government';
  if (words.length === 1 && first.length >= 6 && /(?:stan|land)$/.test(first)) return 'government';
  if (PLACES.has(phrase)) return 'government';
  if (kind !== undefined && genderOfGivenName(first) === undefined) return kind;
  // "Olmstead City" plays; "in Olmstead City" it is a town.
  if (words.length === 2 && CLUB_PLACE.test(last) && !located) return 'organisation';
  if (genderOfGivenName(first) === undefined && lower.some(isNoPerson)) return undefined;
  if (words.length > 1) return the && genderOfGivenName(first) === undefined ? 'organisation' : 'person';
  if (genderOfGivenName(first) !== undefined) return 'person';
  return isAcronym(words[0] ?? '') ? 'organisation' : undefined;
}

/** "… Central News Agency", "… State Television", "Voice of the Republic" stay out: the words "state" or "central news" decide. */
function isStateAgency(lower: readonly string[]): boolean {
  const phrase = lower.join(' ');
  if (
    phrase.includes('central news agency') ||
    phrase.endsWith('information agency') ||
    phrase.includes('central television')
  )
    return true;
  const state = lower.indexOf('state');
  return (
    state >= 0 && lower.slice(state + 1).some((word) => MEDIA_WORDS.has(word) || word === 'agency' || word === 'media')
  );
}

function isAcronym(word: string): boolean {
  const letters = word.replaceAll('.', '');
  return letters.length >= 2 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
}
