import { expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { cursorOf, readCursor } from './cursor.js';

test('a cursor leads back to its id', () => {
  const id = uuidv7();
  expect(readCursor(cursorOf(id))).toBe(id);
  expect(readCursor(undefined)).toBeUndefined();
});

test.each(['', 'x', "' OR 1=1", cursorOf(uuidv7()) + 'A', '../../etc'])('%j is refused', (cursor) => {
  expect(() => readCursor(cursor)).toThrow('Use the nextCursor');
});
