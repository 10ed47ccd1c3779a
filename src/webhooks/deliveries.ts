import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { RECORD_AUDIT_EVENT } from '../audit/audit-event.js';
import type { Actor } from '../auth/actor.js';
import { cursorOf, readCursor } from '../database/cursor.js';
import { Database, type Statement } from '../database/database.js';
import type { DeliveryState } from '../database/generated/enums.js';
import { Problem } from '../errors/problem.js';
import { JobSender } from '../jobs/job-sender.js';
import type { DeliveryPage, DeliveryView, ListDeliveriesQuery, ReplayedView } from './delivery.view.js';
import { TEST_TYPE } from './due-deliveries.js';
import { Webhooks } from './webhooks.js';

const COLUMNS = 'id, event_id, type, state, attempts, due_at, delivered_at, last_status, last_error, created_at';

/** Newest first. Values: endpoint, last id seen or null, state or null, limit. */
const LIST: Statement = {
  name: 'list-deliveries',
  text: `
    SELECT ${COLUMNS} FROM webhook_delivery
    WHERE endpoint_id = $1 AND ($2::uuid IS NULL OR id < $2) AND ($3::delivery_state IS NULL OR state = $3)
    ORDER BY id DESC LIMIT $4`,
};

const ONE: Statement = {
  name: 'one-delivery',
  text: `SELECT ${COLUMNS} FROM webhook_delivery WHERE endpoint_id = $1 AND id = $2`,
};

const TEST: Statement = {
  name: 'test-webhook',
  text: `INSERT INTO webhook_delivery (id, desk_id, endpoint_id, type) VALUES ($1, $2, $3, '${TEST_TYPE}') RETURNING ${COLUMNS}`,
};

const REPLAYED = `state = 'pending', tries = 0, due_at = now(), delivered_at = NULL`;

/** One that waits is left alone. Values: endpoint, delivery, actor, request id. */
const REPLAY: Statement = {
  name: 'replay-delivery',
  text: `
    WITH before AS (
      SELECT id, state FROM webhook_delivery WHERE endpoint_id = $1 AND id = $2 AND state <> 'pending' FOR UPDATE
    ), replayed AS (
      UPDATE webhook_delivery AS delivery SET ${REPLAYED} FROM before WHERE delivery.id = before.id
      RETURNING desk_id, before.id, before.state
    ), recorded AS (
      ${RECORD_AUDIT_EVENT}
      SELECT desk_id, $3, 'webhook.replay', 'webhook', $1::uuid, NULL, NULL, NULL, $4, jsonb_build_object('delivery', id, 'was', state)
      FROM replayed
    )
    SELECT FROM replayed`,
};

/** Values: endpoint, since, actor, request id. */
const REPLAY_FAILED: Statement = {
  name: 'replay-failed-deliveries',
  text: `
    WITH replayed AS (
      UPDATE webhook_delivery SET ${REPLAYED} WHERE endpoint_id = $1 AND state = 'failed' AND created_at >= $2 RETURNING desk_id
    ), recorded AS (
      ${RECORD_AUDIT_EVENT}
      SELECT desk_id, $3, 'webhook.replay', 'webhook', $1::uuid, NULL, NULL, NULL, $4,
        jsonb_build_object('failedSince', $2::timestamptz, 'deliveries', count(*)) FROM replayed GROUP BY desk_id
    )
    SELECT count(*)::int AS n FROM replayed`,
};

interface DeliveryRow {
  id: string;
  event_id: string | null;
  type: string;
  state: DeliveryState;
  attempts: number;
  due_at: Date;
  delivered_at: Date | null;
  last_status: number | null;
  last_error: string | null;
  created_at: Date;
}

/** What was or will be sent to a webhook, and sending it again. */
@Injectable()
export class Deliveries {
  constructor(
    private readonly database: Database,
    private readonly webhooks: Webhooks,
    private readonly jobs: JobSender,
  ) {}

  /** @throws Problem `not_found`, `invalid_cursor` */
  async page(actor: Actor, webhookId: string, { cursor, state, limit }: ListDeliveriesQuery): Promise<DeliveryPage> {
    await this.webhooks.one(actor, webhookId);
    const values = [webhookId, readCursor(cursor) ?? null, state ?? null, limit + 1];
    const rows = await this.database.run<DeliveryRow>(LIST, values);
    const items = rows.slice(0, limit).map(view);
    return { items, nextCursor: rows.length > limit ? cursorOf(items.at(-1)!.id) : null };
  }

  /** Queues a delivery that is no event. @throws Problem `not_found`, `webhook_disabled` */
  async test(actor: Actor, webhookId: string): Promise<DeliveryView> {
    await this.enabled(actor, webhookId);
    const row = await this.database.runOne<DeliveryRow>(TEST, [uuidv7(), actor.deskId, webhookId]);
    this.jobs.hint('deliver-webhooks', { endpointId: webhookId });
    return view(row!);
  }

  /** Sends one again under its old id; one that waits stays as it is. @throws Problem `not_found`, `webhook_disabled` */
  async replay(actor: Actor, webhookId: string, deliveryId: string): Promise<DeliveryView> {
    await this.enabled(actor, webhookId);
    await this.database.run(REPLAY, [webhookId, deliveryId, actor.auditName, actor.requestId]);
    const row = await this.database.runOne<DeliveryRow>(ONE, [webhookId, deliveryId]);
    if (!row) throw new Problem('not_found', `This webhook has no delivery ${deliveryId}.`);
    this.jobs.hint('deliver-webhooks', { endpointId: webhookId });
    return view(row);
  }

  /** @throws Problem `not_found`, `webhook_disabled` */
  async replayFailed(actor: Actor, webhookId: string, since: string): Promise<ReplayedView> {
    await this.enabled(actor, webhookId);
    const row = await this.database.runOne<{ n: number }>(REPLAY_FAILED, [
      webhookId,
      since,
      actor.auditName,
      actor.requestId,
    ]);
    this.jobs.hint('deliver-webhooks', { endpointId: webhookId });
    return { replayed: row!.n };
  }

  private async enabled(actor: Actor, webhookId: string): Promise<void> {
    const { enabled } = await this.webhooks.one(actor, webhookId);
    if (!enabled) throw new Problem('webhook_disabled', 'Switch it on first: PATCH it with `{"enabled": true}`.');
  }
}

const view = (row: DeliveryRow): DeliveryView => ({
  id: row.id,
  eventId: row.event_id === null ? null : Number(row.event_id),
  type: row.type,
  state: row.state,
  attempts: row.attempts,
  dueAt: row.state === 'pending' ? row.due_at.toISOString() : null,
  deliveredAt: row.delivered_at?.toISOString() ?? null,
  lastStatus: row.last_status,
  lastError: row.last_error,
  createdAt: row.created_at.toISOString(),
});
