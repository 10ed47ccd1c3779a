import { personApposed } from './apposed-person.js';
import type { Reading } from './article-reading.js';
import { featuresOf, type PronounSite, type Trail } from './antecedent-features.js';
import { ANTECEDENT_WEIGHTS, confidenceOf } from './antecedent-weights.js';
import { describedPersonAt, type DescribedPerson } from './described-persons.js';
import { newEntity, type Entity } from './entity-book.js';
import { genderOfWord, personPronoun } from './gender.js';
import { roleOfName, roleOfPronoun, type GrammarRole } from './grammar-role.js';
import { bearersOf } from './role-bearers.js';
import type { Mention } from './mentions.js';

/** Whom a pronoun stands for; `confidence` 0..1 is calibrated: of those with 0.8 about 80 % are right. */
export interface Antecedent {
  readonly entity: Entity;
  /** Token at which the article last named or described that person before the pronoun, or first does after it. */
  readonly namedAt: number;
  readonly confidence: number;
}

/** One person a pronoun could stand for, with the features of {@link featuresOf}. */
export interface Candidate {
  readonly entity: Entity;
  readonly namedAt: number;
  readonly features: Float64Array;
}

/** Picks a candidate by its index, -1 for none. */
export type Choice = (at: number, candidates: readonly Candidate[]) => number;

/** How many persons back a pronoun may reach; what bounds the time. */
const REACH = 16;

/** From this confidence on a pronoun tells the gender of a person of whom nothing else does. */
const SURE = 0.95;

/** The persons of an article beyond their names. Keys are tokens. */
export interface Persons {
  /** "he", "she", "his", "her", "him" → whom it stands for. */
  readonly pronouns: ReadonlyMap<number, Antecedent>;
  /** First word after the determiner of "the minister", "his mother" → the person named, or one without a name. */
  readonly described: ReadonlyMap<number, Entity>;
  /** Who says the quoted or reported words at a token, where it is a person. */
  readonly speakerAt: (at: number) => Entity | undefined;
}

/** Linear in the tokens. */
export function personsOf(reading: Reading): Persons {
  // What a later pronoun tells of somebody's gender helps with the earlier ones.
  resolved(reading);
  return resolved(reading);
}

function resolved(reading: Reading): Persons {
  const pronouns = new Map<number, Antecedent>();
  const walk = walkPronouns(reading, (at, candidates) => {
    const scores = candidates.map(({ features }) => scoreOf(features));
    const best = scores.indexOf(Math.max(...scores));
    const chosen = candidates[best];
    if (chosen === undefined) return -1;
    const confidence = confidenceOf(scores, best);
    pronouns.set(at, { entity: chosen.entity, namedAt: chosen.namedAt, confidence });
    if (confidence >= SURE) chosen.entity.gender ??= personPronoun(reading.document.tokens[at]?.lower ?? '')?.gender;
    return best;
  });
  return { pronouns, described: walk.described, speakerAt: (at) => walk.speakerAt(at) };
}

function scoreOf(features: Float64Array): number {
  let score = 0;
  for (let f = 0; f < features.length; f += 1) score += (features[f] ?? 0) * (ANTECEDENT_WEIGHTS[f] ?? 0);
  return score;
}

/** Goes through names and pronouns in reading order and lets `choose` tell whom each pronoun stands for. */
export function walkPronouns(reading: Reading, choose: Choice): Pick<Walk, 'described' | 'speakerAt'> {
  const walk = new Walk(reading, choose);
  walk.run();
  return walk;
}

class Walk {
  readonly described = new Map<number, Entity>();
  /** The latest persons, last mentioned first. */
  private readonly trails: Trail[] = [];
  private readonly byEntity = new Map<Entity, Trail>();
  private readonly mentionAt: Map<number, Mention>;
  /** Per token: 1 + index of the attribution in whose source it stands. */
  private readonly sourceOf: Int32Array;
  /** Per token: 1 + index of the innermost attribution whose content it is part of. */
  private readonly contentOf: Int32Array;
  /** Attribution → the person its source was resolved to. */
  private readonly speakers = new Map<number, Entity>();
  private lastSpeaker: Entity | undefined;
  private lastSpoke = -1;
  private lastNoted: { entity: Entity; at: number; to: number } | undefined;
  private most = 1;
  private readonly namings = new Map<Entity, number>();
  private bearers: Map<string, Entity[]> | undefined;
  private readonly mostNamed: number;

