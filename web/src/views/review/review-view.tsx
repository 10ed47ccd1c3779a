import { Link } from 'wouter';
import type { ReactNode } from 'react';
import { ApiProblem } from '../../api/problem';
import { useTask } from '../../api/queries';
import { Loaded } from '../../pieces/loading';
import { useText } from '../../strings/text';
import { ReviewDesk } from './review-desk';
import './review.css';

/** A leased task by its address, also after the page was loaded again. */
export default function ReviewView({ taskId, leaseToken }: { taskId: string; leaseToken: number }): ReactNode {
  const task = useTask(taskId, leaseToken);
  if (task.error instanceof ApiProblem && task.error.isLostLease) return <NotHeld />;
  return (
    <Loaded query={task} lines={12}>
      {(leased) => <ReviewDesk task={leased} />}
    </Loaded>
  );
}

function NotHeld(): ReactNode {
  const text = useText();
  return (
    <div className="view stack">
      <h1>{text('review.gone')}</h1>
      <p>{text('review.goneHelp')}</p>
      <Link href="/queue">{text('app.toQueue')}</Link>
    </div>
  );
}
