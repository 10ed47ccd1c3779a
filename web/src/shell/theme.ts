import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark' | 'system';
export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

const STORED = 'claimdesk.theme';
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

const chosen = (): Theme => (localStorage.getItem(STORED) as Theme | null) ?? 'system';

function apply(): void {
  const dark = chosen() === 'system' ? prefersDark.matches : chosen() === 'dark';
  document.documentElement.classList.toggle('dark', dark);
  document.documentElement.classList.toggle('light', !dark);
}

/** Follows the system until somebody chooses. */
export function startTheme(): void {
  apply();
  prefersDark.addEventListener('change', apply);
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(STORED, theme);
  apply();
  listeners.forEach((listener) => listener());
}

export const useTheme = (): Theme =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, chosen);
