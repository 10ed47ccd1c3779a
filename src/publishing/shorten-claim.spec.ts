import { expect, test } from '@jest/globals';
import { shortenClaim } from './shorten-claim.js';

const LONG =
  'The port of Hallen closed three of its nine berths in March after the harbour master found cracks in the northern quay wall.';

test.each([
  ['a short claim stays', 'The port closed.', 'en', 'The port closed.'],
  ['white space is one space', 'The  port\nclosed.', 'en', 'The port closed.'],
  [
    'a long one is cut after a word',
    LONG,
    'en',
    'The port of Hallen closed three of its nine berths in March after the …',
  ],
  ['in another language it stays whole', LONG, 'de', LONG],
  ['in an unknown language too', LONG, null, LONG],
])('%s', (_what, text, language, expected) => {
  expect(shortenClaim(text, language)).toBe(expected);
});

test.each([
  'but not in winter',
  'unless the ferry union agrees to it',
  'which nobody saw',
  'though it didn’t happen',
  'only on Sundays',
])('one that would lose “%s” stays whole', (turn) => {
  const text = `The port of Hallen closed three of its nine berths in March of that year, ${turn}.`;
  expect(shortenClaim(text, 'en')).toBe(text);
});

test('what is cut has at most 75 characters, counted as people count', () => {
  const text = `The port ${'😀'.repeat(40)} closed three berths in March after the harbour master found cracks in it.`;
  const short = shortenClaim(text, 'en');
  expect(short.endsWith(' …')).toBe(true);
  expect([...short].length).toBeLessThanOrEqual(75);
});
