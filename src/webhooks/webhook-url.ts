import { isIP } from 'node:net';
import type { Settings } from '../config/settings.js';
import { invalidRequest } from '../errors/validation.js';
import { isPublicAddress } from './public-address.js';

type Targets = NonNullable<Settings['webhookTargets']>;

/** Where webhooks may go: what the setting says, else by the environment. */
export const webhookTargets = ({ webhookTargets: set, nodeEnv }: Settings): Targets =>
  set ?? (nodeEnv === 'production' ? 'https' : 'public');

/**
 * Checks an address when it is given. A name that leads to a private address is found out when connecting only: it may lead
 * elsewhere by then.
 * @returns it as it will be used
 * @throws Problem `invalid_request` saying what is wrong with it
 */
export function checkWebhookUrl(text: string, targets: Targets): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const fault = url ? faultOf(url, targets) : 'must be an address such as https://receiver.example/claimdesk';
  if (!url || fault) throw invalidRequest([{ pointer: '/url', detail: fault! }]);
  return url.href;
}

function faultOf(url: URL, targets: Targets): string | undefined {
  const schemes = targets === 'https' ? ['https:'] : ['https:', 'http:'];
  if (!schemes.includes(url.protocol)) return `must begin with ${schemes.map((s) => `${s}//`).join(' or ')}`;
  if (url.username || url.password) return 'must not hold a name or password; the signature tells that it is us';
  if (url.hash) return 'must not have a fragment (#…)';
  if (targets !== 'any' && isPrivateHost(url.hostname)) {
    return 'must lead to a public address; WEBHOOK_TARGETS=any allows others';
  }
  return undefined;
}

function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$|\.$/g, '');
  return isIP(host) ? !isPublicAddress(host) : host === 'localhost' || host.endsWith('.localhost');
}
