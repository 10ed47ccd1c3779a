import { Injectable } from '@nestjs/common';
import { Database, isRefusal, type Statement } from '../database/database.js';
import { Gather } from '../database/gather.js';
import {
  firstTasks,
  grantLeases,
  grantValues,
  isSlotTaken,
  SLOT_TRIES,
  TASK,
  type Asker,
  type GrantRow,
} from './grant-leases.js';

/** Askers whom one statement serves. */
const MOST = 32;

/**
 * The tasks at the head of the desk's queue, one for each asker who takes them as they come. Whoever has tasks assigned to
 * them or is barred from the one that would be theirs goes without. The inner LIMIT tells the planner how few rows to expect; the
 * outer one how many to lock.
 */
const GRANT_TOGETHER: Statement = {
  name: 'lease-together',
  text: grantLeases(`
    plain AS (
      SELECT *, row_number() OVER (ORDER BY ask) AS turn FROM asker WHERE slot IS NOT NULL AND NOT EXISTS (
        SELECT FROM review_task WHERE state = 'open' AND assigned_to = person AND desk_id = $1)
    ), head AS (
      SELECT * FROM (${firstTasks('assigned_to IS NULL AND round < 3', MOST)}) AS first LIMIT (SELECT count(*) FROM plain)
    ), next AS (
      SELECT plain.*, ${TASK} FROM plain JOIN (
        SELECT *, row_number() OVER (ORDER BY queue_key DESC, id) AS turn FROM head) AS task USING (turn)
      WHERE NOT person = ANY (barred)
    )`),
};

/** Grants tasks to reviewers of a desk who ask at the same moment, with one statement: it costs little more than for one. */
@Injectable()
export class LeaseTogether {
  private readonly desks = new Map<string, Gather<Asker, GrantRow | undefined>>();

  constructor(private readonly database: Database) {}

  /** @returns undefined where it takes a statement of their own to say what there is for this asker */
  run(asker: Asker): Promise<GrantRow | undefined> {
    const { deskId } = asker.actor;
    let desk = this.desks.get(deskId);
    if (!desk) this.desks.set(deskId, (desk = new Gather((group) => this.grant(group), MOST)));
    return desk.ask(asker);
  }

  private async grant(askers: Asker[], triesLeft = SLOT_TRIES): Promise<(GrantRow | undefined)[]> {
    try {
      const rows = await this.database.run<GrantRow>(GRANT_TOGETHER, grantValues(askers));
      return rows.map((row) => (row.task_id === null && row.slot !== null ? undefined : row));
    } catch (error) {
      if (isSlotTaken(error) && triesLeft > 0) return this.grant(askers, triesLeft - 1);
      // Postgres has undone it all; nobody is refused for what another of the group asked.
      if (isRefusal(error)) return askers.map(() => undefined);
      throw error;
    }
  }
}
