import type { ClaimantKind } from '../claim.js';
import type { Document } from '../reading/document.js';
import { kindOfName } from './kind-of-name.js';
import { FEMALE_NAMES, FEMALE_WORDS, MALE_NAMES, MALE_WORDS, NOT_NAMES, TITLES } from '../lexicon/names.js';
import type { Range } from '../reading/sentences.js';
import type { Token } from '../reading/tokens.js';

export type Gender = 'female' | 'male' | undefined;

/** Somebody or something the article names, under all the names it uses. */
export interface Entity {
  name: string;
  kind: ClaimantKind;
  gender: Gender;
  readonly aliases: Set<string>;
}

/** One place where an entity is named; token indexes, `to` exclusive. */
export interface Mention extends Range {
  readonly entity: Entity;
  readonly possessive: boolean;
}

interface NameRun extends Range {
  readonly words: readonly string[];
  readonly titled: boolean;
  readonly gender: Gender;
  readonly the: boolean;
  readonly opensSentence: boolean;
}

const PARTICLES = new Set([
  'de',
  'van',
  'von',
  'bin',
  'ibn',
  'al',
  'da',
  'del',
  'der',
  'la',
  'le',
  'di',
  'of',
  'for',
  'and',
]);

/** Names of a document in order, each tied to the entity it stands for ("Kim" to "Kim Jong Un"). Linear in the tokens. */
export function mentionsOf(document: Document): Mention[] {
  const runs = nameRuns(document);
  const book = new EntityBook();
  for (const run of runs) if (run.words.length > 1) book.register(run);
  const mentions: Mention[] = [];
  for (const run of runs) {
    const entity = book.find(run);
    if (entity === undefined) continue;
    const next = document.tokens[run.to];
    const possessive = next !== undefined && !next.spaceBefore && /^['’]s?$/.test(next.lower);
    mentions.push({ from: run.from, to: run.to, entity, possessive });
    const alias = acronymAfter(document.tokens, run);
    if (alias !== undefined) book.alias(alias, entity);
  }
  return mentions;
}

/** Remembers entities by full name and, for people, by each outer part of the name; the latest bearer of a part wins. */
class EntityBook {
  private readonly byName = new Map<string, Entity>();
  private readonly firstByPart = new Map<string, Entity>();
  private readonly latestByPart = new Map<string, Entity>();

  register(run: NameRun): void {
    const key = keyOf(run.words);
    const known = this.byName.get(key);
    if (known !== undefined) {
      // A headline or dateline in capitals is not how the name is written.
      if (known.name === known.name.toUpperCase()) known.name = run.words.join(' ');
      return;
    }
    const kind = kindOfName(run.words, run.titled, run.the);
    if (kind === undefined) return;
    const entity: Entity = {
      name: run.words.join(' '),
      kind,
      gender: kind === 'person' ? run.gender : undefined,
      aliases: new Set(),
    };
    this.byName.set(key, entity);
    if (kind !== 'person') return;
    for (const part of outerParts(run.words)) if (!this.firstByPart.has(part)) this.firstByPart.set(part, entity);
  }

  find(run: NameRun): Entity | undefined {
    const key = keyOf(run.words);
    const known = this.byName.get(key);
    if (known !== undefined) {
      known.gender ??= run.gender;
      if (known.kind === 'person') for (const part of outerParts(run.words)) this.latestByPart.set(part, known);
      return known;
    }
    const first = run.words[0];
    if (run.words.length !== 1 || first === undefined) return undefined;
    const kind = kindOfName(run.words, run.titled, run.the);
    const part = first.toLowerCase();
    const bearer =
      kind === undefined || kind === 'person' ? (this.latestByPart.get(part) ?? this.firstByPart.get(part)) : undefined;
    if (bearer !== undefined) {
      bearer.aliases.add(first);
      bearer.gender ??= run.gender;
      return bearer;
    }
    if (kind === undefined && run.opensSentence) return undefined;
    const entity: Entity = { name: first, kind: kind ?? 'person', gender: run.gender, aliases: new Set() };
    this.byName.set(key, entity);
    return entity;
  }

  alias(words: string, entity: Entity): void {
    entity.aliases.add(words);
    this.byName.set(words.toLowerCase(), entity);
  }
}

function keyOf(words: readonly string[]): string {
  return words.join(' ').toLowerCase();
}

function outerParts(words: readonly string[]): string[] {
  const first = words[0]?.toLowerCase() ?? '';
  const last = words[words.length - 1]?.toLowerCase() ?? '';
  return [last, first];
}

/** "Korean Central News Agency (KCNA)": the short form in brackets right after a name. */
function acronymAfter(tokens: readonly Token[], run: NameRun): string | undefined {
  const [open, short, close] = [tokens[run.to], tokens[run.to + 1], tokens[run.to + 2]];
  if (open?.text !== '(' || close?.text !== ')' || short === undefined || run.words.length < 2) return undefined;
  const letters = short.text.replaceAll('.', '');
  return letters.length >= 2 && letters.length <= 8 && letters === letters.toUpperCase() && short.capital
    ? short.text
    : undefined;
}

function nameRuns(document: Document): NameRun[] {
  const { tokens } = document;
  const starts = new Set(document.sentences.map((sentence) => sentence.from));
  const runs: NameRun[] = [];
  let i = 0;
  while (i < tokens.length) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word' || !token.capital || NOT_NAMES.has(token.lower)) {
      i += 1;
      continue;
    }
    const to = runEnd(tokens, i);
    const opens = starts.has(i) || (starts.has(i - 1) && tokens[i - 1]?.kind === 'quote');
    const run = trimTitles(tokens, i, to, opens);
    if (run !== undefined) runs.push(run);
    i = to;
  }
  return runs;
}

