import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useSyncExternalStore, type ReactNode } from 'react';

interface Toast {
  id: number;
  text: string;
  isBad: boolean;
}

const SHOWN_MS = 6_000;
let toasts: Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function change(next: Toast[]): void {
  toasts = next;
  listeners.forEach((listener) => listener());
}

/** Says something in passing, to eyes and to screen readers. What needs an answer is no toast. */
export function toast(text: string, isBad = false): void {
  const id = ++last;
  change([...toasts.slice(-2), { id, text, isBad }]);
  setTimeout(() => change(toasts.filter((each) => each.id !== id)), SHOWN_MS);
}

export function Toasts(): ReactNode {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map(({ id, text, isBad }) => (
        <p key={id} className={isBad ? 'toast bad' : 'toast'}>
          {isBad ? <TriangleAlert size={16} aria-hidden /> : <CircleCheck size={16} aria-hidden />} {text}
        </p>
      ))}
    </div>
  );
}
