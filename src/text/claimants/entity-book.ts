import type { ClaimantKind } from '../claim.js';
import type { Gender } from './gender.js';
import { genderOfGivenName } from './gender.js';
import { kindOfName } from './kind-of-name.js';
import { isNoPerson } from '../lexicon/not-persons.js';
import { wordClass } from '../lexicon/word-classes.js';
import { NAME_SUFFIXES, type NameRun } from './name-runs.js';

/** Somebody or something the article names, under all the names it uses. */
export interface Entity {
  name: string;
  kind: ClaimantKind;
  gender: Gender;
  /** A title, a role or a given name says that this is a person; otherwise only the form of the name does. */
  known: boolean;
  readonly aliases: Set<string>;
  /** The article writes of it as of a place: "in Velmora". */
  place: boolean;
  /** Nouns the article puts beside the name: "minister", "leader", "company". */
  readonly roles: Set<string>;
}

/** People who share a part of their names, of whom one part is looked up in. */
const MOST_BEARERS = 6;

/** Remembers entities by full name and, for people, by the parts of the name; the latest fitting bearer of a part wins. */
export class EntityBook {
  private readonly byName = new Map<string, Entity>();
  /** Part of a name → bearers, the latest first. */
  private readonly bearers = new Map<string, Entity[]>();

  /** Last word of a body's name → the body: "the Front" for "Consumers’ Front". */
  private readonly bodies = new Map<string, Entity>();

  /**
   * `common`: words that the article also writes in lower case, and so no names where nothing else says so; `places`: names, in lower
   * case, that it writes of as of places; `things`: the same for "the Freewinds"; `told`: name in lower case → the kind that a noun
   * beside it somewhere tells.
   */
  constructor(
    private readonly common: ReadonlySet<string>,
    private readonly places: ReadonlySet<string>,
    private readonly things: ReadonlySet<string>,
    private readonly told: ReadonlyMap<string, ClaimantKind>,
  ) {}

  /** Takes note of a name of several words wherever in the article it stands. */
  register(run: NameRun): void {
    const key = keyOf(run.words);
    const known = this.byName.get(key);
    if (known !== undefined) {
      // A headline or dateline in capitals is not how the name is written.
      if (known.name === known.name.toUpperCase()) known.name = run.words.join(' ');
      this.learn(known, run);
      return;
    }
    const kind = this.kindOf(run, key);
    if (kind === undefined || (kind === 'person' && !run.titled && this.isThing(key))) return;
    const same = kind === 'person' ? this.longerOrShorter(run) : undefined;
    const entity = same ?? newEntity(run.words.join(' '), kind);
    this.byName.set(key, entity);
    this.learn(entity, run);
    if (same !== undefined) {
      if (run.words.length > same.name.split(' ').length) {
        same.aliases.add(same.name);
        same.name = run.words.join(' ');
      } else same.aliases.add(run.words.join(' '));
    }
    if (kind === 'person') for (const part of parts(run.words)) this.bears(part, entity, false);
    else {
      if (kind === 'organisation' || kind === 'media') this.bears(orgPart(run.words), entity, false);
      this.bodies.set((run.words[run.words.length - 1] ?? '').toLowerCase(), entity);
    }
  }

  /** The entity that a run names, made where it is new; undefined where the run is no name. */
  find(run: NameRun): Entity | undefined {
    const key = keyOf(run.words);
    const known = this.byName.get(key);
    if (known !== undefined) {
      this.learn(known, run);
      if (known.kind === 'person') for (const part of parts(run.words)) this.bears(part, known, true);
      return known;
    }
    const kind = this.kindOf(run, key);
    const body = run.the && run.words.length === 1 ? this.bodies.get(key) : undefined;
    if (body !== undefined) {
      body.aliases.add(run.words.join(' '));
      return body;
    }
    const named = this.bearer(run);
    // "Paris" is Valeska Paris where the article has named her, but not in "in Paris".
    const free = kind === 'government' && named?.known === true && !run.located && !run.the;
    // A speaker’s label: "RUIZ: It is safe."
    const label = kind === 'organisation' && named?.kind === 'person' && /^\p{Lu}{3,}$/u.test(run.words[0] ?? '');
    const bearer = kind === undefined || kind === 'person' || free || label ? named : undefined;
    if (bearer !== undefined) {
      bearer.aliases.add(run.words.join(' '));
      this.learn(bearer, run);
      return bearer;
    }
    if (run.words.length !== 1 || run.inTitle || (kind === undefined && run.modifies)) return undefined;
    const unsure = kind === undefined || kind === 'person';
    if (!run.titled && unsure && (this.things.has(key) || this.isDemonym(key))) return undefined;
    if (!run.titled && unsure && this.places.has(key)) return this.place(run, key);
    if (kind === undefined && (run.opensSentence || isNoPerson(key) || this.common.has(key) || wordClass(key) !== 0))
      return undefined;
    const word = run.words[0] ?? '';
    const entity = newEntity(run.rank === undefined ? word : `${run.rank} ${word}`, kind ?? 'person');
    if (run.rank !== undefined) entity.aliases.add(word);
    entity.place = run.located && kind === 'government';
    this.learn(entity, run);
    this.byName.set(key, entity);
    return entity;
  }

