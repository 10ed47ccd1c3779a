import { readDraft, type Draft } from './draft';

/** What this browser keeps beside the api, for when a lease is lost or the service is away. Gone with sign-out. */
const PREFIX = 'claimdesk.kept.';

export function keep(claimId: string, draft: Draft): void {
  try {
    localStorage.setItem(PREFIX + claimId, JSON.stringify(draft));
  } catch {
    // A full or closed store: the api's copy has to do.
  }
}

export function kept(claimId: string): Draft | null {
  try {
    const stored = localStorage.getItem(PREFIX + claimId);
    return stored === null ? null : readDraft(JSON.parse(stored));
  } catch {
    return null;
  }
}

export const forget = (claimId: string): void => localStorage.removeItem(PREFIX + claimId);

export function forgetAll(): void {
  for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
}

export const isSame = (a: Draft, b: Draft): boolean => JSON.stringify(a) === JSON.stringify(b);
