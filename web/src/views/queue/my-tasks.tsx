import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { LeaseSummary } from '../../api/contract';
import { reviewPath } from '../../api/lease';
import { useLeases } from '../../api/queries';
import { Loaded } from '../../pieces/loading';
import { TimeLeft } from '../../pieces/time';
import type { TextId } from '../../strings/en';
import { useText } from '../../strings/text';

/** The leases the reviewer holds, the first to run out at the front. */
export function MyTasks(): ReactNode {
  const text = useText();
  return (
    <section className="card stack tight" aria-labelledby="mine">
      <h2 id="mine">{text('queue.mine')}</h2>
      <Loaded query={useLeases()} lines={2}>
        {(leases) =>
          leases.length === 0 ? (
            <p className="soft">{text('queue.mineEmpty')}</p>
          ) : (
            <ul className="my-tasks">
              {leases.map((lease) => (
                <MyTask key={lease.taskId} lease={lease} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function MyTask({ lease }: { lease: LeaseSummary }): ReactNode {
  const text = useText();
  return (
    <li>
      <Link href={reviewPath(lease)} className="my-task">
        <span className="quote">{lease.quote}</span>
        <span className="row spread">
          <span className="small soft">{text(`round.${lease.round}` as TextId)}</span>
          <TimeLeft until={lease.expiresAt} />
        </span>
      </Link>
    </li>
  );
}
