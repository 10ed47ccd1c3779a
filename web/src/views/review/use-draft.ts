import { useEffect, useRef, useState } from 'react';
import { api } from '../../api/client';
import type { LeasedTask } from '../../api/contract';
import { ApiProblem } from '../../api/problem';
import { readDraft, type Draft } from './draft';
import { isSame, keep, kept } from './kept';

const QUIET_MS = 1_000;

export interface DraftState {
  draft: Draft;
  change: (fields: Partial<Draft>) => void;
  savedAt: string | null;
  /** The api did not take it; this browser has it. */
  isLocal: boolean;
  /** What this browser kept of an earlier lease and the api does not have. */
  found: Draft | null;
  answerFound: (restore: boolean) => void;
}

let comesBack: string | null = null;
/** The next review of this claim goes on from what this browser kept. */
export const bringBack = (claimId: string): void => {
  comesBack = claimId;
};

/** What is typed: kept in this browser at once, and by the api a moment later. */
export function useDraft(task: LeasedTask, isLost: boolean, lose: () => void): DraftState {
  const { taskId, leaseToken } = task;
  const claimId = task.claim.id;
  const [start] = useState(() => {
    const stored = readDraft(task.draft);
    const local = kept(claimId);
    const isNewer = local !== null && !isSame(local, stored);
    const restored = isNewer && comesBack === claimId;
    comesBack = null;
    return { draft: restored ? local : stored, found: isNewer && !restored ? local : null, restored };
  });
  const [draft, setDraft] = useState(start.draft);
  const [found, setFound] = useState(start.found);
  const [savedAt, setSavedAt] = useState(task.draftAt);
  const [isLocal, setLocal] = useState(false);
  const saved = useRef(start.restored ? null : start.draft);

  useEffect(() => {
    if (isLost || saved.current === draft) return;
    const timer = setTimeout(() => {
      const body = { leaseToken, draft: { ...draft } };
      api
        .POST('/v1/reviews/{taskId}/draft', { params: { path: { taskId } }, body })
        .then(() => {
          saved.current = draft;
          setSavedAt(new Date().toISOString());
          setLocal(false);
        })
        .catch((error: unknown) => {
          setLocal(true);
          if (error instanceof ApiProblem && error.isLostLease) lose();
        });
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [draft, isLost, leaseToken, taskId, lose]);

  const change = (fields: Partial<Draft>): void => {
    const next = { ...draft, ...fields };
    keep(claimId, next);
    setDraft(next);
  };
  const answerFound = (restore: boolean): void => {
    if (restore && found) change(found);
    else keep(claimId, draft);
    setFound(null);
  };
  return { draft, change, savedAt, isLocal, found, answerFound };
}
