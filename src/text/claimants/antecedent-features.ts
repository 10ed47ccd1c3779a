import type { Reading } from './article-reading.js';
import type { Entity } from './entity-book.js';
import type { GrammarRole } from './grammar-role.js';

/** What has been said of one person up to here. */
export interface Trail {
  readonly entity: Entity;
  /** How many persons the article names before this one. */
  readonly first: number;
  /** Mentions by name so far. Pronouns are not counted: one mistake would call for the next. */
  named: number;
  /** Token and role of the last mention of any kind. */
  at: number;
  role: GrammarRole;
  byPronoun: boolean;
  /** Token of the last mention by name. */
  namedAt: number;
  /** Sentence in which the person was last the source of an attribution, -1 for never. */
  spoke: number;
}

/** A pronoun and what is known where it stands. */
export interface PronounSite {
  readonly at: number;
  readonly gender: 'female' | 'male';
  readonly role: GrammarRole;
  /** It is the source of an attribution: "…," he said. */
  readonly isSource: boolean;
  /** Who says the words it stands in, where that is known. */
  readonly speaker: Entity | undefined;
  readonly lastSpeaker: Entity | undefined;
  /** Sentence of the last speaker. */
  readonly lastSpoke: number;
  /** Namings of the most named person so far, at least 1. */
  readonly most: number;
  /** How often the whole article names each person, and the most named one. */
  readonly namings: ReadonlyMap<Entity, number>;
  readonly mostNamed: number;
}

/** Features in the order of the weights; all 0 or 1 but the shares. */
export const FEATURES = [
  'same sentence',
  'one sentence back',
  'two sentences back',
  'three or four sentences back',
  'further back',
  'named in the same sentence',
  'named one sentence back',
  'named two or three sentences back',
  'latest fitting person',
  'second latest fitting person',
  'latest fitting person by name',
  'same paragraph',
  'only fitting person',
  'last a subject',
  'last possessive',
  'last after a preposition',
  'subject to subject',
  'subject in the same sentence, then possessive',
  'subject in the same sentence, then object',
  'possessive in the same sentence, then possessive',
  'last by a pronoun',
  'last by a pronoun in the same sentence',
  'last by a pronoun one sentence back',
  'gender known',
  'known to be a person',
  'ending of a woman’s name fits',
  'ending of a woman’s name does not fit',
  'share of namings so far',
  'most named so far',
  'share of namings in the article',
  'most named in the article',
  'first person of the article',
  'full name',
  'one word, not known to be a person',
  'ever spoke',
  'only one whose gender is known to fit',
  'spoke last, one sentence back at most',
  'spoke last',
  'spoke last, and the pronoun speaks',
  'speaks the quotation it stands in',
  'is said to say the indirect words it stands in',
  'quotation to quotation',
  'quotation to plain text',
  'plain text to quotation',
  'follows the pronoun',
  'opened the sentence before',
  'opened the same sentence',
  'stands right before',
  'without a name',
  'without a name, in the same sentence',
  'without a name, of known gender',
] as const;

/** Facts of one candidate; `rank` is its place among the `fitting` persons, last mentioned first. */
export function featuresOf(
  reading: Reading,
  site: PronounSite,
  trail: Trail,
  rank: number,
  fitting: readonly Trail[],
): Float64Array {
  const { document, sentenceOf, quoted } = reading;
  const sentence = (at: number): number => sentenceOf[at] ?? 0;
  const here = sentence(site.at);
  const follows = trail.at > site.at;
  const distance = here - sentence(trail.at);
  const namedDistance = trail.namedAt < 0 ? 99 : here - sentence(trail.namedAt);
  const paragraph = (at: number): number => document.sentences[sentence(at)]?.paragraph ?? 0;
  const same = distance === 0 && !follows;
  const subject = trail.role === 'subject';
  const unnamed = trail.entity.kind === 'unnamed';
  const total = site.namings.get(trail.entity) ?? 0;
  const latestNamed = fitting.every((other) => other.namedAt <= trail.namedAt);
  const ending = trail.entity.gender === undefined && /(?:a|elle|ette|ine|ie)$/.test(givenName(trail.entity));
  const inQuote = quoted[site.at] === 1;
  const fromQuote = quoted[trail.at] === 1;
  const spokeLast = site.lastSpeaker === trail.entity;
  const values: readonly (boolean | number)[] = [
    same,
    distance === 1,
    distance === 2,
    distance === 3 || distance === 4,
    distance > 4,
    namedDistance === 0 && !follows,
    namedDistance === 1,
    namedDistance === 2 || namedDistance === 3,
    rank === 0,
    rank === 1,
    latestNamed,
    paragraph(site.at) === paragraph(trail.at),
    fitting.length === 1,
    subject,
    trail.role === 'possessive',
    trail.role === 'after preposition',
    subject && site.role === 'subject',
    subject && same && site.role === 'possessive',
    subject && same && (site.role === 'object' || site.role === 'after preposition'),
    trail.role === 'possessive' && same && site.role === 'possessive',
    trail.byPronoun,
    trail.byPronoun && same,
    trail.byPronoun && distance === 1,
    trail.entity.gender !== undefined,
    trail.entity.known,
    ending && site.gender === 'female',
    ending && site.gender === 'male',
    trail.named / site.most,
    trail.named > 1 && trail.named === site.most,
    total / site.mostNamed,
    total > 1 && total === site.mostNamed,
    trail.first === 0,
    !unnamed && trail.entity.name.includes(' '),
    !unnamed && !trail.entity.name.includes(' ') && !trail.entity.known,
    trail.spoke >= 0,
    trail.entity.gender !== undefined && fitting.every((other) => other === trail || other.entity.gender === undefined),
    spokeLast && here - site.lastSpoke <= 1,
    spokeLast,
    spokeLast && site.isSource,
    site.speaker === trail.entity && inQuote,
    site.speaker === trail.entity && !inQuote,
    fromQuote && inQuote,
    fromQuote && !inQuote,
    !fromQuote && inQuote,
    follows,
    distance === 1 && opens(document.sentences[sentence(trail.at)]?.from, trail.at),
    same && opens(document.sentences[here]?.from, trail.at),
    same && site.at - trail.at <= 3,
    unnamed,
    unnamed && same,
    unnamed && trail.entity.gender !== undefined,
  ];
  const features = new Float64Array(values.length);
  for (let f = 0; f < values.length; f += 1) features[f] = Number(values[f]);
  return features;
}

function opens(from: number | undefined, at: number): boolean {
  return from !== undefined && at - from <= 3;
}

function givenName(entity: Entity): string {
  return (entity.name.split(' ')[0] ?? '').toLowerCase();
}
