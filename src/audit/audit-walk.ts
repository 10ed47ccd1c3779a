import type { Database, Statement } from '../database/database.js';
import type { BadPlace, ExportedHead, Fault } from './audit-check.js';
import { chainHash, eventColumns, eventHash, GENESIS, type EventRow } from './event-hash.js';

/** Rows held at once: what a walk needs of memory, and how long it keeps the process from anything else. */
const PAGE = 2_000;
/** A link that is out of place is looked for so far ahead. */
const NEARBY = 100_000;
/** Below every id, also one that nobody ever gave. */
const BELOW_ALL = '-9223372036854775808';
const MOST = '9223372036854775807';

/** The OFFSET has Postgres look each event up by its id, whatever it believes of the tables. */
const eventOf = (id: string): string =>
  `LEFT JOIN LATERAL (SELECT * FROM audit_event WHERE audit_event.id = ${id} OFFSET 0) AS event ON true`;

const LINKS: Statement = {
  name: 'audit-walk-links',
  text: `
    SELECT link.seq, link.event_id, link.event_hash, link.hash, ${eventColumns('event')}
    FROM (SELECT * FROM audit_link WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT ${PAGE}) AS link ${eventOf('link.event_id')} ORDER BY link.seq`,
};

const WITNESSES: Statement = {
  name: 'audit-walk-witnesses',
  text: `
    SELECT witness.event_id, witness.event_hash, ${eventColumns('event')}
    FROM (SELECT * FROM audit_unsealed WHERE event_id > $1 ORDER BY event_id LIMIT ${PAGE}) AS witness
      ${eventOf('witness.event_id')} ORDER BY witness.event_id`,
};

/** One row a page: its last id, the first event that no link or witness knows, the first that more than one knows. */
const EVENTS: Statement = {
  name: 'audit-walk-events',
  text: `
    SELECT max(id) AS last, min(id) FILTER (WHERE known = 0) AS unknown, min(id) FILTER (WHERE known > 1) AS twice
    FROM (
      SELECT id, (SELECT count(*) FROM audit_link WHERE event_id = page.id) + (SELECT count(*) FROM audit_unsealed WHERE event_id = page.id) AS known
      FROM (SELECT id FROM audit_event WHERE id > $1 ORDER BY id LIMIT ${PAGE}) AS page
    ) AS events`,
};

/** The head as one moment shows it, with the last link of that moment. */
const HEAD: Statement = {
  name: 'audit-walk-head',
  text: 'SELECT seq, hash, (SELECT max(seq) FROM audit_link) AS last FROM audit_head WHERE id = 1',
};

/** The link that follows from a hash. Where it stands only makes the report clearer, so Postgres may do the sums. */
const FOLLOWING: Statement = {
  name: 'audit-walk-following',
  text: `SELECT seq FROM audit_link WHERE hash = sha256($1::bytea || event_hash) AND seq BETWEEN $2::bigint AND $2 + ${NEARBY} LIMIT 1`,
};

interface HeadRow {
  seq: string;
  hash: Buffer;
  /** The last link there is; null where there is none. */
  last: string | null;
}

interface WitnessRow extends Omit<EventRow, 'id'> {
  event_id: string;
  event_hash: Buffer;
  /** Null where the event is gone. */
  id: string | null;
}

interface LinkRow extends WitnessRow {
  seq: string;
  hash: Buffer;
}

/**
 * One walk along the log, page by page: every link up to where the head stands at the start, with its event, the head, the
 * witnesses of what is not sealed, and every event that none of them names. Each hash is computed here. Others go on writing
 * meanwhile: what was written never changes, and each statement sees one moment. A snapshot held for as long as the walk
 * takes would keep Postgres from cleaning up behind the leases.
 */
export class AuditWalk {
  /** Events found as they were written. */
  events = 0;
  /** The last link that is good, and the chain's hash there. */
  seq = 0;
  hash = GENESIS;

  constructor(
    private readonly database: Database,
    private readonly exported: ExportedHead | undefined,
    private readonly onPage: (events: number) => void,
  ) {}

  /** @returns the first place where the log is not as it was written */
  async firstBad(): Promise<BadPlace | undefined> {
    const head = await this.head();
    const goal = head?.seq ?? MOST;
    return (
      this.badExport() ??
      (await this.pages<LinkRow>(LINKS, 'seq', (row) => this.badLink(row), [goal])) ??
      (await this.badHead(head)) ??
      this.missingExport() ??
      (await this.pages<WitnessRow>(WITNESSES, 'event_id', (row) => this.badEvent(row, null))) ??
      (await this.strayEvent())
    );
  }

  private async pages<Row extends object>(
    statement: Statement,
    key: keyof Row,
    check: (row: Row) => BadPlace | undefined | Promise<BadPlace | undefined>,
    more: unknown[] = [],
  ): Promise<BadPlace | undefined> {
    for (let after: unknown = BELOW_ALL; ;) {
      const rows = await this.database.run<Row>(statement, [after, ...more]);
      for (const row of rows) {
        const bad = await check(row);
        if (bad) return bad;
      }
      this.onPage(this.events);
      if (rows.length < PAGE) return undefined;
      after = rows.at(-1)![key];
    }
  }

