import type { EventType } from '../events/event-types.js';
import type { WebhookView } from './webhook.view.js';

export const ENDPOINT_COLUMNS = `id, url, events, enabled, disabled_reason, revision, created_at,
  CASE WHEN old_secret_until > now() THEN old_secret_until END AS old_secret_until`;

export interface EndpointRow {
  id: string;
  url: string;
  events: EventType[];
  enabled: boolean;
  disabled_reason: string | null;
  revision: number;
  created_at: Date;
  old_secret_until: Date | null;
}

export const webhookView = (row: EndpointRow): WebhookView => ({
  id: row.id,
  url: row.url,
  events: row.events,
  enabled: row.enabled,
  disabledReason: row.disabled_reason,
  oldSecretUntil: row.old_secret_until?.toISOString() ?? null,
  revision: row.revision,
  createdAt: row.created_at.toISOString(),
});

/** How the log names whether an endpoint gets anything. */
export const enabledState = (column: string): string => `CASE WHEN ${column} THEN 'enabled' ELSE 'disabled' END`;

/** What the log keeps of an address: the rest of it may hold a token. */
export const hostOf = (url: string): string => new URL(url).host;
