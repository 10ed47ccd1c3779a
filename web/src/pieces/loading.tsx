import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useText } from '../strings/text';
import { ProblemNote } from './problem-note';

/** Grey lines where text will be. */
export function Skeleton({ lines = 3 }: { lines?: number }): ReactNode {
  const text = useText();
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{text('app.loading')}</span>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} aria-hidden className={i % 3 === 2 ? 'short' : undefined} />
      ))}
    </div>
  );
}

/** What was asked for, once it is there; before that its skeleton, or what went wrong. */
export function Loaded<Data>(props: {
  query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'refetch'>;
  lines?: number;
  children: (data: Data) => ReactNode;
}): ReactNode {
  const { data, error, refetch } = props.query;
  if (data !== undefined) return props.children(data);
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  return <Skeleton lines={props.lines} />;
}
