import { describe, expect, it } from '@jest/globals';
import { splitArticle } from '../index.js';

/** The claims of a text published on a Thursday, reworded. */
function reworded(text: string, published: string | undefined = '2026-02-12'): string[] {
  return splitArticle(text, {
    outlet: 'The Courier',
    language: 'en',
    ...(published === '' ? {} : { published }),
  }).claims.map(({ normalizedText }) => normalizedText);
}

describe('a claim reworded to stand alone', () => {
  it.each([
    ['Ann Lee said that the wards were full.', 'Ann Lee said that the wards were full.'],
    ['The wards were full, Ann Lee told reporters.', 'Ann Lee said the wards were full.'],
    ['The wards were full, according to Ann Lee.', 'According to Ann Lee, the wards were full.'],
    ['Two officials said the wards were full.', 'Two officials said the wards were full.'],
    ['“The wards were full,” Ann Lee said.', 'The wards were full.'],
    ['Ann Lee described the plan as “a map without a key”.', 'Ann Lee described the plan as “a map without a key”.'],
  ])('says who said it, but for own words: %s', (text, expected) => {
    expect(reworded(text)).toEqual([expected]);
  });

  it.each([
    ['The clinic, which opened in 2019, has closed.', 'The clinic opened in 2019.'],
    ['The mayor, whose term ends in 2027, has resigned.', 'The mayor’s term ends in 2027.'],
    ['The police arrested Ann Lee, who denied the charge.', 'Ann Lee denied the charge.'],
    ['The crews repaired the dam, which engineers inspected in 2019.', 'Engineers inspected the dam in 2019.'],
    ['The police went to the port, where 11 ships were seized.', '11 ships were seized in the port.'],
  ])('gives a relative clause its antecedent: %s', (text, expected) => {
    expect(reworded(text)).toContain(expected);
  });

  it.each([
    ['The dam broke on Tuesday.', 'The dam broke on 10 February 2026.'],
    ['The dam broke on Tuesday night.', 'The dam broke on the night of 10 February 2026.'],
    ['The dam will open on Tuesday.', 'The dam will open on 17 February 2026.'],
    ['The dam broke last year.', 'The dam broke in 2025.'],
    ['The dam broke last Tuesday.', 'The dam broke on 10 February 2026.'],
    ['The dam opens next Thursday.', 'The dam opens on 19 February 2026.'],
    ['The dam opens this Friday.', 'The dam opens this Friday.'],
    ['The dam broke in November.', 'The dam broke in November 2025.'],
    ['The dam will open next month.', 'The dam will open in March 2026.'],
    ['The dam broke on Oct 6.', 'The dam broke on 6 October 2025.'],
    ['The dam broke on October 6, 2019.', 'The dam broke on October 6, 2019.'],
    ['The dam broke in March 2019.', 'The dam broke in March 2019.'],
  ])('dates by the day of publication: %s', (text, expected) => {
    expect(reworded(text)).toEqual([expected]);
  });

  it('leaves dates alone where the day of publication is not known or no date', () => {
    expect(reworded('The dam broke on Tuesday.', '')).toEqual(['The dam broke on Tuesday.']);
    expect(reworded('The dam broke on Tuesday.', 'soon')).toEqual(['The dam broke on Tuesday.']);
  });

  it('names whom a pronoun stands for, once', () => {
    expect(reworded('Ann Lee runs the clinic. She lost her keys in 2019.')[1]).toBe('Ann Lee lost her keys in 2019.');
  });
});
