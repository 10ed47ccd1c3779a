import { describe, expect, test } from '@jest/globals';
import type { Range } from '../reading/sentences.js';
import { fragmentsOf, linkFragments, type Fragment } from './link-fragments.js';

/**
 * "S C T | t": one letter a token (source, cue, content; small letters carry on), "." outside, "|" a new sentence, "/" a new line. "Q"
 * is a "T" that opens a quotation, and "“" opens one that is no content.
 */
function link(marks: string): string[] {
  const labels: number[] = [];
  const sentences: number[] = [];
  const lines: number[] = [];
  const quotations: Range[] = [];
  let sentence = 0;
  let line = 0;
  for (const mark of marks.replaceAll(' ', '')) {
    if (mark === '|' || mark === '/') {
      sentence += 1;
      line += mark === '/' ? 1 : 0;
      continue;
    }
    if (mark === 'Q' || mark === '“') quotations.push({ from: labels.length, to: labels.length + 2 });
    labels.push('.“'.includes(mark) ? 0 : 'SsCcTt'.indexOf(mark.replace('Q', 'T')) + 1);
    sentences.push(sentence);
    lines.push(line);
  }
  const show = (fragment: Fragment): string => `${String(fragment.from)}-${String(fragment.to)}`;
  const fragments = fragmentsOf(labels, Int32Array.from(lines));
  return linkFragments(fragments, Int32Array.from(sentences), quotations).map(
    ({ source, cue, content }) => `${source ? show(source) : 'nobody'} ${show(cue)}: ${content.map(show).join(' ')}`,
  );
}

describe('linkFragments', () => {
  test.each([
    ['she said words', 'S C Tt', ['0-1 1-2: 2-4']],
    ['words, said she', 'Ttt . C S', ['5-6 4-5: 0-3']],
    ['words, she said, words', 'Tt . S C . Tt', ['3-4 4-5: 0-2 6-8']],
    ['words, she said. more words', 'Tt . S C . | Tt', ['3-4 4-5: 0-2 6-8']],
    ['she said words and added words', 'S C Tt . C Tt', ['0-1 1-2: 2-4', '0-1 5-6: 6-8']],
    ['X said words. words, said Y', 'S C Tt . | Tt . C S', ['0-1 1-2: 2-4', '9-10 8-9: 5-7']],
    ['she said: / words', 'S C . / Tttt', ['0-1 1-2: 3-7']],
    [
      'words, she said. / words / He left, Y said',
      'Tt . S C . / Ttttt . / .. Tt . S C',
      ['3-4 4-5: 0-2 6-11', '17-18 18-19: 14-16'],
    ],
    ['“words,” she said, noting words. “words”', 'Qt . S C . C T . | Qt', ['3-4 4-5: 0-2 9-11', '3-4 6-7: 7-8']],
    ['“words,” she said. He noted words. “words”', 'Qt S C . | S C T . | Qt', ['2-3 3-4: 0-2', '5-6 6-7: 7-8 9-11']],
    ['she made a comment: / “words”', 'S Cc / “. / S C T', ['0-1 1-3: 3-5', '5-6 6-7: 7-8']],
    ['it is said that words', '. C Ttt', ['nobody 1-2: 2-5']],
    ['a source without a cue', '. S . Tt', []],
  ])('%s', (_, marks, wanted) => {
    expect(link(marks)).toEqual(wanted);
  });

  test('gives every content to exactly one cue where there is one', () => {
    const marks = 'S C Tt . | Tt . C S . / Ttt . | S C Tt C Tt . / Tt';
    const contents = link(marks).flatMap((line) => line.split(': ')[1]?.split(' ') ?? []);
    expect(new Set(contents).size).toBe(contents.length);
  });
});
