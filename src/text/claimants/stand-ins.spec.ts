import { describe, expect, it } from '@jest/globals';
import { splitArticle, type SplitClaimant } from '../index.js';

/** Claimants of the claim that holds `words`. */
function claimants(text: string, words: string): SplitClaimant[] {
  return splitArticle(text).claims.find(({ quote }) => quote.includes(words))?.claimants ?? [];
}

function names(text: string, words: string): string[] {
  return claimants(text, words).map(({ name }) => name);
}

describe('names', () => {
  it.each([
    ['a councillor', 'Cllr Bram Ostrow said the road was shut.', 'Bram Ostrow', 'person'],
    ['a cleric', '“The road was shut,” said the Reverend Ada Voss.', 'Ada Voss', 'person'],
    ['a lord without another name', 'Lord Hexton said the road was shut.', 'Lord Hexton', 'person'],
    ['a charity', 'Nurses Without Frontiers said the road was shut.', 'Nurses Without Frontiers', 'organisation'],
    ['a company told by its noun', 'The bus company Veltra said the road was shut.', 'Veltra', 'organisation'],
    ['a company told by an apposition', 'Veltra, a bus company, said the road was shut.', 'Veltra', 'organisation'],
    ['a state broadcaster', 'The state broadcaster OTV said the road was shut.', 'OTV', 'state_media'],
    ['a rebel group', 'Hill Dawn, a rebel group, said the road was shut.', 'Hill Dawn', 'group'],
    ['a place that acts', 'Nobody in Ostria slept. On Monday, Ostria said the road was shut.', 'Ostria', 'government'],
    ['a handle', 'One driver, @bus_22, wrote that the road was shut.', '@bus_22', 'person'],
    ['a name behind a role', 'The mayor of Hallen, Ada Voss, said the road was shut.', 'Ada Voss', 'person'],
    [
      'a name behind a pronoun',
      'One of them, retired pilot Ada Voss, 71, said the road was shut.',
      'Ada Voss',
      'person',
    ],
    ['a name with a reflexive', 'Ada Voss herself said the road was shut.', 'Ada Voss', 'person'],
  ])('%s', (_, text, name, kind) => {
    expect(claimants(text, 'road was shut')).toMatchObject([{ name, kind }]);
  });

  it('gives a speaker’s label the full name', () => {
    const text =
      'Our reporter Ines Brandt is at the dam.\n\nHOST: How is it, Ines?\n\nBRANDT: The wall is cracked in two places.\n\nHOST: And the water?\n\nBRANDT: It is rising fast.';
    expect(names(text, 'The wall is cracked')).toEqual(['Ines Brandt']);
  });
});

describe('several sources', () => {
  it.each([
    ['with ages', 'Ana Voss, 58, and Tom Voss, 51, said the dam held.', ['Ana Voss', 'Tom Voss']],
    ['with an apposition', 'Ana Voss and her deputy, Tom Lund, said the dam held.', ['Ana Voss', 'Tom Lund']],
    [
      'that share a noun',
      'Ostrian, Velmish and Tarnese officials said the dam held.',
      ['Ostrian officials', 'Velmish officials', 'Tarnese officials'],
    ],
    [
      'that share two nouns',
      'Velmish and Tarnese intelligence sources said the dam held.',
      ['Velmish intelligence sources', 'Tarnese intelligence sources'],
    ],
    [
      'of which each is one',
      'The interior and energy ministries said the dam held.',
      ['interior ministry', 'energy ministry'],
    ],
    [
      'whose names hold an apostrophe',
      "The Millers' Union and the Bakers' League said the dam held.",
      ["Millers' Union", "Bakers' League"],
    ],
  ])('%s', (_, text, expected) => {
    expect(names(text, 'dam held')).toEqual(expected);
  });
});

describe('descriptions', () => {
  it.each([
    [
      'without participle',
      'The dam held, according to an internal audit seen by the Courier.',
      'internal audit',
      'document',
    ],
    ['without relative clause', 'Two engineers who were not involved said the dam held.', 'two engineers', 'unnamed'],
    ['without date', 'A poll for this newspaper in June showed the dam held.', 'poll for this newspaper', 'document'],
    [
      'with the phrase after it',
      'Two envoys close to the talks said the dam held.',
      'two envoys close to the talks',
      'unnamed',
    ],
    ['without place adverb', 'Engineers here said the dam held.', 'engineers', 'unnamed'],
    [
      'with its possessor',
      'The council’s water committee said the dam held.',
      'council’s water committee',
      'government',
    ],
    [
      'from a body',
      'A study from the University of Hallen found that the dam held.',
      'study from the University of Hallen',
      'document',
    ],
    ['that names nobody', 'There are fears that the dam held.', 'unnamed source', 'unnamed'],
  ])('%s', (_, text, name, kind) => {
    expect(claimants(text, 'dam held')).toMatchObject([{ name, kind }]);
  });
});

describe('stand-ins', () => {
  it.each([
    [
      'a role told later',
      'The bank cut rates and its governor said prices fell. “Good,” Governor Ada Voss told reporters.',
      ['Ada Voss'],
    ],
    [
      'a trade nobody told',
      'Joel Brand missed twice on Saturday. “It was my fault,” the striker said. He said prices fell.',
      ['Joel Brand'],
    ],
    ['a rank', 'Marshal Igor Brandt came on Monday. The Marshal said prices fell.', ['Igor Brandt']],
    ['a paper for a study', 'A study released this week blames rain. The paper says prices fell.', ['study']],
    ['“it” for a document', 'An indictment names two men. According to the document, prices fell.', ['indictment']],
    [
      '“it” for the subject before',
      'The grain regulator took a different view. It said prices fell.',
      ['grain regulator'],
    ],
    ['“it” for a company', 'Harlow Steel praised Ana Voss in Hallen. It said prices fell.', ['Harlow Steel']],
    ['a diary for its writer', 'Olof Brand kept notes. His diary says prices fell.', ['Olof Brand']],
    ['“whose memo” for its writer', 'The warning came from Olof Brand, whose memo said prices fell.', ['Olof Brand']],
    ['an office by its holder', 'Governor Olof Brand was away. His office said prices fell.', ['Olof Brand’s office']],
    ['a coach by her athlete', 'The rower Ana Voss fell ill. Her coach said prices fell.', ['Ana Voss’s coach']],
    [
      'they, for two ministers of two countries',
      'Ministers Ana Voss of Velm and Olof Brand of Tarn met. They said prices fell.',
      ['Ana Voss', 'Olof Brand'],
    ],
    [
      'he, for a spokesman named in an apposition',
      'A spokesman for the ministry, Olof Brand, waited outside. “Soon,” he said. He said prices fell.',
      ['Olof Brand'],
    ],
  ])('%s', (_, text, expected) => {
    expect(names(text, 'prices fell')).toEqual(expected);
  });

  it('keeps the bare words of a possessive as another name', () => {
    const [coach] = claimants('The rower Ana Voss fell ill. Her coach said prices fell.', 'prices fell');
    expect(coach?.aliases).toEqual(['coach']);
  });
});
