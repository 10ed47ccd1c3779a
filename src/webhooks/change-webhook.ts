import { Injectable } from '@nestjs/common';
import { RECORD_AUDIT_EVENT } from '../audit/audit-event.js';
import type { Actor } from '../auth/actor.js';
import { Settings } from '../config/settings.js';
import { Database, type Statement } from '../database/database.js';
import { checkRevision, type ExpectedRevision } from '../errors/if-match.js';
import { ENDPOINT_COLUMNS, enabledState, hostOf, webhookView, type EndpointRow } from './webhook-row.js';
import { checkWebhookUrl, webhookTargets } from './webhook-url.js';
import type { ChangeWebhookDto } from './webhook.dto.js';
import type { WebhookView } from './webhook.view.js';
import { Webhooks } from './webhooks.js';

/** Where it is still as the caller saw it. Values: id, desk, revision, url, events, enabled, actor, request id, host. */
const CHANGE: Statement = {
  name: 'change-webhook',
  text: `
    WITH before AS (
      SELECT id, enabled FROM webhook_endpoint WHERE id = $1 AND desk_id = $2 AND revision = $3 FOR UPDATE
    ), changed AS (
      UPDATE webhook_endpoint AS endpoint SET url = $4, events = $5::text[], enabled = $6,
        disabled_reason = CASE WHEN NOT $6 THEN disabled_reason END, revision = revision + 1
      FROM before WHERE endpoint.id = before.id RETURNING endpoint.*, before.enabled AS was_enabled
    ), recorded AS (
      ${RECORD_AUDIT_EVENT}
      SELECT desk_id, $7, 'webhook.change', 'webhook', id, ${enabledState('was_enabled')}, ${enabledState('enabled')}, NULL, $8,
        jsonb_build_object('host', $9::text, 'events', events) FROM changed
    )
    SELECT ${ENDPOINT_COLUMNS} FROM changed`,
};

/** Changes what a webhook gets and where. */
@Injectable()
export class ChangeWebhook {
  constructor(
    private readonly settings: Settings,
    private readonly database: Database,
    private readonly webhooks: Webhooks,
  ) {}

  /** Takes over what `dto` says. @throws Problem `not_found`, `precondition_failed`, or for an address that may not be */
  async run(actor: Actor, id: string, expected: ExpectedRevision, dto: ChangeWebhookDto): Promise<WebhookView> {
    const url = dto.url === undefined ? undefined : checkWebhookUrl(dto.url, webhookTargets(this.settings));
    const before = await this.webhooks.one(actor, id);
    checkRevision(expected, before);
    const next = {
      ...before,
      url: url ?? before.url,
      events: dto.events ?? before.events,
      enabled: dto.enabled ?? before.enabled,
    };
    const row = await this.database.runOne<EndpointRow>(CHANGE, [
      id,
      actor.deskId,
      before.revision,
      next.url,
      next.events,
      next.enabled,
      actor.auditName,
      actor.requestId,
      hostOf(next.url),
    ]);
    // Somebody was quicker by a moment: decide on what is there now.
    return row ? webhookView(row) : this.run(actor, id, expected, dto);
  }
}
