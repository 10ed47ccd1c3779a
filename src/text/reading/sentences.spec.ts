import { describe, expect, it } from '@jest/globals';
import { paragraphsOf, sentencesOf } from './sentences.js';
import { tokenize } from './tokens.js';

function sentences(text: string): string[] {
  const tokens = tokenize(text);
  return sentencesOf(tokens, paragraphsOf(text, tokens)).map(({ from, to }) =>
    text.slice(tokens[from]?.start, tokens[to - 1]?.end),
  );
}
const words = (text: string): string[] => tokenize(text).map((token) => token.text);

describe('tokenize', () => {
  it('keeps abbreviations, numbers and inner marks together', () => {
    expect(words('The U.S. paid $1,200.50 (five-day) to Mr. O’Neil.')).toEqual([
      'The',
      'U.S.',
      'paid',
      '$',
      '1,200.50',
      '(',
      'five-day',
      ')',
      'to',
      'Mr.',
      'O’Neil',
      '.',
    ]);
  });

  it('parts the possessive from its owner but not the negation', () => {
    expect(words("Brandt's boats don't float")).toEqual(['Brandt', "'s", 'boats', "don't", 'float']);
  });
});

describe('sentencesOf', () => {
  it('does not stop at abbreviations and initials', () => {
    expect(sentences('The U.S. Navy met Dr. J. K. Venn on Jan. 5 in Hallen. It left.')).toEqual([
      'The U.S. Navy met Dr. J. K. Venn on Jan. 5 in Hallen.',
      'It left.',
    ]);
  });

  it('stops after an abbreviation where a new sentence opens', () => {
    expect(sentences('They live in the U.S. The talks failed.')).toEqual([
      'They live in the U.S.',
      'The talks failed.',
    ]);
  });

  it('keeps closing quotes and a lower-case cue with their sentence', () => {
    expect(sentences('“Why?” he asked. “No.” Then he left.')).toEqual(['“Why?” he asked.', '“No.”', 'Then he left.']);
  });

  it('carries on after an ellipsis in mid sentence', () => {
    expect(sentences('He waited … and left. Good.')).toEqual(['He waited … and left.', 'Good.']);
  });

  it('sees paragraphs at empty lines and joins wrapped lines', () => {
    const wrapped =
      'The harbour master opened the gate in the morning and let all the\nboats pass before noon.\n\nThen he slept.';
    expect(sentences(wrapped)).toHaveLength(2);
  });
});
