import { useEffect, useSyncExternalStore } from 'react';
import { EVENT_TYPES } from '../../../src/events/event-types';
import { queries } from './queries';

const EVENTS = '/v1/events';
/** How often the page asks where it is not told. */
const POLL_MS = 10_000;
/** A browser comes back by itself, unless the api refused; then we ask again so much later. */
const REFUSED_MS = 60_000;
/** Events of one moment make one round of questions. */
const GATHER_MS = 300;
/** What no event changes, what is typed into, and long lists that are being scrolled. */
const STILL = new Set(['session', 'task', 'policy', 'claimants', 'audit']);

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
export const useLiveUpdates = (): void => useEffect(listen, []);

function listen(): () => void {
  let source: EventSource | undefined;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let openedAt = -Infinity;
  const gather = (): void => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      refresh();
    }, GATHER_MS);
  };
  const open = (): void => {
    openedAt = performance.now();
    source = new EventSource(EVENTS);
    source.onopen = () => {
      setLive(true);
      gather();
    };
    source.onerror = () => setLive(false);
    for (const type of EVENT_TYPES) source.addEventListener(type, gather);
  };
  const close = (): void => {
    source?.close();
    setLive(false);
  };
  /** A page that nobody sees holds no connection: a browser shares six among all pages of one address. */
  const look = (): void => {
    if (document.visibilityState === 'visible') open();
    else close();
  };
  const poll = setInterval(() => {
    if (isLive || document.visibilityState !== 'visible') return;
    refresh();
    if (source?.readyState === EventSource.CLOSED && performance.now() - openedAt > REFUSED_MS) open();
  }, POLL_MS);
  look();
  document.addEventListener('visibilitychange', look);
  return () => {
    document.removeEventListener('visibilitychange', look);
    clearTimeout(gathering);
    clearInterval(poll);
    close();
  };
}

export const useIsLive = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isLive,
  );
