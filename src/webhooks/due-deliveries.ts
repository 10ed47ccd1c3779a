import { RECORD_AUDIT_EVENT, SYSTEM } from '../audit/audit-event.js';
import type { Statement } from '../database/database.js';
import type { EventBody } from '../events/event-types.js';

/** Not an event: what somebody asked for to see whether their receiver works. */
export const TEST_TYPE = 'webhook.test';

/** A delivery that its taker has to send, before it counts as dead. */
export interface TakenDelivery {
  id: string;
  attempts: number;
  tries: number;
  created_at: Date;
  url: string;
  secret: Buffer;
  /** Null where there is none that still signs. */
  old_secret: Buffer | null;
  /** Null for a test. */
  body: EventBody | null;
}

/**
 * Takes deliveries that are due, at most $2, for $3 seconds: nobody else gets them before that, and a sender that dies has lost
 * nothing. `attempts` is the token that settling needs. Values: endpoint, how many, seconds.
 */
export const TAKE: Statement = {
  name: 'take-due-deliveries',
  text: `
    WITH due AS (
      SELECT delivery.id FROM webhook_delivery AS delivery
      WHERE endpoint_id = $1 AND state = 'pending' AND due_at <= now()
        AND EXISTS (SELECT FROM webhook_endpoint WHERE webhook_endpoint.id = $1 AND enabled)
      ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED
    ), taken AS (
      UPDATE webhook_delivery AS delivery
      SET attempts = attempts + 1, tries = tries + 1, due_at = now() + make_interval(secs => $3)
      FROM due WHERE delivery.id = due.id RETURNING delivery.id, event_id, attempts, tries, delivery.created_at
    )
    SELECT taken.id, attempts, tries, taken.created_at, url, secret,
      CASE WHEN old_secret_until > now() THEN old_secret END AS old_secret,
      CASE WHEN event_id IS NOT NULL THEN event_body(event) END AS body
    FROM taken JOIN webhook_endpoint AS endpoint ON endpoint.id = $1 LEFT JOIN audit_event AS event ON event.id = event_id`,
};

/** For who took it last only. Values: delivery, attempts, state, status, error, seconds until the next attempt. */
export const SETTLE: Statement = {
  name: 'settle-delivery',
  text: `
    UPDATE webhook_delivery SET state = $3::delivery_state, last_status = $4, last_error = $5,
      delivered_at = CASE WHEN $3 = 'delivered' THEN now() END, due_at = now() + make_interval(secs => $6)
    WHERE id = $1 AND attempts = $2 AND state = 'pending'`,
};

/** Values: endpoint, reason. */
export const DISABLE: Statement = {
  name: 'disable-webhook',
  text: `
    WITH disabled AS (
      UPDATE webhook_endpoint SET enabled = false, disabled_reason = $2, revision = revision + 1 WHERE id = $1 AND enabled
      RETURNING id, desk_id
    )
    ${RECORD_AUDIT_EVENT}
    SELECT desk_id, '${SYSTEM}', 'webhook.disable', 'webhook', id, 'enabled', 'disabled', $2, NULL, NULL::jsonb FROM disabled`,
};

/** Endpoints with something to send, at most $1; in no order, so that where there are more each gets its turn. */
export const FIND_DUE: Statement = {
  name: 'find-due-endpoints',
  text: `
    SELECT id FROM webhook_endpoint WHERE enabled AND EXISTS (
      SELECT FROM webhook_delivery WHERE endpoint_id = webhook_endpoint.id AND state = 'pending' AND due_at <= now())
    ORDER BY random() LIMIT $1`,
};

/** Lets go of deliveries after 30 days, whatever became of them, and of secrets that sign no more. */
export const FORGET: Statement = {
  name: 'forget-deliveries',
  text: `
    WITH secrets AS (
      UPDATE webhook_endpoint SET old_secret = NULL, old_secret_until = NULL WHERE old_secret_until < now()
    )
    DELETE FROM webhook_delivery WHERE id IN (
      SELECT id FROM webhook_delivery WHERE id < uuid_at(now() - interval '30 days') LIMIT 1000)`,
};
