import type { ReactNode } from 'react';
import { useStatistics } from '../../api/queries';
import { Loaded } from '../../pieces/loading';
import { RelativeTime } from '../../pieces/time';
import { useText } from '../../strings/text';

const COUNTS = ['firstReview', 'secondReview', 'adjudication', 'assigned', 'leased'] as const;

export function QueueCounts(): ReactNode {
  const text = useText();
  return (
    <section className="card stack tight" aria-labelledby="counts">
      <h2 id="counts">{text('queue.counts')}</h2>
      <Loaded query={useStatistics()} lines={4}>
        {({ queue }) => (
          <dl className="counts numbers">
            {COUNTS.map((each) => (
              <div key={each}>
                <dt>{text(`queue.${each}`)}</dt>
                <dd>{queue[each]}</dd>
              </div>
            ))}
            {queue.oldestOpenAt && (
              <div>
                <dt>{text('queue.oldest')}</dt>
                <dd>
                  <RelativeTime at={queue.oldestOpenAt} />
                </dd>
              </div>
            )}
          </dl>
        )}
      </Loaded>
    </section>
  );
}
