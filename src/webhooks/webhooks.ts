import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { RECORD_AUDIT_EVENT } from '../audit/audit-event.js';
import type { Actor } from '../auth/actor.js';
import { Settings } from '../config/settings.js';
import { cursorOf, readCursor } from '../database/cursor.js';
import { Database, type Statement } from '../database/database.js';
import type { PageQuery } from '../database/page.query.js';
import { Problem } from '../errors/problem.js';
import { SecretBox } from './secret-box.js';
import { newSecret } from './signature.js';
import { ENDPOINT_COLUMNS, enabledState, hostOf, webhookView, type EndpointRow } from './webhook-row.js';
import { checkWebhookUrl, webhookTargets } from './webhook-url.js';
import type { CreateWebhookDto, RotateSecretDto } from './webhook.dto.js';
import type { WebhookPage, WebhookView, WebhookWithSecretView } from './webhook.view.js';

/** Each is looked at in every step of the desk. */
const MOST_PER_DESK = 20;

/** No row where the desk has as many as it may. Values: id, desk, url, events, encrypted secret, actor, request id, host. */
const CREATE: Statement = {
  name: 'create-webhook',
  text: `
    WITH new_endpoint AS (
      INSERT INTO webhook_endpoint (id, desk_id, url, events, secret) SELECT $1, $2, $3, $4::text[], $5
      WHERE (SELECT count(*) FROM webhook_endpoint WHERE desk_id = $2) < ${MOST_PER_DESK} RETURNING *
    ), recorded AS (
      ${RECORD_AUDIT_EVENT}
      SELECT desk_id, $6, 'webhook.create', 'webhook', id, NULL, 'enabled', NULL, $7,
        jsonb_build_object('host', $8::text, 'events', events) FROM new_endpoint
    )
    SELECT ${ENDPOINT_COLUMNS} FROM new_endpoint`,
};

/** Values: desk, last id seen or null, limit, id or null for all. */
const LIST: Statement = {
  name: 'list-webhooks',
  text: `
    SELECT ${ENDPOINT_COLUMNS} FROM webhook_endpoint
    WHERE desk_id = $1 AND ($2::uuid IS NULL OR id > $2) AND ($4::uuid IS NULL OR id = $4) ORDER BY id LIMIT $3`,
};

/** Values: id, desk, actor, request id. */
const REMOVE: Statement = {
  name: 'remove-webhook',
  text: `
    WITH gone AS (
      DELETE FROM webhook_endpoint WHERE id = $1 AND desk_id = $2 RETURNING id, desk_id, enabled
    ), deliveries AS (
      DELETE FROM webhook_delivery USING gone WHERE endpoint_id = gone.id
    )
    ${RECORD_AUDIT_EVENT}
    SELECT desk_id, $3, 'webhook.delete', 'webhook', id, ${enabledState('enabled')}, 'deleted', NULL,
      $4, NULL::jsonb FROM gone RETURNING subject_id`,
};

/** Values: id, desk, encrypted secret, hours the old one signs too, actor, request id. */
const ROTATE: Statement = {
  name: 'rotate-webhook-secret',
  text: `
    WITH rotated AS (
      UPDATE webhook_endpoint SET secret = $3, revision = revision + 1, old_secret = CASE WHEN $4 > 0 THEN secret END,
        old_secret_until = CASE WHEN $4 > 0 THEN now() + make_interval(hours => $4::int) END
      WHERE id = $1 AND desk_id = $2 RETURNING *
    ), recorded AS (
      ${RECORD_AUDIT_EVENT}
      SELECT desk_id, $5, 'webhook.rotate_secret', 'webhook', id, NULL, NULL, NULL, $6,
        jsonb_build_object('oldSecretUntil', old_secret_until) FROM rotated
    )
    SELECT ${ENDPOINT_COLUMNS} FROM rotated`,
};

/** The addresses that a desk has its events posted to. */
@Injectable()
export class Webhooks {
  constructor(
    private readonly settings: Settings,
    private readonly database: Database,
    private readonly box: SecretBox,
  ) {}

  /** @throws Problem for an address that may not be posted to, `webhook_limit`, `secrets_key_missing` */
  async create(actor: Actor, dto: CreateWebhookDto): Promise<WebhookWithSecretView> {
    const url = checkWebhookUrl(dto.url, webhookTargets(this.settings));
    const [id, secret] = [uuidv7(), newSecret()];
    const locked = this.box.lock(secret, id);
    const by = [actor.auditName, actor.requestId, hostOf(url)];
    const values = [id, actor.deskId, url, dto.events ?? [], locked, ...by];
    const row = await this.database.runOne<EndpointRow>(CREATE, values);
    if (!row) throw new Problem('webhook_limit', `A desk may have ${MOST_PER_DESK} webhooks. Delete one first.`);
    return { ...webhookView(row), secret };
  }

  /** Oldest first. @throws Problem `invalid_cursor` */
  async page({ deskId }: Actor, { cursor, limit }: PageQuery): Promise<WebhookPage> {
    const rows = await this.database.run<EndpointRow>(LIST, [deskId, readCursor(cursor) ?? null, limit + 1, null]);
    const items = rows.slice(0, limit).map(webhookView);
    return { items, nextCursor: rows.length > limit ? cursorOf(items.at(-1)!.id) : null };
  }

  /** @throws Problem `not_found` */
  async one({ deskId }: Actor, id: string): Promise<WebhookView> {
    const row = await this.database.runOne<EndpointRow>(LIST, [deskId, null, 1, id]);
    if (!row) throw webhookNotFound(id);
    return webhookView(row);
  }

  /** Its deliveries go with it. @throws Problem `not_found` */
  async remove(actor: Actor, id: string): Promise<void> {
    const rows = await this.database.run(REMOVE, [id, actor.deskId, actor.auditName, actor.requestId]);
    if (!rows.length) throw webhookNotFound(id);
  }

  /** A new secret; for some hours the old one signs too. @throws Problem `not_found`, `secrets_key_missing` */
  async rotate(actor: Actor, id: string, { keepOldHours }: RotateSecretDto): Promise<WebhookWithSecretView> {
    const secret = newSecret();
    const values = [id, actor.deskId, this.box.lock(secret, id), keepOldHours, actor.auditName, actor.requestId];
    const row = await this.database.runOne<EndpointRow>(ROTATE, values);
    if (!row) throw webhookNotFound(id);
    return { ...webhookView(row), secret };
  }
}

export const webhookNotFound = (id: string): Problem => new Problem('not_found', `This desk has no webhook ${id}.`);
