import { Injectable } from '@nestjs/common';
import { Database, type Statement } from '../database/database.js';
import { Problem } from '../errors/problem.js';
import { HIDDEN_ACTOR, type AuditEventView, type AuditPage } from './audit.view.js';

/**
 * Who does these is hidden while the claim is under review: whoever judges it next, which may be the very lead who reads the
 * log, is to know neither who looked into it before nor what they found. Their own steps everybody sees.
 */
const BLIND_ACTIONS = [
  'claim.lease',
  'claim.return',
  'claim.assign',
  'claim.assignment_lapse',
  'claim.judge',
  'claim.correct',
  'evidence.add',
];
const BLIND_STATES = ['in_review', 'second_review'];

/**
 * The event is hidden where the join finds a claim. Filtering by actor must not tell what is hidden either. Values: desk
 * (null for any), caller as the log names them, last id seen, limit, subject, actor, action, since, until, blind actions,
 * blind states.
 */
const LIST: Statement = {
  text: `
    SELECT event.id, at, CASE WHEN claim.id IS NULL THEN actor END AS actor, person.name AS actor_name, action, subject_type,
      subject_id, from_state, to_state, CASE WHEN claim.id IS NULL THEN reason END AS reason,
      CASE WHEN claim.id IS NULL THEN detail END AS detail, CASE WHEN claim.id IS NULL THEN request_id END AS request_id,
      seq, encode(audit_link.hash, 'hex') AS hash
    FROM audit_event AS event
      LEFT JOIN claim ON subject_type = 'claim' AND claim.id = subject_id AND actor IS DISTINCT FROM $2
        AND action = ANY ($10) AND claim.state::text = ANY ($11)
      LEFT JOIN person ON claim.id IS NULL AND person.desk_id = event.desk_id AND actor = 'person:' || person.id
      LEFT JOIN audit_link ON event_id = event.id
    WHERE ($1::uuid IS NULL OR event.desk_id = $1) AND event.id > $3 AND ($5::uuid IS NULL OR subject_id = $5)
      AND ($6::text IS NULL OR (actor = $6 AND claim.id IS NULL)) AND ($7::text IS NULL OR action = $7)
      AND ($8::timestamptz IS NULL OR at >= $8) AND ($9::timestamptz IS NULL OR at < $9)
    ORDER BY event.id LIMIT $4`,
};

interface EventListRow {
  id: string;
  at: Date;
  /** Null where hidden. */
  actor: string | null;
  actor_name: string | null;
  action: string;
  subject_type: string;
  subject_id: string;
  from_state: string | null;
  to_state: string | null;
  reason: string | null;
  detail: unknown;
  request_id: string | null;
  seq: string | null;
  hash: string | null;
}

export interface AuditFilter {
  subjectId?: string;
  actor?: string;
  action?: string;
  since?: string;
  until?: string;
  cursor?: string;
  limit: number;
}

/** Who reads: sees their own steps, and of one desk only. The command line has neither. */
export interface AuditReader {
  deskId: string;
  auditName: string;
}

@Injectable()
export class FindAuditEvents {
  constructor(private readonly database: Database) {}

  /** Oldest first. @throws Problem `invalid_cursor` */
  async page(reader: AuditReader | undefined, filter: AuditFilter): Promise<AuditPage> {
    const { subjectId, actor, action, since, until, limit } = filter;
    const after = readEventCursor(filter.cursor);
    const rows = await this.database.run<EventListRow>(LIST, [
      reader?.deskId,
      reader?.auditName,
      after,
      limit + 1,
      subjectId,
      actor,
      action,
      since,
      until,
      BLIND_ACTIONS,
      BLIND_STATES,
    ]);
    return {
      items: rows.slice(0, limit).map(view),
      nextCursor: rows.length > limit ? eventCursor(rows[limit - 1]!.id) : null,
    };
  }
}

const view = (row: EventListRow): AuditEventView => ({
  id: Number(row.id),
  at: row.at.toISOString(),
  actor: row.actor ?? HIDDEN_ACTOR,
  actorName: row.actor_name,
  action: row.action,
  subjectType: row.subject_type,
  subjectId: row.subject_id,
  from: row.from_state,
  to: row.to_state,
  reason: row.reason,
  detail: row.detail,
  requestId: row.request_id,
  seq: row.seq === null ? null : Number(row.seq),
  hash: row.hash,
});

/** A place in the log, handed out as an opaque text: the id of the last event seen in eight bytes. */
function eventCursor(id: string): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(id));
  return bytes.toString('base64url');
}

function readEventCursor(cursor: string | undefined): string {
  if (cursor === undefined) return '0';
  const bytes = Buffer.from(cursor, 'base64url');
  if (bytes.length !== 8 || bytes.toString('base64url') !== cursor) {
    throw new Problem('invalid_cursor', 'Use the nextCursor of the page before, unchanged.', [
      { parameter: 'cursor', detail: 'is not a cursor' },
    ]);
  }
  return bytes.readBigInt64BE().toString();
}
