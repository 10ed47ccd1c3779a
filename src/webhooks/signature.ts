import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** Standard Webhooks asks for 24 to 64 bytes. */
const SECRET_BYTES = 32;

export const newSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;

/**
 * The headers that let a receiver check a message (Standard Webhooks 1.0).
 * @param id the same at every attempt
 * @param at the attempt's time: receivers refuse one that is five minutes off
 * @param secrets each signs: two of them while one is being replaced
 */
export const signedHeaders = (id: string, at: Date, body: string, secrets: string[]): Record<string, string> => ({
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
});
