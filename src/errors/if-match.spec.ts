import { expect, test } from '@jest/globals';
import { checkRevision, etagOf, expectedRevision } from './if-match.js';
import type { Problem } from './problem.js';

const codeOf = (work: () => unknown): string => {
  try {
    return `gave ${String(work())}`;
  } catch (error) {
    return (error as Problem).code;
  }
};

test('an ETag of ours is a revision, a star is any', () => {
  expect(expectedRevision(etagOf({ revision: 12 }))).toBe(12);
  expect(expectedRevision(' "7" ')).toBe(7);
  expect(expectedRevision('*')).toBeNull();
});

test('no header at all is a precondition that is missing', () => {
  expect(codeOf(() => expectedRevision(undefined))).toBe('precondition_required');
});

test.each(['', '3', 'W/"3"', '"3', '"0"', '"03"', '"-1"', '"3.0"', '"a"', '"3", "4"', '"9999999999"', '"٣"', '**'])(
  '%s is no ETag of ours',
  (header) => {
    expect(codeOf(() => expectedRevision(header))).toBe('invalid_request');
  },
);

test('only the revision that is there, or any, goes through', () => {
  expect(codeOf(() => checkRevision(3, { revision: 3 }))).toBe('gave undefined');
  expect(codeOf(() => checkRevision(null, { revision: 3 }))).toBe('gave undefined');
  expect(codeOf(() => checkRevision(2, { revision: 3 }))).toBe('precondition_failed');
});
