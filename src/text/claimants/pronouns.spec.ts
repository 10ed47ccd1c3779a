import { describe, expect, it } from '@jest/globals';
import { findAttributions } from '../attribution/find-attributions.js';
import { splitArticle } from '../index.js';
import { readDocument } from '../reading/document.js';
import { personsOf } from './antecedents.js';
import { tokenTables, type Reading } from './article-reading.js';
import { mentionsOf } from './mentions.js';

function readingOf(text: string): Reading {
  const document = readDocument(text);
  return {
    document,
    mentions: mentionsOf(document),
    found: findAttributions(document, null),
    outlet: 'the article',
    ...tokenTables(document),
  };
}

/** Whom each "he", "she", "his" … of a text stands for, in order. */
function persons(text: string): string[] {
  const { pronouns } = personsOf(readingOf(text));
  return [...pronouns.values()].map(({ entity }) => entity.name);
}

describe('he and she', () => {
  it.each([
    ['a title', 'Mr. Robin Vane met Mrs. Robin Okafor. She left.', 'Robin Okafor'],
    ['a given name', 'Lucía Prats met Olof Brand in Hallen. She left.', 'Lucía Prats'],
    ['a kin word', 'Wim Stael came with his daughter, Oyo Stael. She left.', 'Oyo Stael'],
    ['a role', 'Actress Nim Farrow met judge Olof Brand. She left.', 'Nim Farrow'],
    ['an apposition', 'Nim Farrow, a businesswoman, met Olof Brand. She left.', 'Nim Farrow'],
  ])('are told by %s', (_, text, name) => {
    expect(persons(text).at(-1)).toBe(name);
  });

  it('stand for the subject rather than for whom it met', () => {
    expect(persons('Olof Brand criticized Peter Holm in the council. He left.')).toEqual(['Olof Brand']);
  });

  it('stand for the speaker around a quotation', () => {
    const text = '“The dam is safe,” Olof Brand said of the report by Peter Holm. “It holds,” he added.';
    expect(persons(text)).toEqual(['Olof Brand']);
  });

  it('stand for somebody else than the speaker inside a quotation', () => {
    const text = 'Peter Holm resigned on Monday. Olof Brand said: “He did what had to be done.”';
    expect(persons(text)).toEqual(['Peter Holm']);
  });

  it('look ahead where the sentence opens with them', () => {
    expect(persons('When he arrived, Olof Brand thanked the crew.')).toEqual(['Olof Brand']);
  });

  it('keep to the one a biography is about', () => {
    const text =
      'Olof Brand was born in 1950. He studied with Peter Holm at the academy. In 1975, he moved to Hallen. His first book sold well.';
    expect(persons(text)).toEqual(['Olof Brand', 'Olof Brand', 'Olof Brand']);
  });

  it('follow a role back to its bearer', () => {
    const text = 'Minister Ines Okafor met Mara Venn. The minister signed the pact. She then left.';
    expect(persons(text)).toEqual(['Ines Okafor']);
  });

  it('are the less sure the closer the second choice', () => {
    const sure = personsOf(readingOf('Olof Brand said he would stay.'));
    const unsure = personsOf(readingOf('Olof Brand met Peter Holm and Karl Stael after Jan Venn called. He left.'));
    const confidence = ({ pronouns }: typeof sure): number => [...pronouns.values()][0]?.confidence ?? 0;
    expect(confidence(sure)).toBeGreaterThan(confidence(unsure));
    expect(confidence(sure)).toBeLessThanOrEqual(1);
  });
});

/** Names of the claimants of the claim that holds `words`. */
function claimants(text: string, words: string): string[] {
  const claim = splitArticle(text).claims.find(({ quote }) => quote.includes(words));
  return claim?.claimants.map(({ name }) => name) ?? [];
}

describe('other stand-ins', () => {
  it.each([
    [
      'the ministry',
      'The Ministry of Health closed two wards. The ministry said the beds were full.',
      ['Ministry of Health'],
    ],
    [
      'a body without a name',
      'The finance ministry met on Monday. The ministry said the rate was fair.',
      ['finance ministry'],
    ],
    [
      'the company',
      'Harlow Steel Corporation closed a mill. The company said orders were down.',
      ['Harlow Steel Corporation'],
    ],
    ['the court', 'The Supreme Court met in Hallen. The court said the law was void.', ['Supreme Court']],
    ['the minister', 'Minister Ines Okafor left early. The minister said the pact was dead.', ['Ines Okafor']],
    ['who', 'The plan was drawn up by Olof Brand, 42, who said the dam was safe.', ['Olof Brand']],
    [
      'they, for two persons',
      'Olof Brand and Mara Venn toured the dam. They said the wall was sound.',
      ['Olof Brand', 'Mara Venn'],
    ],
    [
      'an acronym',
      'The Strait News Agency (SNA) sent a crew. SNA reported that the port was shut.',
      ['Strait News Agency'],
    ],
  ])('%s', (_, text, names) => {
    const split = splitArticle(text);
    const last = split.claims[split.claims.length - 1];
    expect(last?.claimants.map(({ name }) => name)).toEqual(names);
  });

  it('does not give “the ministry” the name of another ministry’s noun', () => {
    expect(claimants('The ministry said the beds were full.', 'full')).toEqual(['ministry']);
  });
});

describe('names', () => {
  it('keeps two people of one surname apart', () => {
    const text =
      'Maria Lund runs the port and Peter Lund the yard. Mrs. Lund said fees would rise. Mr. Lund said wages would fall.';
    expect(claimants(text, 'fees')).toEqual(['Maria Lund']);
    expect(claimants(text, 'wages')).toEqual(['Peter Lund']);
  });

  it('takes the first word of a name that begins with the surname', () => {
    const text = 'Leader Pak Min Ho spoke for an hour. Pak said the wall would stand.';
    expect(claimants(text, 'wall')).toEqual(['Pak Min Ho']);
  });

  it('takes the fullest form and leaves the title out', () => {
    const text = 'Dr Ada Brook arrived on Monday. Ada J. Brook said the virus was gone.';
    expect(claimants(text, 'virus')).toEqual(['Ada J. Brook']);
  });

  it('takes no place for a person', () => {
    const reading = readingOf('The talks in Meshat failed. Meshat lies in the hills of New York and Texas.');
    expect(reading.mentions.filter(({ entity }) => entity.kind === 'person')).toEqual([]);
  });
});
