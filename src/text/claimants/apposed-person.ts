import { isPersonNoun, type DescribedPerson } from './described-persons.js';
import { isVerb } from './grammar-role.js';
import type { Entity, Mention } from './mentions.js';
import type { Token } from '../reading/tokens.js';

/** How many words may stand between the noun and the comma. */
const APPOSED_WITHIN = 8;

/** "a spokesman for the ministry, Olof Brand,", "her deputy, Cllr Voss": the person named behind the description. */
export function personApposed(
  tokens: readonly Token[],
  { to }: DescribedPerson,
  mentionAt: ReadonlyMap<number, Mention>,
): Entity | undefined {
  let comma = to;
  while (comma < to + APPOSED_WITHIN && tokens[comma]?.kind === 'word' && !isVerb(tokens[comma]?.lower ?? ''))
    comma += 1;
  if (tokens[comma]?.text !== ',') return undefined;
  for (let at = comma + 1; at <= comma + 3; at += 1) {
    const mention = mentionAt.get(at);
    if (mention !== undefined) {
      const ends = /^[,.;:]$/.test(tokens[mention.to]?.text ?? '');
      return mention.entity.kind === 'person' && ends ? mention.entity : undefined;
    }
    if (!isPersonNoun(tokens[at]?.lower ?? '')) return undefined;
  }
  return undefined;
}
