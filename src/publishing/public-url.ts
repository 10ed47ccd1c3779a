import type { Settings } from '../config/settings.js';

/** Where readers reach the api, without a slash at the end. */
export function publicUrl({ publicUrl, host, port }: Settings): string {
  if (publicUrl) return publicUrl.replace(/\/+$/, '');
  const named = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${named}:${port}`;
}

/** Where readers find the report of an article. */
export const reportUrl = (settings: Settings, articleId: string): string =>
  `${publicUrl(settings)}/reports/${articleId}`;

/** The place of a claim in its report's page. */
export const claimAnchor = (claimId: string): string => `claim-${claimId}`;

/** The desk that nobody named yet. */
const UNNAMED_DESK = 'default';

export const publisherName = ({ publisherName }: Settings, desk: string): string =>
  publisherName ?? (desk === UNNAMED_DESK ? 'Fact-check desk' : desk);
