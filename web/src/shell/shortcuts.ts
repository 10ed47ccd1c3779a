import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { TextId } from '../strings/en';

export interface Shortcut {
  /** As `KeyboardEvent.key` says it; letters in lower case. */
  key: string;
  label: TextId;
  run: () => void;
}

const STORED = 'claimdesk.shortcuts';
let shortcuts: readonly Shortcut[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Shortcut[]): void {
  shortcuts = next;
  listeners.forEach((listener) => listener());
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const areOn = (): boolean => localStorage.getItem(STORED) !== 'off';

/** Single keys can be switched off, as WCAG 2.1.4 asks. */
export function switchShortcuts(on: boolean): void {
  localStorage.setItem(STORED, on ? 'on' : 'off');
  change([...shortcuts]);
}

export const useShortcutsAreOn = (): boolean => useSyncExternalStore(subscribe, areOn);
export const useShortcutList = (): readonly Shortcut[] => useSyncExternalStore(subscribe, () => shortcuts);

const TYPED_INTO =
  'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable], [role=listbox], [role=menu]';

function isBusy(target: EventTarget | null): boolean {
  return (
    (target instanceof Element && target.closest(TYPED_INTO) !== null) ||
    document.querySelector('[role=dialog]') !== null
  );
}

/** The one listener of the page. The newest registration of a key wins. */
export function startShortcuts(): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.repeat) return;
    if (!areOn() || isBusy(event.target)) return;
    const shortcut = shortcuts.findLast(({ key }) => key === event.key.toLowerCase());
    if (!shortcut) return;
    event.preventDefault();
    shortcut.run();
  });
}

/** A key that does something while this component is on the screen; the list of shortcuts shows it. */
export function useShortcut(key: string, label: TextId, run: () => void, enabled = true): void {
  const newest = useRef(run);
  useEffect(() => {
    newest.current = run;
  });
  useEffect(() => {
    if (!enabled) return;
    const shortcut: Shortcut = { key, label, run: () => newest.current() };
    change([...shortcuts, shortcut]);
    return () => change(shortcuts.filter((each) => each !== shortcut));
  }, [key, label, enabled]);
}
