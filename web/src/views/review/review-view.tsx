import type { ReactNode } from 'react';
import { useTask } from '../../api/queries';
import { Loaded } from '../../pieces/loading';

export default function ReviewView({ taskId, leaseToken }: { taskId: string; leaseToken: number }): ReactNode {
  return (
    <Loaded query={useTask(taskId, leaseToken)}>{(task) => <p className="view quote">{task.claim.quote}</p>}</Loaded>
  );
}
