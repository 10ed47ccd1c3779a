import { describe, expect, it } from '@jest/globals';
import { splitArticle } from '../index.js';

/** "claimants < relays | quote" of every claim that somebody is said to make, found by rules alone. */
function attributed(text: string): string[] {
  return splitArticle(text, { outlet: 'The Gull', language: 'en' })
    .claims.filter(({ attribution }) => attribution !== null)
    .map(({ claimants, attribution, quote }) => {
      const names = (list: readonly { name: string }[]): string => list.map(({ name }) => name).join(' + ');
      const relay = attribution?.relay ?? [];
      return `${names(claimants)}${relay.length > 0 ? ` < ${names(relay)}` : ''} | ${quote}`;
    });
}

describe('positions and findings', () => {
  it.each([
    ['Ada Venn attributed the delay to fog.', 'Ada Venn | the delay to fog'],
    ['Ada Venn ruled out a new light.', 'Ada Venn | a new light'],
    ['Ada Venn spoke of betrayal.', 'Ada Venn | betrayal'],
    ['Ada Venn put the toll at nine boats.', 'Ada Venn | the toll at nine boats'],
    ['The light had failed, she points out.', 'unnamed source | The light had failed'],
    ['One of them, a teacher, said the light had failed.', 'teacher | the light had failed'],
    ['In 1974 economists said the light had failed.', 'economists | the light had failed'],
    ['Velm’s Prime Minister Ada Venn said the light had failed.', 'Ada Venn | the light had failed'],
    ['Pell & Daughter said the light had failed.', 'Pell & Daughter | the light had failed'],
    ['Chief Prosecutor Jelka Morn said the light had failed.', 'Jelka Morn | the light had failed'],
    ['A leaked memo lists nine faults.', 'memo | nine faults'],
    ['Ada Venn assured him the light was safe.', 'Ada Venn | the light was safe'],
    [
      'Ada Venn was quoted by the Harbour Post as saying the light had failed.',
      'Ada Venn < Harbour Post | the light had failed',
    ],
  ])('%s', (text, expected) => {
    expect(attributed(text)).toEqual([expected]);
  });

  it.each([
    'Nobody said that the light had failed.',
    'The union has called a rally for noon.',
    'The company rejected an offer of ten million.',
    'Most of them opposed the plan.',
    'It tells the story of a drowned town.',
  ])('no claim: %s', (text) => {
    expect(attributed(text)).toEqual([]);
  });
});

describe('relays', () => {
  it.each([
    [
      'The Harbour Post quoted the pilot as saying that the light had failed.',
      'pilot < Harbour Post | the light had failed',
    ],
    [
      '“The light had failed,” the Harbour Post quoted Ada Venn as saying.',
      'Ada Venn < Harbour Post | The light had failed',
    ],
    [
      'The light had failed, the Harbour Post reported on Monday, citing two pilots.',
      'two pilots < Harbour Post | The light had failed',
    ],
    [
      'Ada Venn, cited by the Harbour Post, said that the light had failed.',
      'Ada Venn < Harbour Post | the light had failed',
    ],
    ['The Harbour Post said the light had failed, citing data from a buoy.', 'Harbour Post | the light had failed'],
    [
      'Ada Venn told sailors that the light had failed, the Harbour Post wrote.',
      'Ada Venn < Harbour Post | the light had failed',
    ],
    [
      '“The light had failed,” Ada Venn said in remarks carried by the Harbour Post.',
      'Ada Venn < Harbour Post | The light had failed',
    ],
    [
      'In minutes released on Monday, Ada Venn argued that the light had failed.',
      'Ada Venn < minutes | the light had failed',
    ],
    ['“The keeper told me that the light had failed,” Ada Venn said.', 'keeper < Ada Venn | the light had failed'],
  ])('%s', (text, expected) => {
    expect(attributed(text)).toEqual([expected]);
  });
});

