import type { Reading } from './article-reading.js';
import { roleOfName } from './grammar-role.js';
import { NEWSMAKERS } from '../lexicon/bodies.js';
import type { Entity, Mention } from './mentions.js';

/** How many names a noun may reach back for the person it takes up. */
const REACH = 40;

/** Finds who is meant by "the minister", "its governor" or "the striker". One instance per article. */
export class RoleBearers {
  /** Role → the places, by index in the mentions, where persons of that role are named. */
  private readonly bearers = new Map<string, number[]>();

  constructor(private readonly reading: Reading) {
    reading.mentions.forEach(({ entity }, m) => {
      if (entity.kind !== 'person') return;
      for (const role of entity.roles) {
        const places = this.bearers.get(role);
        if (places === undefined) this.bearers.set(role, [m]);
        else places.push(m);
      }
    });
  }

  /** The last person of that role named before token `at`; where none is, the only one whom the article names later. */
  bearerOf(role: string, at: number): Entity | undefined {
    const { mentions } = this.reading;
    const places = this.bearers.get(role) ?? [];
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((mentions[places[middle] ?? 0]?.from ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    const before = places[low - 1];
    if (before !== undefined) return mentions[before]?.entity;
    const [next] = places;
    const entity = next === undefined ? undefined : mentions[next]?.entity;
    return places.slice(0, REACH).every((place) => mentions[place]?.entity === entity) ? entity : undefined;
  }

  /** "the striker", of whom nothing has said so: whoever the sentence, or the one before it, is about. */
  newsmaker(noun: string, at: number): Entity | undefined {
    if (!NEWSMAKERS.has(noun)) return undefined;
    const { document, sentenceOf } = this.reading;
    const here = sentenceOf[at] ?? 0;
    let latest: Mention | undefined;
    for (const mention of this.around(at)) {
      if (here - (sentenceOf[mention.from] ?? 0) > 2) break;
      if (mention.entity.kind !== 'person' || mention.from >= at) continue;
      if (roleOfName(document.tokens, mention) === 'subject') return mention.entity;
      latest ??= mention;
    }
    return latest?.entity;
  }

  /** Mentions before token `at`, the latest first. */
  private *around(at: number): Generator<Mention> {
    const { mentions } = this.reading;
    let low = 0;
    let high = mentions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((mentions[middle]?.from ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    for (let m = low - 1; m >= Math.max(0, low - REACH); m -= 1) {
      const mention = mentions[m];
      if (mention !== undefined) yield mention;
    }
  }
}

/** Role → those who have it, two of them at most. */
export function bearersOf(entities: Iterable<Entity>): Map<string, Entity[]> {
  const bearers = new Map<string, Entity[]>();
  for (const entity of entities)
    for (const role of entity.roles) {
      const known = bearers.get(role);
      if (known === undefined) bearers.set(role, [entity]);
      else if (known.length < 2) known.push(entity);
    }
  return bearers;
}