  /** A country or town, which may speak through those who govern it. */
  private place({ words }: NameRun, key: string): Entity {
    const entity = newEntity(words.join(' '), 'government');
    entity.place = true;
    this.byName.set(key, entity);
    return entity;
  }

  private kindOf(run: NameRun, key: string): ClaimantKind | undefined {
    return kindOfName(run.kind === undefined ? { ...run, kind: this.told.get(key) } : run);
  }

  private isThing(key: string): boolean {
    return this.places.has(key) || this.things.has(key);
  }

  /** "Velmoran", where the article knows Velmora. */
  private isDemonym(key: string): boolean {
    return key.endsWith('n') && this.places.has(key.slice(0, -1));
  }

  alias(words: string, entity: Entity): void {
    entity.aliases.add(words);
    this.byName.set(words.toLowerCase(), entity);
  }

  private learn(entity: Entity, run: NameRun): void {
    for (const body of run.bodies) entity.roles.add(body);
    if (entity.kind !== 'person') return;
    // A title outweighs a given name: "Mr. Robin Anna Holm".
    if (run.genderTold || entity.gender === undefined) entity.gender = run.gender ?? entity.gender;
    entity.known ||= run.titled || genderOfGivenName((run.words[0] ?? '').toLowerCase()) !== undefined;
    for (const role of run.roles) entity.roles.add(role);
  }

  /** "Barack H. Obama" and "Barack Obama": same outer parts, one with middle names. */
  private longerOrShorter(run: NameRun): Entity | undefined {
    const words = withoutSuffix(run.words);
    const [first, last] = [words[0]?.toLowerCase(), words[words.length - 1]?.toLowerCase()];
    if (words.length < 2 || last === undefined || first === undefined) return undefined;
    return this.bearers.get(last)?.find((entity) => {
      const other = withoutSuffix(entity.name.split(' '));
      const outer = other[0]?.toLowerCase() === first && other[other.length - 1]?.toLowerCase() === last;
      return (
        outer && entity.kind === 'person' && other.length !== words.length && Math.min(other.length, words.length) === 2
      );
    });
  }

  /** Whose surname, given name or short name a run is; never somebody of the other gender. */
  private bearer(run: NameRun): Entity | undefined {
    const candidates = this.bearers.get(keyOf(withoutSuffix(run.words)));
    return candidates?.find(
      (entity) =>
        !run.genderTold || entity.gender === undefined || run.gender === undefined || entity.gender === run.gender,
    );
  }

  private bears(part: string, entity: Entity, latest: boolean): void {
    const known = this.bearers.get(part) ?? [];
    const at = known.indexOf(entity);
    if (at === 0 || (at > 0 && !latest)) return;
    if (at > 0) known.splice(at, 1);
    if (latest) known.unshift(entity);
    else known.push(entity);
    if (known.length > MOST_BEARERS) known.pop();
    this.bearers.set(part, known);
  }
}

export function newEntity(name: string, kind: ClaimantKind): Entity {
  return { name, kind, gender: undefined, known: false, place: false, aliases: new Set(), roles: new Set() };
}

function keyOf(words: readonly string[]): string {
  return words.join(' ').toLowerCase();
}

function withoutSuffix(words: readonly string[]): readonly string[] {
  const last = words[words.length - 1]?.toLowerCase() ?? '';
  return words.length > 1 && NAME_SUFFIXES.has(last) ? words.slice(0, -1) : words;
}

/** Surname, with and without its particles, and given name: "van der berg", "berg", "ana". */
function parts(words: readonly string[]): string[] {
  const lower = withoutSuffix(words).map((word) => word.toLowerCase());
  const out = [lower[lower.length - 1] ?? '', lower[0] ?? ''];
  const particle = lower.findIndex(
    (word, i) => i > 0 && /^(?:de|van|von|bin|ibn|al|da|del|di|la|le|du|dos)$/.test(word),
  );
  if (particle > 0) out.push(lower.slice(particle).join(' '));
  return out;
}

/** "Harlow" for "Harlow Steel Corporation". */
function orgPart(words: readonly string[]): string {
  return (words[0] ?? '').toLowerCase();
}
