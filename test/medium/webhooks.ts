import { randomBytes } from 'node:crypto';
import type { DeliveryPage, DeliveryView } from '../../src/webhooks/delivery.view.js';
import type { WebhookWithSecretView } from '../../src/webhooks/webhook.view.js';
import type { HttpClient } from '../http-client.js';

/** Settings with which webhooks reach receivers on this machine. */
export const WEBHOOK_ENV = {
  SECRETS_KEY: randomBytes(32).toString('base64'),
  WEBHOOK_TARGETS: 'any',
  WEBHOOK_RETRY_SECONDS: '0,0,0',
  WEBHOOK_TIMEOUT_SECONDS: '1',
};

export async function createWebhook(
  lead: HttpClient,
  url: string,
  events: string[] = [],
): Promise<WebhookWithSecretView & { secret: string }> {
  const reply = await lead.post<WebhookWithSecretView & { secret: string }>('/v1/webhooks', { url, events });
  if (reply.status !== 201) throw new Error(`no webhook: ${reply.status} ${reply.text}`);
  return reply.body;
}

export async function deliveriesOf(lead: HttpClient, webhookId: string, state = ''): Promise<DeliveryView[]> {
  const query = state ? `&state=${state}` : '';
  return (await lead.get<DeliveryPage>(`/v1/webhooks/${webhookId}/deliveries?limit=200${query}`)).body.items;
}
