import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { Database, type Statement } from '../database/database.js';
import type { ClaimState } from '../database/generated/enums.js';
import { Problem } from '../errors/problem.js';
import {
  firstTasks,
  grantLeases,
  grantValues,
  isSlotTaken,
  ONE_PERSON,
  SLOT_TRIES,
  TASK,
  type Asker,
  type GrantRow,
} from './grant-leases.js';
import type { LeaseNextDto } from './lease.dto.js';
import { LeaseTogether } from './lease-together.js';
import type { LeasedTaskView } from './lease.view.js';
import { taskView } from './show-task.js';

/**
 * Takes the first task for one asker: of those assigned to them, then of those to adjudicate where they lead, then of the rest.
 * Values: those of a grant, and those of the filters.
 */
const leaseNext = (leads: boolean, filters: string, locked?: string): string => {
  const first = (queue: string): string =>
    firstTasks(`${queue} AND EXISTS (SELECT FROM asker WHERE slot IS NOT NULL) ${filters}`, 1, locked);
  const free = `assigned_to IS NULL AND NOT ${ONE_PERSON} = ANY (barred) AND NOT EXISTS (SELECT FROM assigned)`;
  return grantLeases(`
    assigned AS (
      ${first(`assigned_to = ${ONE_PERSON} ${leads ? '' : 'AND round < 3'}`)}
    ), differing AS (
      ${leads ? first(`${free} AND round = 3`) : 'SELECT * FROM assigned WHERE false'}
    ), waiting AS (
      ${first(`${free} AND round < 3 AND NOT EXISTS (SELECT FROM differing)`)}
    ), next AS (
      SELECT asker.*, ${TASK} FROM asker,
        (SELECT * FROM assigned UNION ALL SELECT * FROM differing UNION ALL SELECT * FROM waiting) AS task
    )`);
};

type Locked = 'skipped' | 'waited-for';

/** What another transaction holds locked at this moment is skipped, so that nobody waits while there are others. */
const lockWord = { skipped: 'SKIP LOCKED', 'waited-for': '' } as const;

const anyTask = (leads: boolean, locked: Locked): Statement => ({
  name: `lease-next-task${leads ? '-of-a-lead' : ''}-${locked}`,
  text: leaseNext(leads, '', lockWord[locked]),
});

const ANY_TASK = {
  reviewer: { skipped: anyTask(false, 'skipped'), 'waited-for': anyTask(false, 'waited-for') },
  lead: { skipped: anyTask(true, 'skipped'), 'waited-for': anyTask(true, 'waited-for') },
};

/** As many tasks are counted as this: whoever has nothing to do need not know more exactly. */
const MOST_COUNTED = 1_000;

/** Why the open tasks of the desk are not for this person. Values: desk, person, whether they lead. */
const NOT_FOR_YOU: Statement = {
  name: 'tasks-not-for-you',
  text: `
    WITH task AS (
      (SELECT round, assigned_to, barred FROM review_task WHERE desk_id = $1 AND state = 'open' AND assigned_to IS NULL AND round < 3 LIMIT ${MOST_COUNTED})
      UNION ALL (SELECT round, assigned_to, barred FROM review_task WHERE desk_id = $1 AND state = 'open' AND assigned_to IS NULL AND round = 3 LIMIT ${MOST_COUNTED})
      UNION ALL (SELECT round, assigned_to, barred FROM review_task WHERE desk_id = $1 AND state = 'open' AND assigned_to IS NOT NULL LIMIT ${MOST_COUNTED})
    ), why AS (
      SELECT CASE WHEN assigned_to <> $2 THEN 'assigned-to-others' WHEN $2 = ANY (barred) THEN 'closed-to-you'
                  WHEN round = 3 AND NOT $3 THEN 'to-adjudicate' ELSE 'other-than-asked' END AS reason FROM task
    )
    SELECT reason, least(count(*), ${MOST_COUNTED})::int AS n FROM why GROUP BY reason ORDER BY reason`,
};

