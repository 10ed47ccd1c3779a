import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tokenize } from './tokens.js';

const words = (text: string): string[] => tokenize(text).map((token) => token.text);

/** Any string at all: code points of every plane, and code units that form no code point. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom('U.', 'J. ', 'Mr.', "'s", '’', "''", '1,200.5', 'a-b', '\ud83d', '\ude00', '\u200b', '…', '.'),
      {
        maxLength: 30,
      },
    )
    .map((parts) => parts.join('')),
);

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

  it('gives tokens in order whose offsets are exact and between which there is only white space', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let at = 0;
        const rebuilt = tokenize(text).map((token) => {
          const gap = text.slice(at, token.start);
          const first = at === 0;
          at = token.end;
          return {
            ...token,
            text: text.slice(token.start, token.end),
            lower: token.text.toLowerCase(),
            spaceBefore: first || gap !== '',
            gap,
          };
        });
        expect(tokenize(text).map((token, i) => ({ ...token, gap: rebuilt[i]?.gap }))).toEqual(rebuilt);
        const gaps = [...rebuilt.map(({ gap }) => gap), text.slice(at)];
        expect(gaps.every((gap) => /^[\s\u200b\ufeff]*$/.test(gap))).toBe(true);
        expect(rebuilt.every((token) => token.start < token.end && !/\s/.test(token.text))).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('never cuts a surrogate pair', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const whole = text.toWellFormed();
        for (const token of tokenize(whole)) expect(token.text.isWellFormed()).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes every white space of Unicode for a gap', () => {
    for (let code = 0; code <= 0xffff; code += 1) {
      const space = String.fromCharCode(code);
      if (/\s/.test(space)) expect(words(`a${space}b`)).toEqual(['a', 'b']);
    }
  });
});
