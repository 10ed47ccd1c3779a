import { randomUUID } from 'node:crypto';
import { RECORD_AUDIT_EVENT } from '../../src/audit/audit-event.js';
import type { Database, Statement } from '../../src/database/database.js';

const RECORD: Statement = {
  name: 'prove-record',
  text: `${RECORD_AUDIT_EVENT} VALUES ($1::uuid, $2, $3, $4, $5::uuid, $6, $7, $8, $9, $10::jsonb)`,
};
/** Of so many events one is also written by a transaction that is then taken back. */
const ONE_TAKEN_BACK_IN = 10;

class TakenBack extends Error {}

/**
 * Writes events with so many writers at once, each event in a transaction of its own, and among them some that are rolled
 * back, which leave gaps in the ids.
 * @returns how many were committed and how many rolled back
 */
export async function writeEvents(
  database: Database,
  writers: number,
  each: number,
): Promise<{ written: number; takenBack: number }> {
  const desk = randomUUID();
  let takenBack = 0;
  const write = async (writer: number): Promise<void> => {
    for (let n = 0; n < each; n++) {
      const values = eventValues(desk, writer, n);
      await database.run(RECORD, values);
      if (n % ONE_TAKEN_BACK_IN !== 0) continue;
      takenBack++;
      await rolledBack(database, values);
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  return { written: writers * each, takenBack };
}

async function rolledBack(database: Database, values: unknown[]): Promise<void> {
  try {
    await database.transaction(async (run) => {
      await run(RECORD, values);
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
}

const eventValues = (desk: string, writer: number, n: number): unknown[] => [
  desk,
  `person:${randomUUID()}`,
  n % 2 ? 'claim.lease' : 'claim.judge',
  'claim',
  randomUUID(),
  n % 3 ? 'open' : null,
  'in_review',
  n % 5 ? null : `Grund ${n}:\n„${'é'.repeat(n % 7)}“ 3:abc`,
  n % 4 ? `${writer}-${n}` : '',
  n % 6 ? JSON.stringify({ writer, n, note: 'Ω' }) : null,
];
