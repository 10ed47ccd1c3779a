import { describe, expect, it } from '@jest/globals';
import { splitArticle } from '../index.js';

/** Claims as "speaker: words", pieces joined by " … "; the article's own voice as "–". */
function claims(text: string): string[] {
  return splitArticle(text, { outlet: '–', language: 'en' }).claims.map(
    (claim) => `${claim.claimants.map(({ name }) => name).join(' & ')}: ${claim.quote}`,
  );
}

describe('claims of a sentence', () => {
  it.each([
    [
      'a relative clause of its own and the clause around it',
      'The clinic, which opened in 2019, has closed its doors.',
      ['–: The clinic … has closed its doors', '–: which opened in 2019'],
    ],
    [
      'a relative clause about the speaker',
      'Ann Lee, who has led the clinic since 2019, said the wards were full.',
      ['–: who has led the clinic since 2019', 'Ann Lee: the wards were full'],
    ],
    [
      'a time clause at the end',
      'The trial continues in May, when the inspector will give evidence.',
      ['–: The trial continues in May', '–: when the inspector will give evidence'],
    ],
    [
      'clauses of two subjects',
      'The council sold the flats in March, and the tenants moved out by June.',
      ['–: The council sold the flats in March', '–: the tenants moved out by June'],
    ],
    [
      'a contrast',
      'The north voted for the bridge, while the south voted against it.',
      ['–: The north voted for the bridge', '–: the south voted against it'],
    ],
    [
      'one more thing that was said',
      'Ann Lee said that the wards were full and that the pumps had failed.',
      ['Ann Lee: the wards were full', 'Ann Lee: the pumps had failed'],
    ],
    [
      'what follows from it',
      'The dam broke on Monday, leaving 300 families without a home.',
      ['–: The dam broke on Monday', '–: leaving 300 families without a home'],
    ],
    [
      'statements around a semicolon',
      'Some 2,300 people fell ill; in 2011, a surge of two metres drowned four of them.',
      ['–: Some 2,300 people fell ill', '–: in 2011, a surge of two metres drowned four of them'],
    ],
    [
      'what somebody did and then said',
      'Sir Colin adjourned the hearing, saying he needed time to read.',
      ['–: Sir Colin adjourned the hearing', 'Colin: he needed time to read'],
    ],
    [
      'words and what the reporter goes on to tell',
      'The ministry accused the station of lying and gave it a week to retract.',
      ['ministry: the station of lying', '–: gave it a week to retract'],
    ],
    [
      'what the reporter knows of the subject',
      'Norlin, which buys its oil abroad, had hedged a quarter of it, Ann Lee said.',
      ['Ann Lee: Norlin … had hedged a quarter of it', '–: which buys its oil abroad'],
    ],
    [
      'sentences spliced in speech',
      '“I wrote to the mayor, I wrote to the bishop,” Ann Lee said.',
      ['Ann Lee: I wrote to the mayor', 'Ann Lee: I wrote to the bishop'],
    ],
  ])('parts %s', (_, text, expected) => {
    expect(claims(text)).toEqual(expected);
  });

  it.each([
    ['verbs of one subject', 'The council sold the flats and closed the school.'],
    ['a list', 'The flood took the floor, the organ and 200 years of records.'],
    ['a condition', 'If the rain stops, the crews will return and the road will open.'],
    ['a restrictive relative clause', 'The crews that repaired the dam left on Monday.'],
    ['a name set in commas', 'The bank, known as the Vault, closed in March.'],
    ['nouns that pair', 'The strike began after talks over pay and night shifts broke down.'],
    ['a clause that says nothing alone', 'Nobody has counted the dead, and nobody is going to.'],
  ])('keeps %s together', (_, text) => {
    expect(claims(text)).toEqual([`–: ${text.slice(0, -1)}`]);
  });

  it('sets apart after “she said” what a contrast joins', () => {
    expect(claims('“We counted every bed,” Ann Lee said, “but nobody counted the nurses.”')).toEqual([
      'Ann Lee: We counted every bed',
      'Ann Lee: nobody counted the nurses',
    ]);
  });

  it('keeps “that” where it points to a thing', () => {
    expect(claims('Ann Lee disputed that number.')).toEqual(['Ann Lee: that number']);
  });

  it('gives a relative clause behind a reported statement to its speaker', () => {
    expect(claims('Ann Lee said she would reopen the clinic, which has been closed since May.')).toEqual([
      'Ann Lee: she would reopen the clinic',
      'Ann Lee: which has been closed since May',
    ]);
  });

  it('takes no claim from the labels and greetings of a transcript', () => {
    const text =
      'PRESENTER: Good evening, and welcome. The ferry has sunk.\n\nLEE: We lost the pumps.\n\nPRESENTER: Ann Lee, thank you.';
    expect(claims(text)).toEqual(['–: The ferry has sunk', 'Ann Lee: We lost the pumps']);
  });

  it('goes on after “she said” as one claim', () => {
    expect(claims('“We counted every bed,” Ann Lee said, “and we counted every nurse.”')).toEqual([
      'Ann Lee: We counted every bed … and we counted every nurse',
    ]);
  });

  it('takes a caption’s label and a picture’s credit for no claims', () => {
    expect(claims('Pictured: the bell has hung in the tower since 1899. Photo: Ann Lee.')).toEqual([
      '–: the bell has hung in the tower since 1899',
    ]);
  });
});
