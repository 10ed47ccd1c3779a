import { Injectable } from '@nestjs/common';
import { cursorOf, readCursor } from '../database/cursor.js';
import { Database, type Statement } from '../database/database.js';
import type { DeadLetterPage, DeadLetterView } from './dead-letter.view.js';
import { DEAD_LETTER_KINDS } from './kinds.js';

/** Values: desk or null for any, kind or null for any, last id seen or null, limit. */
const PAGE: Statement = {
  name: 'dead-letters',
  text: `
    SELECT id, kind, subject_type AS "subjectType", subject_id AS "subjectId", title, reason, attempts, since
    FROM (${DEAD_LETTER_KINDS.map(({ name, found }) => `SELECT '${name}' AS kind, given_up.* FROM (${found}) AS given_up`).join(' UNION ALL ')}) AS letter
    WHERE ($1::uuid IS NULL OR desk_id = $1) AND ($2::text IS NULL OR kind = $2) AND ($3::uuid IS NULL OR id < $3)
    ORDER BY id DESC LIMIT $4`,
};

type LetterRow = Omit<DeadLetterView, 'since' | 'whatToDo'> & { since: Date };

/** Work that was given up, whichever room's it is. */
@Injectable()
export class FindDeadLetters {
  constructor(private readonly database: Database) {}

  /**
   * The newest work first.
   * @param deskId null for every desk
   * @throws Problem for a cursor that is not ours
   */
  async page(
    deskId: string | null,
    { kind, cursor, limit }: { kind?: string; cursor?: string; limit: number },
  ): Promise<DeadLetterPage> {
    const values = [deskId, kind ?? null, readCursor(cursor) ?? null, limit + 1];
    const rows = await this.database.run<LetterRow>(PAGE, values);
    return {
      items: rows.slice(0, limit).map(view),
      nextCursor: rows.length > limit ? cursorOf(rows[limit - 1]!.id) : null,
    };
  }
}

const view = (row: LetterRow): DeadLetterView => ({
  ...row,
  since: row.since.toISOString(),
  whatToDo: DEAD_LETTER_KINDS.find(({ name }) => name === row.kind)!.advice,
});
