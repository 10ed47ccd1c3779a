import type { Statement } from '../database/database.js';
import type { JobName, PayloadOf } from './job-registry.js';

/**
 * A kind of work that is given up after so many starts, counted in Postgres. The room whose work it is states where the rows
 * are and how one starts anew; the room `dead-letters` does the rest.
 */
export interface DeadLetterKind<Name extends JobName = JobName> {
  /** What the contract calls it. */
  name: string;
  /** What to do about one, in plain words. */
  advice: string;
  /**
   * A SELECT of all that were given up, with the columns `id` (UUIDv7), `desk_id`, `subject_type`, `subject_id`, `title`,
   * `reason`, `attempts` and `since`.
   */
  found: string;
  /**
   * Starts some anew, with their audit rows. Values: ids, desk or null for any, actor, request id. Gives `id` and `replayed`
   * for every id that is such work, given up or not.
   */
  replay: Statement;
  job: Name;
  payload: (id: string) => PayloadOf<Name>;
}

/** States a kind; the type of its payload follows from its job. */
export const deadLetterKind = <Name extends JobName>(kind: DeadLetterKind<Name>): DeadLetterKind => kind;