  private async head(): Promise<HeadRow | undefined> {
    return (await this.database.run<HeadRow>(HEAD, []))[0];
  }

  private badLink(row: LinkRow): BadPlace | undefined | Promise<BadPlace | undefined> {
    const next = this.seq + 1;
    const seq = Number(row.seq);
    if (seq > next) return bad('link_missing', null, next, `link ${next} is gone; the next one there is ${seq}`);
    if (seq < next) return bad('link_changed', row.event_id, seq, `a link stands at ${seq} that nobody sealed`);
    const hash = chainHash(this.hash, row.event_hash);
    if (!hash.equals(row.hash)) return this.brokenLink(row, seq);
    const fault = this.badEvent(row, seq);
    if (fault) return fault;
    this.seq = seq;
    this.hash = hash;
    return this.badExport();
  }

  private async brokenLink(row: LinkRow, seq: number): Promise<BadPlace> {
    if (isThere(row) && chainHash(this.hash, eventHash(row)).equals(row.hash)) {
      return bad(
        'link_changed',
        row.event_id,
        seq,
        `link ${seq} holds another hash of event ${row.event_id} than was sealed`,
      );
    }
    const [right] = await this.database.run<{ seq: string }>(FOLLOWING, [this.hash, seq]);
    if (right)
      return bad(
        'link_moved',
        row.event_id,
        seq,
        `links were moved: the one that belongs at ${seq} stands at ${right.seq}`,
      );
    return bad(
      'link_changed',
      row.event_id,
      seq,
      `link ${seq} does not follow from link ${seq - 1}: one of them was changed`,
    );
  }

  /** An event against the hash that its link or, with `seq` null, its witness holds. */
  private badEvent(row: WitnessRow, seq: number | null): BadPlace | undefined {
    const where = seq === null ? 'not sealed yet' : `sealed as link ${seq}`;
    if (!isThere(row)) return bad('event_removed', row.event_id, seq, `event ${row.event_id}, ${where}, was removed`);
    if (!eventHash(row).equals(row.event_hash)) {
      return bad(
        'event_changed',
        row.event_id,
        seq,
        `event ${row.event_id}, ${where}, was changed after it was written`,
      );
    }
    this.events++;
    return undefined;
  }

  /** @param head as it stood before the walk */
  private async badHead(head: HeadRow | undefined): Promise<BadPlace | undefined> {
    if (!head) return bad('head_differs', null, this.seq, 'the row that marks the end of the chain is gone');
    const seq = Number(head.seq);
    if (seq > this.seq) {
      return bad('tail_cut', null, this.seq + 1, `the chain was cut after link ${this.seq}; its head stands at ${seq}`);
    }
    const now = await this.head();
    if (!head.hash.equals(this.hash) || Number(now?.last ?? 0) !== Number(now?.seq)) {
      return bad(
        'head_differs',
        null,
        Number(now?.last ?? 0),
        `the head, at ${now?.seq}, is not the end of the chain, which is at ${now?.last ?? 0}`,
      );
    }
    return undefined;
  }

  /** Whether the chain passes the exported head with another hash. */
  private badExport(): BadPlace | undefined {
    if (this.seq !== this.exported?.seq || this.hash.toString('hex') === this.exported.hash) return undefined;
    return bad(
      'history_rewritten',
      null,
      this.seq,
      `history was rewritten at or before link ${this.seq}: the exported head has another hash`,
    );
  }

  private missingExport(): BadPlace | undefined {
    if (!this.exported || this.exported.seq <= this.seq) return undefined;
    const { seq } = this.exported;
    return bad(
      'exported_head_gone',
      null,
      this.seq + 1,
      `the log ends at link ${this.seq}, before the exported head at ${seq}`,
    );
  }

  private async strayEvent(): Promise<BadPlace | undefined> {
    for (let after = BELOW_ALL; ;) {
      const [page] = await this.database.run<{ last: string | null; unknown: string | null; twice: string | null }>(
        EVENTS,
        [after],
      );
      const { last, unknown, twice } = page!;
      if (unknown !== null) {
        return bad(
          'event_unknown',
          unknown,
          null,
          `event ${unknown} was slipped in, or its witness was removed: nothing vouches for it`,
        );
      }
      if (twice !== null)
        return bad('event_twice', twice, null, `event ${twice} is known to more than one link or witness`);
      if (last === null) return undefined;
      after = last;
    }
  }
}

const isThere = (row: WitnessRow): row is WitnessRow & EventRow => row.id !== null;

const bad = (kind: Fault, eventId: string | null, seq: number | null, detail: string): BadPlace => ({
  kind,
  eventId: eventId === null ? null : Number(eventId),
  seq,
  detail,
});
