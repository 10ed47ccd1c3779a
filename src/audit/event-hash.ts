import { createHash } from 'node:crypto';

/** A row of `audit_event` as the driver gives it: ids as text, and the detail as Postgres writes it, not parsed. */
export interface EventRow {
  id: string;
  desk_id: string;
  /** A number where somebody stored `infinity`. */
  at: Date | number;
  actor: string;
  action: string;
  subject_type: string;
  subject_id: string;
  from_state: string | null;
  to_state: string | null;
  reason: string | null;
  detail: string | null;
  request_id: string | null;
}

/** The columns of {@link EventRow} as a list for SELECT. */
export const eventColumns = (table: string): string =>
  ['id', 'desk_id', 'at', 'actor', 'action', 'subject_type', 'subject_id', 'from_state', 'to_state', 'reason']
    .map((column) => `${table}.${column}`)
    .concat(`${table}.detail::text AS detail`, `${table}.request_id`)
    .join(', ');

/** SHA-256 of an event: the same as `audit_event_hash` of the review engine's migration, without asking Postgres. */
export const eventHash = (event: EventRow): Buffer =>
  sha256(
    [
      event.id,
      event.desk_id,
      timeText(event.at),
      event.actor,
      event.action,
      event.subject_type,
      event.subject_id,
      event.from_state,
      event.to_state,
      event.reason,
      event.detail,
      event.request_id,
    ]
      .map(field)
      .join(''),
  );

/** The chain's hash before its first event. */
export const GENESIS = sha256('claimdesk');

/** The chain's hash after one event more: SHA-256 of the hash before and the event's hash, 64 bytes in all. */
export const chainHash = (before: Buffer, event: Buffer): Buffer => sha256(Buffer.concat([before, event]));

/** A field as "length in bytes:text", a missing one as "-": no two lists of fields read the same. */
const field = (value: string | null): string => (value === null ? '-' : `${Buffer.byteLength(value)}:${value}`);

const timeText = (at: Date | number): string => (typeof at === 'number' ? String(at) : at.toISOString());

function sha256(bytes: string | Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
