import type { ReactNode } from 'react';
import { useText } from '../../strings/text';

/** A claim's words now and after the correction; told to screen readers as they change. */
export function Preview({ before, after }: { before?: string; after: string }): ReactNode {
  const text = useText();
  return (
    <dl className="preview">
      {before !== undefined && (
        <div>
          <dt className="soft small">{text('correct.before')}</dt>
          <dd className="quote">{before}</dd>
        </div>
      )}
      <div aria-live="polite">
        <dt className="soft small">{text('correct.after')}</dt>
        <dd className="quote then">{after}</dd>
      </div>
    </dl>
  );
}
