import { describe, expect, it } from '@jest/globals';
import { splitArticle } from '../index.js';

/** "claimants < relays | quote" of every claim that somebody is said to make, found by rules alone. */
function attributed(text: string): string[] {
  return splitArticle(text, { outlet: 'The Gull', language: 'en' })
    .claims.filter(({ attribution }) => attribution !== null)
    .map(({ claimants, attribution, quote }) => {
      const names = (list: readonly { name: string }[]): string => list.map(({ name }) => name).join(' + ');
      return `${names(claimants)} < ${names(attribution?.relay ?? [])} | ${quote}`;
    });
}

describe('media as relays', () => {
  it.each([
    ['Ada Venn told Radio Norrgate that the light had failed.', 'Ada Venn < Radio Norrgate | the light had failed'],
    ['Ada Venn told state television that the light failed.', 'Ada Venn < state television | the light failed'],
    ['Ada Venn told the broadcaster Orel 1 that the light failed.', 'Ada Venn < Orel 1 | the light failed'],
    ['“The light has failed,” Ada Venn told Canale Mare.', 'Ada Venn < Canale Mare | The light has failed'],
    ['Ada Venn said on Radio Norrgate that the light had failed.', 'Ada Venn < Radio Norrgate | the light had failed'],
    [
      'In an interview with Channel Nine, Ada Venn said the light failed.',
      'Ada Venn < Channel Nine | the light failed',
    ],
    ['Ada Venn said through a spokeswoman that the light had failed.', 'Ada Venn < spokeswoman | the light had failed'],
  ])('%s', (text, expected) => {
    expect(attributed(text)).toEqual([expected]);
  });

  it.each([
    ['Ada Venn told the Gull that the light had failed.', 'Ada Venn <  | the light had failed'],
    ['Ada Venn told the High Court that the light had failed.', 'Ada Venn <  | the light had failed'],
    ['Ada Venn told parliament that Radio Norrgate was off.', 'Ada Venn <  | Radio Norrgate was off'],
  ])('no relay: %s', (text, expected) => {
    expect(attributed(text)).toEqual([expected]);
  });

  it('lasts for the quotation, not for the next sentence', () => {
    expect(
      attributed('“The light failed,” Ada Venn told Radio Norrgate. “It was old.” She said nobody had looked.'),
    ).toEqual([
      'Ada Venn < Radio Norrgate | The light failed',
      'Ada Venn < Radio Norrgate | It was old',
      'Ada Venn <  | nobody had looked',
    ]);
  });
});
