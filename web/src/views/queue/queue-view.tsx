import { useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { ArrowRight } from 'lucide-react';
import { reviewPath, takeTask, type NotForYou } from '../../api/lease';
import { useSession } from '../../api/queries';
import type { Wishes } from '../../api/contract';
import { ActionButton } from '../../pieces/button';
import { ProblemNote } from '../../pieces/problem-note';
import { useShortcut } from '../../shell/shortcuts';
import { useText } from '../../strings/text';
import { NothingNote } from './nothing-note';
import { QueueCounts } from './queue-counts';
import { QueueFilters, type QueueFilter } from './queue-filters';
import { MyTasks } from './my-tasks';
import { WaitingClaims } from './waiting-claims';
import './queue.css';

/** What waits, what is mine, and the way to the next task. */
export default function QueueView(): ReactNode {
  const text = useText();
  const [, go] = useLocation();
  const role = useSession().data?.role;
  const mayReview = role !== undefined && role !== 'submitter';
  const [filter, setFilter] = useState<QueueFilter>({});
  const [nothing, setNothing] = useState<NotForYou[] | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [isBusy, setBusy] = useState(false);

  const take = async (wishes: Wishes): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setError(null);
    setNothing(null);
    try {
      const next = await takeTask(wishes);
      if ('task' in next) go(reviewPath(next.task));
      else setNothing(next.notForYou);
    } catch (refused) {
      setError(refused as Error);
    } finally {
      setBusy(false);
    }
  };
  const takeNext = (): void => void take({ ...filter });
  useShortcut('l', 'shortcuts.next', takeNext, mayReview);

  return (
    <div className="view queue">
      <header className="queue-head">
        <h1>{text('queue.title')}</h1>
        {mayReview ? (
          <ActionButton isPrimary isDisabled={isBusy} onPress={takeNext}>
            {text('queue.next')} <ArrowRight size={16} aria-hidden /> <kbd aria-hidden>L</kbd>
          </ActionButton>
        ) : (
          <p className="soft">{text('queue.notReviewer')}</p>
        )}
      </header>
      {error && <ProblemNote error={error} />}
      {nothing && <NothingNote notForYou={nothing} />}
      <aside className="stack">
        {mayReview && <MyTasks />}
        <QueueCounts />
      </aside>
      <section className="stack" aria-labelledby="waiting">
        <h2 id="waiting">{text('queue.waiting')}</h2>
        <QueueFilters filter={filter} onChange={setFilter} />
        <WaitingClaims filter={filter} onTake={mayReview ? (claimId) => void take({ claimId }) : undefined} />
      </section>
    </div>
  );
}