describe('passives', () => {
  it.each([
    [
      'The crew were told by two earlier pilots that the light had failed.',
      'two earlier pilots | the light had failed',
    ],
    ['The crew were told that the light had failed.', 'unnamed source | the light had failed'],
    [
      'The letter is believed to have come from the mayor.',
      'unnamed source | The letter … to have come from the mayor',
    ],
    ['The plan was described by its author, Ada Venn, as a bad joke.', 'Ada Venn | The plan … a bad joke'],
    ['The hall, described by Ada Venn as “a sad ruin”, has no roof.', 'Ada Venn | a sad ruin'],
  ])('%s', (text, expected) => {
    expect(attributed(text)).toEqual([expected]);
  });
});

describe('nouns that report', () => {
  it.each([
    ['Ada Venn’s contention that the quay was safe was met with doubt.', 'Ada Venn | the quay was safe'],
    ['In Ada Venn’s view, the quay is safe.', 'Ada Venn | the quay is safe'],
    ['Reports in the local press that the quay had moved were denied.', 'local press | the quay had moved'],
    ['There are fears in the port that the quay could fall.', 'unnamed source | the quay could fall'],
    ['Hostile papers have spread the falsehood that the quay had moved.', 'hostile papers | the quay had moved'],
    ['Ada Venn put the toll at more than 100.', 'Ada Venn | the toll at more than 100'],
    ['Ada Venn repeated her view that the quay was safe.', 'Ada Venn | the quay was safe'],
  ])('%s', (text, expected) => {
    expect(attributed(text)).toEqual([expected]);
  });
});

describe('what is no claim of anybody', () => {
  it.each([
    'Ada Venn agreed to mend the quay.',
    'Ada Venn declined to comment on the quay.',
    'Ada Venn did not say whether the quay was safe.',
    'Ada Venn reported it to the police.',
    'Ada Venn regretted the delay.',
    'There were two reports and three answers.',
  ])('%s', (text) => {
    expect(attributed(text)).toEqual([]);
  });
});

describe('the reporter’s additions', () => {
  it.each([
    ['Ada Venn said the quay was safe, raising fears of a new dispute.', 'Ada Venn | the quay was safe'],
    ['Ada Venn said that the quay was safe, but refused to walk on it.', 'Ada Venn | the quay was safe'],
  ])('%s', (text, expected) => {
    expect(attributed(text)).toEqual([expected]);
  });
});

describe('speakers set apart', () => {
  it('reads the name behind a quotation', () => {
    expect(
      attributed('“The quay shook for a whole minute.”\n― Ada Venn\n\n“I heard nothing at all.” — Bo Lind'),
    ).toContain('Bo Lind | I heard nothing at all');
  });

  it('leaves the words after the last turn of an interview to the outlet', () => {
    const text =
      'Gull: Is it safe?\n\nVenn: It is safe now.\n\nGull: Since when?\n\nVenn: The quay held in May.\n\nThe port was sold.';
    const last = splitArticle(text, { outlet: 'The Gull', language: 'en' }).claims.at(-1);
    expect([last?.quote, last?.attribution]).toEqual(['The port was sold', null]);
  });

  it('gives the next paragraph of an open quotation to the same speaker', () => {
    const text =
      '“The quay shook,” Ada Venn said. “It shook for a minute.\n\n“Then it fell into the sea.”\n\nBo Lind said the port was shut.';
    expect(attributed(text)).toContain('Ada Venn | Then it fell into the sea');
  });
});

describe('who answers and who is cited', () => {
  it('gives the answers of an interview set as Q and A to the person it presents', () => {
    const text =
      'Ada Venn has kept the light for 16 years.\n\nQ: Is it safe?\n\nA: The lamp failed in May.\n\nQ: And now?\n\nA: We wait for glass.';
    expect(attributed(text)).toEqual(['Ada Venn | The lamp failed in May', 'Ada Venn | We wait for glass']);
  });

  it('keeps what an outlet tells apart from what those whom it cites said', () => {
    const text =
      'Soldiers fired into the air, the station Radio Balanko reported, citing a doctor who said he had treated six people.';
    expect(attributed(text)).toEqual([
      'Radio Balanko | Soldiers fired into the air',
      'doctor < Radio Balanko | he had treated six people',
    ]);
  });
});
