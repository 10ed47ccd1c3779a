import { tokenTables, type Reading } from '../../src/text/claimants/article-reading.js';
import type { Antecedent } from '../../src/text/claimants/antecedents.js';
import { newEntity, type Entity } from '../../src/text/claimants/entity-book.js';
import { genderOfGivenName, genderOfWord, personPronoun, type Gender } from '../../src/text/claimants/gender.js';
import { mentionsOf, type Mention } from '../../src/text/claimants/mentions.js';
import { TITLES } from '../../src/text/lexicon/names.js';
import { findAttributions } from '../../src/text/attribution/find-attributions.js';
import { readDocument } from '../../src/text/reading/document.js';
import type { GoldMention, GumDocument } from './gum.js';

/** A pronoun to resolve: its token and its gold cluster. */
export interface GoldPronoun {
  readonly at: number;
  readonly gold: GoldMention;
  /** The cluster is named earlier in the document. */
  readonly namedBefore: boolean;
  readonly named: boolean;
}

/** The splitter's reading of a GUM document. */
export function readingOf(text: string): Reading {
  const document = readDocument(text);
  return {
    document,
    mentions: mentionsOf(document),
    found: findAttributions(document, null).filter((attribution) => !attribution.negated),
    outlet: 'the article',
    ...tokenTables(document),
  };
}

/** The same reading with the named persons of the gold annotation in place of those found. */
export function withGoldMentions(reading: Reading, gum: GumDocument): Reading {
  const byCluster = new Map<string, Entity>();
  const mentions: Mention[] = [];
  let end = 0;
  for (const gold of gum.mentions) {
    if (!gold.named || gold.type !== 'person' || gold.headStart < end) continue;
    const range = tokensOf(reading, gold.headStart, gold.headEnd);
    if (range.from >= range.to) continue;
    end = gold.headEnd;
    const words = reading.document.tokens.slice(range.from, range.to).map(({ text }) => text);
    const name = words.filter((word) => !TITLES.has(word.toLowerCase()));
    const entity = byCluster.get(gold.cluster) ?? {
      ...newEntity(name.join(' '), 'person'),
      known: true,
    };
    byCluster.set(gold.cluster, entity);
    if (name.join(' ').length > entity.name.length) entity.name = name.join(' ');
    const around = gold.lower.split(/\s+/).slice(0, 6);
    entity.gender ??= told(around) ?? genderOfGivenName((name[0] ?? '').toLowerCase());
    const next = reading.document.tokens[range.to];
    mentions.push({
      ...range,
      entity,
      possessive: next !== undefined && !next.spaceBefore && /^['’]s?$/.test(next.lower),
    });
  }
  return { ...reading, mentions };
}

function told(words: readonly string[]): Gender {
  for (const word of words) {
    const gender = personPronoun(word) === undefined ? genderOfWord(word) : undefined;
    if (gender !== undefined) return gender;
  }
  return undefined;
}

/** Third-person singular personal pronouns of the gold annotation, reflexives left out. */
export function pronounsOf(reading: Reading, gum: GumDocument): GoldPronoun[] {
  const byStart = new Map(reading.document.tokens.map((token, index) => [token.start, index]));
  return gum.mentions.flatMap((gold) => {
    const at = byStart.get(gold.start);
    if (at === undefined || !/^(?:he|she|him|his|her|hers)$/.test(gold.lower)) return [];
    const named = gum.namedPersons.get(gold.cluster);
    return [{ at, gold, named: named !== undefined, namedBefore: named !== undefined && named < gold.start }];
  });
}

/** Whether an entity is the person of a gold cluster: one of its mentions up to the pronoun, or its name, is one of the cluster's. */
export class Judge {
  private readonly mentions = new Map<Entity, Mention[]>();
  private readonly goldNames = new Map<string, Set<string>>();

  constructor(
    private readonly reading: Reading,
    private readonly gum: GumDocument,
  ) {
    for (const mention of reading.mentions) {
      const list = this.mentions.get(mention.entity) ?? [];
      list.push(mention);
      this.mentions.set(mention.entity, list);
    }
    for (const gold of gum.mentions) {
      if (!gold.named) continue;
      const names = this.goldNames.get(gold.cluster) ?? new Set();
      names.add(gum.text.slice(gold.headStart, gold.headEnd).toLowerCase());
      this.goldNames.set(gold.cluster, names);
    }
  }

  isRight({ entity, namedAt }: Pick<Antecedent, 'entity' | 'namedAt'>, at: number, cluster: string): boolean {
    if (entity.kind === 'unnamed') {
      // Somebody described: right where nobody of the cluster has a name, or where the description counts as one.
      const named = this.gum.namedPersons.has(cluster);
      return this.overlaps(namedAt, namedAt + entity.name.split(/\s+/).length, cluster, named);
    }
    if (this.goldNames.get(cluster)?.has(entity.name.toLowerCase()) === true) return true;
    const mentions = this.mentions.get(entity) ?? [];
    const last = mentions.findLast((mention) => mention.from < at) ?? mentions[0];
    return last !== undefined && this.overlaps(last.from, last.to, cluster, true);
  }

  private overlaps(from: number, to: number, cluster: string, named: boolean): boolean {
    const { tokens } = this.reading.document;
    const start = tokens[from]?.start ?? 0;
    const end = tokens[to - 1]?.end ?? 0;
    return this.gum.mentions.some(
      (gold) =>
        gold.cluster === cluster &&
        (gold.named || !named) &&
        gold.headStart < end &&
        gold.headEnd > start &&
        !/^(?:he|she|him|his|her|hers|himself|herself)$/.test(gold.lower),
    );
  }
}

function tokensOf(reading: Reading, start: number, end: number): { from: number; to: number } {
  const { tokens } = reading.document;
  let from = 0;
  let high = tokens.length;
  while (from < high) {
    const middle = (from + high) >> 1;
    if ((tokens[middle]?.end ?? 0) <= start) from = middle + 1;
    else high = middle;
  }
  let to = from;
  while (to < tokens.length && (tokens[to]?.start ?? 0) < end) to += 1;
  return { from, to };
}
