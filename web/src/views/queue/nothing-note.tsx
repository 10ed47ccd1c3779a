import type { ReactNode } from 'react';
import type { NotForYou } from '../../api/lease';
import { en, type TextId } from '../../strings/en';
import { useText } from '../../strings/text';

/** Why there is nothing: it is not always that nothing is open. */
export function NothingNote({ notForYou }: { notForYou: NotForYou[] }): ReactNode {
  const text = useText();
  const why = notForYou.map(({ reason, n }) => {
    const id = `queue.whyNot.${reason}`;
    return id in en ? text(id as TextId, { n }) : `${reason} ${n}`;
  });
  return (
    <div className="card nothing" role="status">
      <strong>{text('queue.nothing')}</strong>
      {why.length > 0 && <p className="soft">{text('queue.nothingWhy', { why: why.join(', ') })}</p>}
    </div>
  );
}
