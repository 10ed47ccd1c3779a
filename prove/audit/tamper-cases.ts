import type { BadPlace } from '../../src/audit/audit-check.js';
import type { TamperedLog } from './tampered-log.js';

/** Something a superuser might do to the log, and what verifying is to name. */
export interface TamperCase {
  name: string;
  /** Whether it takes a head exported before to find it: without one the log agrees with itself. */
  needsExport?: true;
  /** Tampers, and says what is to be found. */
  tamper: (log: TamperedLog) => Promise<Omit<BadPlace, 'detail'>>;
}

const REWRITE_FROM = (seq: number): string => `
  DO $$
  DECLARE
    link audit_link;
    before bytea := (SELECT hash FROM audit_link WHERE seq = ${seq - 1});
  BEGIN
    FOR link IN SELECT * FROM audit_link WHERE seq >= ${seq} ORDER BY seq LOOP
      before := sha256(before || link.event_hash);
      UPDATE audit_link SET hash = before WHERE seq = link.seq;
    END LOOP;
    UPDATE audit_head SET hash = before;
  END $$`;

const EDIT = (id: number): string => `UPDATE audit_event SET reason = 'as if it had always been so' WHERE id = ${id}`;
const HASH_AGAIN = (id: number): string =>
  `UPDATE audit_link SET event_hash = audit_event_hash(e) FROM audit_event AS e WHERE e.id = event_id AND e.id = ${id}`;
const DROP_EVENT = (id: number): string => `DELETE FROM audit_event WHERE id = ${id}`;
const DROP_LINK = (seq: number): string => `DELETE FROM audit_link WHERE seq = ${seq}`;
const DROP_WITNESS = (id: number): string => `DELETE FROM audit_unsealed WHERE event_id = ${id}`;
const SLIP_IN = `INSERT INTO audit_event (desk_id, actor, action, subject_type, subject_id)
  VALUES (gen_random_uuid(), 'system', 'claim.dismiss', 'claim', gen_random_uuid())`;

