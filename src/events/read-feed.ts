import type { Database, Statement } from '../database/database.js';
import type { EventBody } from './event-types.js';

/** Links of the chain that one look goes through: what bounds a stream's memory and a statement's time. */
const PAGE = 500;

/** Values: the place read last, desk or null for all of them. */
const READ: Statement = {
  name: 'read-event-feed',
  text: `
    SELECT upto, seq, desk_id, body
    FROM (SELECT least($1::bigint + ${PAGE}, seq) AS upto FROM audit_head WHERE id = 1) AS page
      LEFT JOIN LATERAL (
        SELECT seq, desk_id, event_body(event) AS body FROM audit_link JOIN audit_event AS event ON event.id = event_id
        WHERE seq > $1 AND seq <= upto AND ($2::uuid IS NULL OR desk_id = $2) AND event_type(event) IS NOT NULL
      ) AS told ON true
    ORDER BY seq`,
};

/** What stands between two places of the feed. A place is the number of a link of the audit log's chain. */
export interface FeedPage {
  from: number;
  /** As far as was read, found something or not. */
  upto: number;
  /** More may follow at once. */
  isFull: boolean;
  /** Events as they are sent, in the order of their places. */
  frames: { deskId: string; text: string }[];
}

interface FeedRow {
  upto: string;
  seq: string | null;
  desk_id: string;
  body: EventBody;
}

/**
 * What follows a place of the feed. The chain takes in committed events only and grows at its end, one sealer at a time: so
 * nothing ever turns up before a place that was handed out, in whatever order transactions commit.
 */
export async function readFeed(database: Database, from: number, deskId: string | null): Promise<FeedPage> {
  const rows = await database.run<FeedRow>(READ, [from, deskId]);
  const upto = Number(rows[0]!.upto);
  return {
    from,
    upto,
    isFull: upto === from + PAGE,
    frames: rows.flatMap(({ seq, desk_id, body }) =>
      seq === null ? [] : [{ deskId: desk_id, text: `id: ${seq}\ndata: ${JSON.stringify(body)}\n\n` }],
    ),
  };
}
