/** Where evidence comes from, as far as the request says. */
export interface EvidenceSource {
  url?: string;
  document?: string;
  origin?: string;
}

/**
 * The independent source that evidence goes back to: as the reviewer names it, for a reprint is worth no more than what it
 * reprints; else the site, or the document itself.
 */
export function originOf({ origin, url, document }: EvidenceSource): string {
  if (origin !== undefined) return origin;
  if (url !== undefined && URL.canParse(url)) return new URL(url).hostname.replace(/^www[.]/, '');
  return document ?? url ?? '';
}

/** Two origins are one when they differ only in case, spacing or the way their characters are encoded. */
export const originKey = (origin: string): string => origin.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