  constructor(
    private readonly reading: Reading,
    private readonly choose: Choice,
  ) {
    const { document, found, mentions } = reading;
    this.mentionAt = new Map(mentions.map((mention) => [mention.from, mention]));
    for (const { entity } of mentions)
      if (entity.kind === 'person') this.namings.set(entity, (this.namings.get(entity) ?? 0) + 1);
    this.mostNamed = Array.from(this.namings.values()).reduce((most, count) => Math.max(most, count), 1);
    this.sourceOf = new Int32Array(document.tokens.length);
    this.contentOf = new Int32Array(document.tokens.length);
    found.forEach(({ source, content }, index) => {
      if (source !== null) this.sourceOf.fill(index + 1, source.from, source.to);
      for (const piece of content) this.contentOf.fill(index + 1, piece.from, piece.to);
    });
  }

  run(): void {
    const { tokens } = this.reading.document;
    this.foreseeSpeakers();
    for (let at = 0; at < tokens.length; at += 1) {
      const mention = this.mentionAt.get(at);
      if (mention !== undefined) {
        if (mention.entity.kind === 'person') this.note(mention.entity, at, roleOfName(tokens, mention), false);
        this.lastNoted = { entity: mention.entity, at, to: mention.to };
        continue;
      }
      const pronoun = personPronoun(tokens[at]?.lower ?? '');
      if (pronoun !== undefined) {
        const role = roleOfPronoun(tokens, at, pronoun.form);
        const candidates = this.candidates(at, pronoun.gender, role);
        const chosen = candidates[this.choose(at, candidates)]?.entity;
        if (chosen !== undefined) {
          this.note(chosen, at, role, true);
          this.lastNoted = { entity: chosen, at, to: at + 1 };
        }
      }
      const described = describedPersonAt(tokens, at);
      if (described !== undefined) this.noteDescribed(described, at);
    }
  }

  speakerAt(at: number): Entity | undefined {
    const content = this.contentOf[at] ?? 0;
    return content > 0 ? this.speakers.get(content - 1) : undefined;
  }

  /** "the minister" is the last minister named; any other description is somebody without a name. */
  private noteDescribed(described: DescribedPerson, at: number): void {
    const { tokens } = this.reading.document;
    const { from, head, definite } = described;
    const gender = genderOfWord(head);
    const fits = (entity: Entity): boolean =>
      entity.roles.has(head) && (gender === undefined || (entity.gender ?? gender) === gender);
    const apposed = personApposed(tokens, described, this.mentionAt);
    if (apposed !== undefined) {
      // "The imam of a village across the river, Yusof Dalan"
      apposed.gender ??= gender;
      apposed.roles.add(head);
      this.described.set(from, apposed);
      return;
    }
    const known = definite
      ? (this.trails.find(({ entity }) => fits(entity))?.entity ?? this.only(head, fits))
      : undefined;
    const role = roleOfName(tokens, described);
    const entity = known ?? newEntity(this.wording(described, at), 'unnamed');
    this.described.set(from, entity);
    if (known === undefined) {
      entity.gender = gender;
      entity.roles.add(head);
      const source = this.sourceOf[from] ?? 0;
      if (source > 0 && !this.speakers.has(source - 1)) this.speakers.set(source - 1, entity);
    }
    this.note(entity, from, role, known !== undefined);
  }

  /** The only person of that role in the article, named further on. */
  private only(head: string, fits: (entity: Entity) => boolean): Entity | undefined {
    this.bearers ??= bearersOf(this.namings.keys());
    const [first, second] = this.bearers.get(head) ?? [];
    return second === undefined && first !== undefined && fits(first) ? first : undefined;
  }

  /** "mother" with whose she is, where that is known: "Ana Ruiz’s mother". `at` is the determiner. */
  private wording({ from, to }: DescribedPerson, at: number): string {
    const { text, tokens } = this.reading.document;
    const words = text.slice(tokens[from]?.start, tokens[to - 1]?.end).replace(/\s+/g, ' ');
    const of = this.lastNoted?.at === at || this.lastNoted?.to === at ? this.lastNoted.entity : undefined;
    return of === undefined ? words : `${of.name}’s ${words}`;
  }

