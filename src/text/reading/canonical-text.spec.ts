import { describe, expect, it } from '@jest/globals';
import { canonicalText } from './canonical-text.js';

describe('canonicalText', () => {
  it('makes every line end a line feed', () => {
    expect(canonicalText('a\r\nb\rc\u2028d\u2029e\u0085f')).toBe('a\nb\nc\nd\ne\nf');
  });

  it('composes accents and drops byte order marks and controls', () => {
    expect(canonicalText('\ufeffcafe\u0301\u0000\u0007\tok')).toBe('caf\u00e9\tok');
  });

  it('replaces lone surrogates, also those that a dropped control kept apart', () => {
    expect(canonicalText('\ud83d!\ude00')).toBe('\ufffd!\ufffd');
    const joined = canonicalText('\ud83d\u0000\ude00');
    expect(canonicalText(joined)).toBe(joined);
    expect(joined.isWellFormed()).toBe(true);
  });
});
