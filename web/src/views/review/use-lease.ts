import { useCallback, useEffect, useState } from 'react';
import { api, read } from '../../api/client';
import type { Lease } from '../../api/contract';
import { ApiProblem } from '../../api/problem';

const OFTEN_MS = 60_000;
const SELDOM_MS = 2_000;

/**
 * Holds the lease while the page is looked at: a third of its time before it would run out it runs anew. A page that lies in
 * the background lets it run out, so that a forgotten one keeps no claim from the desk.
 */
export function useLease(lease: Lease): { expiresAt: string; isLost: boolean; lose: () => void } {
  const { taskId, leaseToken } = lease;
  const [expiresAt, setExpiresAt] = useState(lease.expiresAt);
  const [isLost, setLost] = useState(false);
  const lose = useCallback(() => setLost(true), []);
  useEffect(() => {
    if (isLost) return;
    const beat = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return;
      try {
        const body = { leaseToken };
        const next = await read<Lease>(
          api.POST('/v1/reviews/{taskId}/heartbeat', { params: { path: { taskId } }, body }),
        );
        setExpiresAt(next.expiresAt);
      } catch (error) {
        // A service that is away may be back before the time is up.
        if (error instanceof ApiProblem && error.isLostLease) setLost(true);
      }
    };
    const left = new Date(expiresAt).getTime() - Date.now();
    const timer = setTimeout(() => void beat(), Math.min(OFTEN_MS, Math.max(SELDOM_MS, left / 3)));
    const look = (): void => void beat();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [taskId, leaseToken, expiresAt, isLost]);
  return { expiresAt, isLost, lose };
}
