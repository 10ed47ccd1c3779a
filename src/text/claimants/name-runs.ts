import type { Document } from '../reading/document.js';
import type { ClaimantKind } from '../claim.js';
import { besideName } from './beside-name.js';
import { isPersonNoun } from './described-persons.js';
import { genderOfGivenName, genderOfWord, type Gender } from './gender.js';
import { isVerb } from './grammar-role.js';
import { isNoPerson } from '../lexicon/not-persons.js';
import { NOT_NAMES, RANKS, TITLES } from '../lexicon/names.js';
import { wordClass, W } from '../lexicon/word-classes.js';
import type { Range } from '../reading/sentences.js';
import { classOf, type Token } from '../reading/tokens.js';

/** A name as it stands in the text, title left out; token indexes, `to` exclusive. */
export interface NameRun extends Range {
  readonly words: readonly string[];
  /** A form of address or an office stands before it. */
  readonly titled: boolean;
  /** Only an apposition says so: "the mine’s owner, Fell Carbon". */
  readonly apposed: boolean;
  /** Told by a title, a role beside the name, or the given name. */
  readonly gender: Gender;
  /** The title, kin word or role beside the name told the gender. */
  readonly genderTold: boolean;
  /** Role nouns beside the name, lower case: "minister", "president". */
  readonly roles: readonly string[];
  /** Nouns for a body beside the name, lower case, and the kind of claimant that they tell. */
  readonly bodies: readonly string[];
  readonly kind: ClaimantKind | undefined;
  /** The rank before a name of one word, as written: "Lord" of "Lord Fenwick". */
  readonly rank: string | undefined;
  readonly the: boolean;
  /** "in Meshat", "near Costa Brenn": the way one writes of places. */
  readonly located: boolean;
  /** "Velmoran troops": a plain noun follows that the word belongs to. */
  readonly modifies: boolean;
  readonly opensSentence: boolean;
  /** In a line set as a title, where a capital tells nothing. */
  readonly inTitle: boolean;
}

const PARTICLES = new Set('de van von bin ibn al da del der la le di du dos of for and'.split(' '));

/** Suffixes that belong to a name and never name anybody alone. */
export const NAME_SUFFIXES = new Set('jr. jr sr. sr ii iii iv'.split(' '));

/** Names of a document in reading order, never overlapping. Linear in the tokens. */
export function nameRuns(document: Document): NameRun[] {
  const { tokens } = document;
  const starts = new Set(document.sentences.map((sentence) => sentence.from));
  const runs: NameRun[] = [];
  let i = 0;
  let f = 0;
  while (i < tokens.length) {
    const token = tokens[i];
    if (token === undefined || !mayOpenName(token)) {
      i += 1;
      continue;
    }
    while ((document.frames[f]?.to ?? Infinity) <= i) f += 1;
    const to = runEnd(tokens, i, starts);
    const before = tokens[i - 1];
    const opens = starts.has(i) || before?.text === ':' || (before?.kind === 'quote' && !token.spaceBefore);
    const run = trimTitles(tokens, i, to, opens, isTitleLine(document, f));
    if (run !== undefined) runs.push(run);
    i = to;
  }
  return runs;
}

/** A short sentence full of names is set like a title too, but ends with a stop. */
function isTitleLine({ frames, tokens }: Document, f: number): boolean {
  const frame = frames[f];
  const last = frame === undefined ? undefined : tokens[frame.to - 1];
  return frame?.titled === true && last?.kind !== 'stop' && last?.kind !== 'quote';
}