/** A task, or what there is that is not for this person, by reason. */
export type NextTask = { task: LeasedTaskView } | { notForYou: { reason: string; n: number }[] };

/** Gives a reviewer the next task, for a time. */
@Injectable()
export class LeaseNextTask {
  constructor(
    private readonly database: Database,
    private readonly together: LeaseTogether,
  ) {}

  /** @throws Problem `lease_limit` where the person holds all the leases they may */
  async run(actor: Actor, dto: LeaseNextDto): Promise<NextTask> {
    const row = await this.lease(actor, dto);
    if (row.task_id !== null) return { task: taskView({ ...row, state: leasedState(row.task_round) }) };
    if (row.slot === null) {
      throw new Problem(
        'lease_limit',
        'You hold as many leases as your desk’s policy allows. Submit or release one first.',
        [],
        { 'retry-after': '30' },
      );
    }
    const values = [actor.deskId, actor.personId, actor.role !== 'reviewer'];
    return { notForYou: await this.database.run<{ reason: string; n: number }>(NOT_FOR_YOU, values) };
  }

  private async lease(actor: Actor, dto: LeaseNextDto): Promise<GrantRow> {
    const asker: Asker = { actor, seconds: dto.leaseSeconds };
    const values = grantValues([asker]);
    const filters = wanted(dto, values);
    if (!filters && actor.role === 'reviewer' && !this.database.isTogether) {
      const row = await this.together.run(asker);
      if (row) return row;
    }
    const row = await this.leaseAlone(actor, filters, values, 'skipped');
    // A task that another holds locked may yet turn out to be free: whoever has room is not sent away for a moment's lock.
    if (row.task_id !== null || row.slot === null) return row;
    return this.leaseAlone(actor, filters, values, 'waited-for');
  }

  private async leaseAlone(
    actor: Actor,
    filters: string,
    values: unknown[],
    locked: Locked,
    triesLeft = SLOT_TRIES,
  ): Promise<GrantRow> {
    const leads = actor.role !== 'reviewer';
    const statement = filters
      ? { text: leaseNext(leads, filters, lockWord[locked]) }
      : ANY_TASK[leads ? 'lead' : 'reviewer'][locked];
    try {
      const row = await this.database.runOne<GrantRow>(statement, values);
      return row!;
    } catch (error) {
      if (isSlotTaken(error) && triesLeft > 0) return this.leaseAlone(actor, filters, values, locked, triesLeft - 1);
      throw error;
    }
  }
}

/** The statement reads the claim as it was before its own change. */
const leasedState = (round: number): ClaimState =>
  round === 1 ? 'in_review' : round === 2 ? 'second_review' : 'adjudication';

/** Conditions for what the reviewer asked for; their values are added to `values`. */
function wanted(dto: LeaseNextDto, values: unknown[]): string {
  const conditions: string[] = [];
  const add = (value: unknown, condition: (place: string) => string): void => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(`AND ${condition(`$${values.length}`)}`);
  };
  const claim = (condition: string): string => `EXISTS (SELECT FROM claim WHERE claim.id = claim_id AND ${condition})`;
  add(dto.claimId, (p) => `claim_id = ${p}`);
  add(dto.round, (p) => `round = ${p}`);
  add(dto.articleId, (p) => claim(`article_id = ${p}`));
  add(dto.claimType, (p) => claim(`claim_type = ${p}::claim_type`));
  add(dto.minCheckWorthiness, (p) => claim(`check_worthiness >= ${p}`));
  add(dto.language, (p) => claim(`EXISTS (SELECT FROM article_version WHERE id = version_id AND language = ${p})`));
  add(
    dto.claimantKind,
    (p) => `EXISTS (SELECT FROM claim_claimant AS c JOIN claimant ON claimant.id = claimant_id
              WHERE c.claim_id = review_task.claim_id AND role = 'claimant' AND kind = ${p}::claimant_kind)`,
  );
  return conditions.join(' ');
}
