import { useEffect, useSyncExternalStore } from 'react';
import { queries } from './queries';

const EVENTS = '/v1/events';
/** How often the page asks where it is not told. */
const POLL_MS = 10_000;
/** Events of one moment make one round of questions. */
const GATHER_MS = 300;
/** What no event changes: who is signed in, and the task that is being typed into. */
const STILL = new Set(['session', 'task']);

let isLive = false;
const listeners = new Set<() => void>();
const setLive = (live: boolean): void => {
  isLive = live;
  listeners.forEach((listener) => listener());
};

const refresh = (): void => {
  void queries.invalidateQueries({ predicate: ({ queryKey }) => !STILL.has(String(queryKey[0])) });
};

/** Keeps what is on the screen fresh: by the api's events, and by asking every few seconds where there are none. */
export function useLiveUpdates(): void {
  useEffect(() => {
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const gather = (): void => {
      gathering ??= setTimeout(() => {
        gathering = undefined;
        refresh();
      }, GATHER_MS);
    };
    const source = new EventSource(EVENTS);
    source.onopen = () => {
      setLive(true);
      gather();
    };
    // A browser tries again by itself unless the route refused it.
    source.onerror = () => setLive(false);
    source.onmessage = gather;
    const poll = setInterval(() => {
      if (!isLive && document.visibilityState === 'visible') refresh();
    }, POLL_MS);
    return () => {
      clearTimeout(gathering);
      clearInterval(poll);
      source.close();
      setLive(false);
    };
  }, []);
}

export const useIsLive = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isLive,
  );
