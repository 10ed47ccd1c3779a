import { expect, test } from '@jest/globals';
import { isTime } from './is-time.js';

test.each([
  '2026-11-22',
  '2026-11-22T17:30:00Z',
  '2026-11-22T17:30Z',
  '2026-11-22T17:30:00.123456789+09:00',
  '2024-02-29',
])('%s', (time) => {
  expect(isTime(time)).toBe(true);
});

test.each([
  ...[
    '2024',
    '2024-02',
    '2024-W05-1',
    '2024-01-01T10',
    '2024-01-01T00:00:00,5Z',
    '2024-01-01T00:00:00',
    '2024-02-31',
    '2024-13-01',
  ],
  ...['9999-12-31T23:59:59.9999Z', '0001-01-01', '2024-01-01T25:00Z', 'yesterday', '', 5, null],
])('%s is refused', (time) => {
  expect(isTime(time)).toBe(false);
});
