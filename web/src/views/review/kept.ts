import type { Session } from '../../api/contract';
import { keys, queries } from '../../api/queries';
import { readDraft, type Draft } from './draft';

/**
 * What this browser keeps beside the api, for when a lease is lost or the service is away. It is one person's: gone with
 * sign-out, and at the latest when somebody else signs in.
 */
const PREFIX = 'claimdesk.kept.';

const ofPerson = (personId: string | undefined): string => `${PREFIX}${personId ?? 'nobody'}.`;
const nameOf = (claimId: string): string => {
  const session = queries.getQueryData<Session | null>(keys.session);
  return ofPerson(session?.personId) + claimId;
};

export function keep(claimId: string, draft: Draft): void {
  try {
    localStorage.setItem(nameOf(claimId), JSON.stringify(draft));
  } catch {
    // A full or closed store: the api's copy has to do.
  }
}

export function kept(claimId: string): Draft | null {
  try {
    const stored = localStorage.getItem(nameOf(claimId));
    return stored === null ? null : readDraft(JSON.parse(stored));
  } catch {
    return null;
  }
}

export const forget = (claimId: string): void => localStorage.removeItem(nameOf(claimId));

/** Forgets what was kept for everybody, or for everybody but one person. */
export function forgetAll(but?: string): void {
  for (const name of Object.keys(localStorage)) {
    const isTheirs = but !== undefined && name.startsWith(ofPerson(but));
    if (name.startsWith(PREFIX) && !isTheirs) localStorage.removeItem(name);
  }
}

export const isSame = (a: Draft, b: Draft): boolean => JSON.stringify(a) === JSON.stringify(b);