function runEnd(tokens: readonly Token[], from: number): number {
  let to = from + 1;
  while (to < tokens.length && to - from < 8) {
    const token = tokens[to];
    if (token === undefined) break;
    if (token.kind === 'word' && token.capital && token.spaceBefore && !NOT_NAMES.has(token.lower)) {
      to += 1;
      continue;
    }
    const next = tokens[to + 1];
    const joins = PARTICLES.has(token.lower) && next?.kind === 'word' && next.capital && !NOT_NAMES.has(next.lower);
    if (
      joins &&
      (!/^(?:of|for|and)$/.test(token.lower) ||
        (kindOfName([tokens[to - 1]?.text ?? ''], false, true) !== undefined && isOffice(tokens[to - 1])))
    ) {
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

function trimTitles(tokens: readonly Token[], from: number, to: number, opensSentence: boolean): NameRun | undefined {
  let start = from;
  let titled = false;
  let gender: Gender;
  for (let i = from; i < to - 1; i += 1) {
    const lower = tokens[i]?.lower ?? '';
    if (!TITLES.has(lower)) continue;
    start = i + 1;
    titled = true;
    gender ??= genderOfWord(lower);
  }
  const before = tokens[start - 1];
  if (
    !titled &&
    before !== undefined &&
    tokens[start]?.spaceBefore === true &&
    TITLES.has(before.lower) &&
    !before.capital
  ) {
    titled = true;
    gender = genderOfWord(before.lower);
  }
  if (start === to) return undefined;
  const words = tokens.slice(start, to).map((token) => token.text);
  const joined = joinApostrophes(words);
  if (joined.length === 1 && TITLES.has((joined[0] ?? '').toLowerCase())) return undefined;
  gender ??= genderOfName((joined[0] ?? '').toLowerCase());
  return {
    from: start,
    to,
    words: joined,
    titled,
    gender,
    the: before?.lower === 'the',
    opensSentence: opensSentence && start === from,
  };
}

function joinApostrophes(words: readonly string[]): string[] {
  const out: string[] = [];
  for (const word of words) {
    if (/^['’]$/.test(word) && out.length > 0) out.push((out.pop() ?? '') + word);
    else out.push(word);
  }
  return out;
}

function genderOfWord(lower: string): Gender {
  return FEMALE_WORDS.has(lower) ? 'female' : MALE_WORDS.has(lower) ? 'male' : undefined;
}

function genderOfName(lower: string): Gender {
  const female = FEMALE_NAMES.has(lower);
  const male = MALE_NAMES.has(lower);
  return female === male ? undefined : female ? 'female' : 'male';
}
