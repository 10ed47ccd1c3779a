import type { Token } from '../reading/tokens.js';
import type { Tags } from '../tagging/tagger.js';
import type { Entity, Mention } from './mentions.js';

/** What the network takes the words of a name for, over the whole article. */
interface Votes {
  person: number;
  place: number;
  body: number;
  /** The last word stands for it alone somewhere, as a surname does. */
  surname: boolean;
}

/**
 * Takes a name for that of a body or a place where only its form makes it a person's — no title, no role, no given name, never the
 * surname alone — and the network sees bodies or places in more of its words than persons: "Canale Sport", "Harrow Vale".
 */
export function withTaggedKinds(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  tags: Tags,
): readonly Mention[] {
  const votes = new Map<Entity, Votes>();
  for (const { entity, from, to } of mentions) {
    if (entity.kind !== 'person' || entity.known) continue;
    const of = votes.get(entity) ?? { person: 0, place: 0, body: 0, surname: false };
    votes.set(entity, of);
    const word = to - from === 1 ? tokens[from]?.text : undefined;
    of.surname ||= word !== undefined && entity.name !== word && entity.name.endsWith(` ${word}`);
    for (let i = from; i < to; i += 1) {
      const name = tags.ner(i);
      if (name === 'PERSON') of.person += 1;
      else if (name === 'ORGANIZATION') of.body += 1;
      else if (name === 'LOCATION') of.place += 1;
    }
  }
  for (const [entity, { person, place, body, surname }] of votes)
    if (!surname && place + body > person) entity.kind = place > body ? 'government' : 'organisation';
  return mentions;
}
