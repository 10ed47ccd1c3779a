import type { ClaimState, Finding, LeaseEnd, TaskState } from '../../src/database/generated/enums.js';

/** Asks the proof's database as the owner of its tables. */
export type Query = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;

export interface ClaimRow {
  id: string;
  state: ClaimState;
  cycle: number;
}

export interface TaskRow {
  id: string;
  claim_id: string;
  cycle: number;
  round: number;
  state: TaskState;
  last_token: number;
}

export interface LeaseRow {
  task_id: string;
  token: number;
  person_id: string;
  slot: number;
  granted_at: Date;
  expires_at: Date;
  ended_at: Date | null;
  ended: LeaseEnd | null;
}

export interface JudgementRow {
  id: string;
  task_id: string;
  claim_id: string;
  cycle: number;
  round: number;
  person_id: string;
  lease_token: number;
  attribution: Finding;
  content: Finding;
  rationale: string;
  created_at: Date;
}

export interface VerdictRow {
  claim_id: string;
  cycle: number;
  judgement_id: string;
}

export interface EventRow {
  id: number;
  claim_id: string;
  actor: string;
  action: string;
  from_state: string | null;
  to_state: string | null;
  request_id: string | null;
  detail: Record<string, unknown> | null;
}

/** Everything a desk's database holds about its reviews, in the order in which it was written. */
export interface Recorded {
  claims: ClaimRow[];
  tasks: TaskRow[];
  leases: LeaseRow[];
  judgements: JudgementRow[];
  verdicts: VerdictRow[];
  events: EventRow[];
}

export async function readRecorded(query: Query, desk: string): Promise<Recorded> {
  const ofDesk = `desk_id = (SELECT id FROM desk WHERE name = $1)`;
  const rows = <Row extends object>(columns: string, from: string): Promise<Row[]> =>
    query<Row>(`SELECT ${columns} FROM ${from}`, [desk]);
  return {
    claims: await rows('id, state, cycle', `claim WHERE ${ofDesk}`),
    tasks: await rows('id, claim_id, cycle, round, state, last_token', `review_task WHERE ${ofDesk}`),
    leases: await rows('*', `lease WHERE ${ofDesk} ORDER BY task_id, token`),
    judgements: await rows('*', `judgement WHERE ${ofDesk} ORDER BY claim_id, cycle, round`),
    verdicts: await rows('claim_id, cycle, judgement_id', `verdict WHERE ${ofDesk}`),
    events: await rows(
      'id::int, subject_id AS claim_id, actor, action, from_state, to_state, request_id, detail',
      `audit_event WHERE subject_type = 'claim' AND ${ofDesk} ORDER BY id`,
    ),
  };
}

export function byKey<Row>(rows: Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
