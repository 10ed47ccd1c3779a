import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { spannedText } from '../text/index.js';
import { overlapFaults, phraseFaults, spanFaults } from './check-spans.js';
import { mergedSpans } from './merged-spans.js';

const TEXT = 'The port closed 😀 in March, he said.';
const detail = (spans: { start: number; end: number }[]): (string | undefined)[] =>
  spanFaults(TEXT, spans, '/spans').flatMap((fault) => [fault.pointer, fault.detail]);

describe('a span that somebody marked', () => {
  test.each([
    ['fits', [{ start: 0, end: 15 }], []],
    ['lies behind the text', [{ start: 0, end: 99 }], ['/spans/0/end', expect.stringMatching(/37 UTF-16/)]],
    ['is turned around', [{ start: 9, end: 4 }], ['/spans/0/end', expect.stringMatching(/greater/)]],
    ['is empty', [{ start: 4, end: 4 }], ['/spans/0/end', expect.stringMatching(/greater/)]],
    ['begins with a space', [{ start: 3, end: 8 }], ['/spans/0/start', expect.stringMatching(/use 4/)]],
    ['ends with a space', [{ start: 4, end: 9 }], ['/spans/0/end', expect.stringMatching(/use 8/)]],
    ['cuts a character', [{ start: 4, end: 17 }], ['/spans/0/end', expect.stringMatching(/16 or 18/)]],
    ['holds no word', [{ start: 16, end: 18 }], ['/spans/0/start', expect.stringMatching(/no word/)]],
    [
      'stands before the one before it',
      [
        { start: 9, end: 15 },
        { start: 0, end: 8 },
      ],
      ['/spans/1/start', expect.stringMatching(/not be less/)],
    ],
  ])('%s', (_how, spans, expected) => {
    expect(detail(spans)).toEqual(expected);
  });

  test('that passes cuts whole characters, without white space around them', () => {
    const some = fc.string({ unit: fc.constantFrom('a', 'Ж', '😀', ' ', '\n', '.', '\ud800') });
    fc.assert(
      fc.property(some, fc.nat(20), fc.nat(20), (text, start, end) => {
        if (spanFaults(text, [{ start, end }], '/spans').length) return;
        const { text: words } = spannedText(text, [{ start, end }]);
        expect(words.trim()).toBe(words);
        expect(words.length).toBe(end - start);
        if (text.isWellFormed()) expect(words.isWellFormed()).toBe(true);
      }),
    );
  });

  test('may not take another claim’s words, nor the cue the claim’s', () => {
    const other = { id: 'other', spans: [{ start: 9, end: 15 }], quote: 'closed', state: 'open' as const };
    const [fault] = overlapFaults([{ start: 4, end: 10 }], [other], '/spans');
    expect(fault).toMatchObject({ pointer: '/spans', conflictsWith: 'other' });
    expect(overlapFaults([{ start: 4, end: 9 }], [other], '/spans')).toEqual([]);
    expect(overlapFaults([{ start: 9, end: 15 }], [{ ...other, state: 'dismissed' }], '/s')[0]!.detail).toMatch(
      /reopen/,
    );
    expect(phraseFaults([{ start: 0, end: 8 }], [{ start: 4, end: 9 }], '/cue')).toHaveLength(1);
    expect(phraseFaults([{ start: 0, end: 8 }], [{ start: 8, end: 9 }], '/cue')).toEqual([]);
  });
});

describe('claims that become one', () => {
  const text = 'It rained, and it blew\nhard, she said.';
  const tile = (start: number, end: number, layer: 'claim' | 'aside' | 'attribution') => ({
    start,
    end,
    layer,
    reason: '',
  });
  const coverage = [tile(0, 9, 'claim'), tile(9, 15, 'aside'), tile(15, 22, 'claim'), tile(22, 38, 'attribution')];

  test('take in what is only set aside between them', () => {
    const spans = [
      { start: 15, end: 22 },
      { start: 0, end: 9 },
    ];
    expect(mergedSpans(text, coverage, spans)).toEqual([{ start: 0, end: 22 }]);
  });

  test('stay in pieces around a line end, a phrase or another claim', () => {
    const apart = [
      { start: 0, end: 9 },
      { start: 23, end: 27 },
    ];
    expect(mergedSpans(text, coverage, apart)).toEqual(apart);
    expect(mergedSpans(text, [tile(0, 38, 'aside')], apart)).toEqual(apart);
  });
});
