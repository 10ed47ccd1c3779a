import { Problem } from '../errors/problem.js';

/** A place in a list, handed out as an opaque text: the id of the last row seen. */
export const cursorOf = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');

/** @throws Problem `invalid_cursor` for a text that {@link cursorOf} did not make */
export function readCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const bytes = Buffer.from(cursor, 'base64url');
  if (bytes.length !== 16 || bytes.toString('base64url') !== cursor) {
    throw new Problem('invalid_cursor', 'Use the nextCursor of the page before, unchanged.', [
      { parameter: 'cursor', detail: 'is not a cursor' },
    ]);
  }
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