export const TAMPER_CASES: TamperCase[] = [
  {
    name: 'an event’s reason edited',
    tamper: async (log) => {
      await log.change(EDIT(log.middle.eventId));
      return { kind: 'event_changed', ...log.middle };
    },
  },
  {
    name: 'an event dated a millisecond later',
    tamper: async (log) => {
      await log.change(`UPDATE audit_event SET at = at + interval '1 ms' WHERE id = ${log.middle.eventId}`);
      return { kind: 'event_changed', ...log.middle };
    },
  },
  {
    name: 'an event deleted in the middle',
    tamper: async (log) => {
      await log.change(DROP_EVENT(log.middle.eventId));
      return { kind: 'event_removed', ...log.middle };
    },
  },
  {
    name: 'an event deleted in the middle, its link too',
    tamper: async (log) => {
      await log.change(DROP_EVENT(log.middle.eventId), DROP_LINK(log.middle.seq));
      return { kind: 'link_missing', eventId: null, seq: log.middle.seq };
    },
  },
  {
    name: 'a link deleted',
    tamper: async (log) => {
      await log.change(DROP_LINK(log.middle.seq));
      return { kind: 'link_missing', eventId: null, seq: log.middle.seq };
    },
  },
  {
    name: 'two links swapped',
    tamper: async (log) => {
      const { middle, next } = log;
      const move = (from: number, to: number): string => `UPDATE audit_link SET seq = ${to} WHERE seq = ${from}`;
      await log.change(move(middle.seq, 0), move(next.seq, middle.seq), move(0, next.seq));
      return { kind: 'link_moved', eventId: next.eventId, seq: middle.seq };
    },
  },
  {
    name: 'a link’s copy of its event’s hash overwritten',
    tamper: async (log) => {
      await log.change(`UPDATE audit_link SET event_hash = sha256('x') WHERE seq = ${log.middle.seq}`);
      return { kind: 'link_changed', ...log.middle };
    },
  },
  {
    name: 'an event edited, its link made to agree',
    tamper: async (log) => {
      await log.change(EDIT(log.middle.eventId), HASH_AGAIN(log.middle.eventId));
      return { kind: 'link_changed', ...log.middle };
    },
  },
  {
    name: 'an event edited, its link and that link’s hash made to agree',
    tamper: async (log) => {
      const { middle, next } = log;
      await log.change(
        EDIT(middle.eventId),
        HASH_AGAIN(middle.eventId),
        `UPDATE audit_link SET hash = sha256((SELECT hash FROM audit_link WHERE seq = ${middle.seq - 1}) || event_hash) WHERE seq = ${middle.seq}`,
      );
      return { kind: 'link_changed', ...next };
    },
  },
  {
    name: 'an event edited, the whole chain after it and the head computed again',
    needsExport: true,
    tamper: async (log) => {
      await log.change(EDIT(log.middle.eventId), HASH_AGAIN(log.middle.eventId), REWRITE_FROM(log.middle.seq));
      return { kind: 'history_rewritten', eventId: null, seq: log.last.seq };
    },
  },
  {
    name: 'the last event and its link deleted',
    tamper: async (log) => {
      await log.change(DROP_EVENT(log.last.eventId), DROP_LINK(log.last.seq));
      return { kind: 'tail_cut', eventId: null, seq: log.last.seq };
    },
  },
  {
    name: 'the last event and its link deleted, the head set back',
    needsExport: true,
    tamper: async (log) => {
      const { seq, eventId } = log.last;
      await log.change(
        DROP_EVENT(eventId),
        DROP_LINK(seq),
        `UPDATE audit_head SET (seq, hash) = (SELECT seq, hash FROM audit_link WHERE seq = ${seq - 1})`,
      );
      return { kind: 'exported_head_gone', eventId: null, seq };
    },
  },
  {
    name: 'the whole log emptied but for its head',
    tamper: async (log) => {
      await log.change('TRUNCATE audit_event, audit_link');
      return { kind: 'tail_cut', eventId: null, seq: 1 };
    },
  },
  {
    name: 'the whole log emptied, the head set back to the beginning',
    needsExport: true,
    tamper: async (log) => {
      await log.change(
        'TRUNCATE audit_event, audit_link',
        `UPDATE audit_head SET seq = 0, hash = sha256(convert_to('claimdesk', 'UTF8'))`,
      );
      return { kind: 'exported_head_gone', eventId: null, seq: 1 };
    },
  },
  {
    name: 'the head set back alone',
    tamper: async (log) => {
      await log.change(`UPDATE audit_head SET seq = seq - 1`);
      return { kind: 'head_differs', eventId: null, seq: log.last.seq };
    },
  },
  {
    name: 'the head deleted',
    tamper: async (log) => {
      await log.change('DELETE FROM audit_head');
      return { kind: 'head_differs', eventId: null, seq: log.last.seq };
    },
  },
  {
    name: 'an event slipped in without a witness',
    tamper: async (log) => {
      await log.change(SLIP_IN);
      const eventId = (await log.write()) - 1;
      return { kind: 'event_unknown', eventId, seq: null };
    },
  },
  {
    name: 'the witness of an unsealed event deleted',
    tamper: async (log) => {
      const eventId = await log.write();
      await log.change(DROP_WITNESS(eventId));
      return { kind: 'event_unknown', eventId, seq: null };
    },
  },
  {
    name: 'an event edited before it was sealed',
    tamper: async (log) => {
      const eventId = await log.write();
      await log.change(EDIT(eventId));
      return { kind: 'event_changed', eventId, seq: log.last.seq + 1 };
    },
  },
  {
    name: 'an event deleted before it was sealed',
    tamper: async (log) => {
      const eventId = await log.write();
      await log.change(DROP_EVENT(eventId));
      return { kind: 'event_removed', eventId, seq: log.last.seq + 1 };
    },
  },
  {
    name: 'a second witness of a sealed event, so that sealing fails',
    tamper: async (log) => {
      await log.change(
        `INSERT INTO audit_unsealed SELECT event_id, event_hash FROM audit_link WHERE seq = ${log.middle.seq}`,
      );
      return { kind: 'event_twice', eventId: log.middle.eventId, seq: null };
    },
  },
];