  /** The speaker of a quotation may be named after it: sources that begin with a name are known beforehand. */
  private foreseeSpeakers(): void {
    this.reading.found.forEach(({ source }, index) => {
      if (source === null) return;
      for (let at = source.from; at < Math.min(source.to, source.from + 12); at += 1) {
        const mention = this.mentionAt.get(at);
        if (mention === undefined || mention.possessive) continue;
        if (mention.entity.kind !== 'person') continue;
        this.speakers.set(index, mention.entity);
        return;
      }
    });
  }

  private note(entity: Entity, at: number, role: GrammarRole, byPronoun: boolean): void {
    let trail = this.byEntity.get(entity);
    if (trail === undefined) {
      trail = { entity, first: this.byEntity.size, named: 0, at, role, byPronoun, namedAt: -1, spoke: -1 };
      this.byEntity.set(entity, trail);
    } else {
      const old = this.trails.indexOf(trail);
      if (old >= 0) this.trails.splice(old, 1);
    }
    this.trails.unshift(trail);
    if (this.trails.length > REACH) this.trails.pop();
    trail.at = at;
    trail.role = role;
    trail.byPronoun = byPronoun;
    if (!byPronoun) {
      trail.named += 1;
      trail.namedAt = at;
      this.most = Math.max(this.most, trail.named);
    }
    const source = this.sourceOf[at] ?? 0;
    if (source === 0) return;
    if (byPronoun && role === 'subject') this.speakers.set(source - 1, entity);
    if (this.speakers.get(source - 1) !== entity) return;
    trail.spoke = this.sentence(at);
    this.lastSpeaker = entity;
    this.lastSpoke = trail.spoke;
  }

  private candidates(at: number, gender: 'female' | 'male', role: GrammarRole): Candidate[] {
    const site: PronounSite = {
      at,
      gender,
      role,
      isSource: (this.sourceOf[at] ?? 0) > 0,
      speaker: this.speakerAt(at),
      lastSpeaker: this.lastSpeaker,
      lastSpoke: this.lastSpoke,
      most: this.most,
      namings: this.namings,
      mostNamed: this.mostNamed,
    };
    const fitting = this.heardOf(
      at,
      this.trails.filter(({ entity }) => entity.gender === undefined || entity.gender === gender),
    );
    this.addFollowing(at, gender, fitting);
    return fitting.map((trail, rank) => ({
      entity: trail.entity,
      namedAt: trail.namedAt,
      features: featuresOf(this.reading, site, trail, rank, fitting),
    }));
  }

  /** Outside quotation marks nobody stands for a pronoun who was only spoken of within them: “You tell a mother,” she says. */
  private heardOf(at: number, trails: Trail[]): Trail[] {
    const { quoted } = this.reading;
    if (quoted[at] === 1) return trails;
    const known = trails.filter(
      ({ entity, named, namedAt }) => entity.kind !== 'unnamed' || named > 1 || quoted[namedAt] !== 1,
    );
    return known.length > 0 ? known : trails;
  }

  /** "When he arrived, Lund …": a name that follows in the same sentence, for a pronoun that opens it. */
  private addFollowing(at: number, gender: 'female' | 'male', fitting: Trail[]): void {
    const { document, sentenceOf } = this.reading;
    const sentence = document.sentences[sentenceOf[at] ?? 0];
    if (sentence === undefined || at - sentence.from > 6) return;
    for (let next = at + 1; next < Math.min(sentence.to, at + 30); next += 1) {
      const entity = this.mentionAt.get(next)?.entity;
      if (entity?.kind !== 'person') continue;
      const fits = entity.gender === undefined || entity.gender === gender;
      if (fits && !fitting.some((trail) => trail.entity === entity))
        fitting.push(
          this.byEntity.get(entity) ?? {
            entity,
            first: this.byEntity.size,
            named: 0,
            at: next,
            role: 'subject',
            byPronoun: false,
            namedAt: next,
            spoke: -1,
          },
        );
      return;
    }
  }

  private sentence(at: number): number {
    return this.reading.sentenceOf[at] ?? 0;
  }
}
