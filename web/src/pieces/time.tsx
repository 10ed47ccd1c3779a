import { Clock } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { FormattedDate, useIntl } from 'react-intl';
import { useText } from '../strings/text';

const STEPS: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];
const SOON_SECONDS = 120;

/** The time now, told again every `everyMs`. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** “3 hours ago”, with the exact time for whoever rests on it. */
export function RelativeTime({ at }: { at: string }): ReactNode {
  const intl = useIntl();
  const seconds = (new Date(at).getTime() - useNow(30_000)) / 1000;
  const [unit, size] = STEPS.find(([, each]) => Math.abs(seconds) >= each) ?? ['second', 1];
  return (
    <time dateTime={at} title={intl.formatDate(at, { dateStyle: 'full', timeStyle: 'long' })}>
      {intl.formatRelativeTime(Math.trunc(seconds / size), unit, { numeric: 'auto' })}
    </time>
  );
}

export const Day = ({ at }: { at: string }): ReactNode => (
  <time dateTime={at}>
    <FormattedDate value={at} dateStyle="medium" />
  </time>
);

/** How long a lease still runs. Screen readers hear it when they come to it, not every second. */
export function TimeLeft({ until }: { until: string }): ReactNode {
  const text = useText();
  const seconds = Math.max(0, Math.ceil((new Date(until).getTime() - useNow(1_000)) / 1000));
  const time =
    seconds >= 3_600
      ? `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`
      : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span className={`time-left numbers${seconds < SOON_SECONDS ? ' soon' : ''}`} role="timer" aria-live="off">
      <Clock size={14} aria-hidden /> {seconds === 0 ? text('time.over') : text('time.left', { time })}
    </span>
  );
}