/** "I'm", "He's" and the like never do. */
function mayOpenName(token: Token): boolean {
  return (
    token.kind === 'word' &&
    token.capital &&
    !NOT_NAMES.has(token.lower) &&
    !/^[a-z]+['’](?:m|s|d|ll|re|ve|t)$/.test(token.lower)
  );
}

function runEnd(tokens: readonly Token[], from: number, starts: ReadonlySet<number>): number {
  let to = from + 1;
  while (to < tokens.length && to - from < 8) {
    const token = tokens[to];
    if (token === undefined || starts.has(to)) break;
    if (token.kind === 'word' && token.capital && token.spaceBefore && !NOT_NAMES.has(token.lower)) {
      to += 1;
      continue;
    }
    const next = tokens[to + 1];
    const joins = PARTICLES.has(token.lower) && next?.kind === 'word' && next.capital && !NOT_NAMES.has(next.lower);
    if (joins && (!/^(?:of|for|and)$/.test(token.lower) || isOffice(tokens[to - 1]))) {
      to += 2;
      continue;
    }
    // "Pell & Daughter"
    if (token.text === '&' && next?.kind === 'word' && next.capital) {
      to += 2;
      continue;
    }
    // "Ursula von der Leyen"
    const after = tokens[to + 2];
    if (
      /^(?:von|van|de)$/.test(token.lower) &&
      /^(?:der|den|la|las|los|het)$/.test(next?.lower ?? '') &&
      after?.capital
    ) {
      to += 3;
      continue;
    }
    // "Martin Luther King, Jr."
    if (token.text === ',' && NAME_SUFFIXES.has(next?.lower ?? '')) {
      to += 2;
      continue;
    }
    // "the Workers’ Party"
    if (
      token.kind === 'quote' &&
      !token.spaceBefore &&
      /^['’]$/.test(token.text) &&
      next?.capital === true &&
      next.spaceBefore &&
      tokens[to - 1]?.lower.endsWith('s') === true
    ) {
      to += 2;
      continue;
    }
    break;
  }
  return to;
}

/** "Ministry of …", "University of …": the only names that go on after "of". */
function isOffice(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    /^(?:ministry|department|university|bank|institute|office|council|board|bureau|house|center|centre|committee|chamber|federation|association|republic|court|secretary|society)$/.test(
      token.lower,
    )
  );
}

function trimTitles(
  tokens: readonly Token[],
  from: number,
  to: number,
  opensSentence: boolean,
  inTitle: boolean,
): NameRun | undefined {
  let start = from;
  let titled = false;
  let told: Gender;
  const roles: string[] = [];
  for (let i = from; i < to - 1; i += 1) {
    const lower = tokens[i]?.lower ?? '';
    const gender = genderOfWord(lower);
    // "Chief Prosecutor Jelka Morn", "Electrician Marcus Bell": after a noun for a person two words are a name.
    const noun = to - i > 2 && isPersonNoun(lower);
    if (!TITLES.has(lower) && gender === undefined && !noun) continue;
    // "Doctors Without Borders"
    if ((classOf(tokens[i + 1]) & (W.Prep | W.Coord)) !== 0) break;
    start = i + 1;
    titled = true;
    told ??= gender;
    roles.push(lower.replace(/s$/, ''), lower);
  }
  start = Math.max(start, pastLead(tokens, start, to, opensSentence && start === from));
  const before = tokens[start - 1];
  if (start === from && before !== undefined && !before.capital && tokens[start]?.spaceBefore === true) {
    const gender = before.kind === 'word' ? genderOfWord(before.lower) : undefined;
    const pronoun = (before.cls & (W.SubjectPronoun | W.ObjectPronoun | W.Possessive)) !== 0;
    if (!pronoun && isPersonNoun(before.lower)) {
      titled = true;
      told = gender;
      roles.push(before.lower);
    }
  }
  if (start === to) return undefined;
  const words = joinApostrophes(
    tokens
      .slice(start, to)
      .filter(({ text }) => text !== ',')
      .map((token) => token.text),
  );
  const first = (words[0] ?? '').toLowerCase();
  if (
    words.length === 1 &&
    (TITLES.has(first) ||
      genderOfWord(first) !== undefined ||
      TITLES.has(first.replace(/s$/, '')) ||
      NAME_SUFFIXES.has(first))
  )
    return undefined;
  const beside = besideName(tokens, { from: start, to });
  roles.push(...beside.roles);
  for (const role of beside.roles) told ??= genderOfWord(role);
  return {
    from: start,
    to,
    words,
    apposed: !titled,
    titled: titled || (beside.roles.length > 0 && words.length < 4),
    gender: told ?? genderOfGivenName(first),
    genderTold: told !== undefined,
    roles,
    bodies: beside.bodies,
    kind: beside.kind,
    rank: words.length === 1 && start > from && RANKS.has(before?.lower ?? '') ? before?.text : undefined,
    the: before?.lower === 'the',
    located: start === from && isLocated(tokens, from),
    modifies: isPlainNoun(tokens[to]),
    opensSentence: opensSentence && start === from,
    inTitle,
  };
}

/** "in Meshat", "Ana Kralj of Velmora", "the people of Dornea". */
function isLocated(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1]?.lower ?? '';
  if (/^(?:in|near|outside|across|towards?)$/.test(before)) return true;
  const head = tokens[from - 2];
  return (
    before === 'of' && head !== undefined && (head.capital || OF_PLACES.test(head.lower) || TITLES.has(head.lower))
  );
}

const OF_PLACES =
  /^(?:people|republic|kingdom|city|town|village|port|province|region|island|government|capital|coast|south|north|east|west)$/;

/**
 * Where the name begins behind words that only look like part of it: "Yesterday Mohamed", "Scientologist Tom Cruise", "Minister of
 * Education Stefania Giannini" (from "Education" on).
 */
function pastLead(tokens: readonly Token[], from: number, to: number, opensSentence: boolean): number {
  const lower = (i: number): string => tokens[i]?.lower ?? '';
  if (genderOfGivenName(lower(from)) !== undefined) return from;
  let start = from;
  const LEADS = W.Prep | W.Adverb | W.Time | W.Subord | W.Coord | W.Gerund | W.Det;
  if (opensSentence && to - from > 1 && (wordClass(lower(from)) & LEADS) !== 0) start = from + 1;
  for (let i = start + 1; i < to - 1; i += 1) {
    if (genderOfGivenName(lower(i)) === undefined || tokens[i]?.capital !== true) continue;
    for (let k = start; k < i; k += 1) if (isNoPerson(lower(k)) || /ists?$/.test(lower(k))) return i;
    return start;
  }
  return start;
}

function isPlainNoun(token: Token | undefined): boolean {
  if (token?.kind !== 'word' || token.capital || /^['’]/.test(token.lower)) return false;
  return token.cls === 0 && !isVerb(token.lower) && !/(?:ed|ew|an|ove|ode|ote|oke|ought|aught)$/.test(token.lower);
}

function joinApostrophes(words: readonly string[]): string[] {
  const out: string[] = [];
  for (const word of words) {
    if (/^['’]$/.test(word) && out.length > 0) out.push((out.pop() ?? '') + word);
    else out.push(word);
  }
  return out;
}
