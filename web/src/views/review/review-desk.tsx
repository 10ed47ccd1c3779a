import { useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { api } from '../../api/client';
import type { Judgement, LeasedTask, SkipReason } from '../../api/contract';
import { reviewPath, takeTask } from '../../api/lease';
import { ApiProblem } from '../../api/problem';
import { keys, queries } from '../../api/queries';
import { ActionButton } from '../../pieces/button';
import { ProblemNote } from '../../pieces/problem-note';
import { TimeLeft } from '../../pieces/time';
import { toast } from '../../shell/toasts';
import type { TextId } from '../../strings/en';
import { useText } from '../../strings/text';
import { ArticlePane } from './article-pane';
import { ClaimCard } from './claim-card';
import { draftFrom, verdictOf } from './draft';
import { DraftNotes } from './draft-notes';
import { forget } from './kept';
import { LostLease } from './lost-lease';
import { SkipSheet } from './skip-sheet';
import { TwoJudgements } from './two-judgements';
import { useDraft } from './use-draft';
import { useLease } from './use-lease';
import { VerdictForm } from './verdict-form';

/** The article on one side, the judgement on the other. */
export function ReviewDesk({ task }: { task: LeasedTask }): ReactNode {
  const text = useText();
  const [, go] = useLocation();
  const { taskId, leaseToken, claim } = task;
  const lease = useLease(task);
  const typed = useDraft(task, lease.isLost, lease.lose);
  const [skipIsOpen, openSkip] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const path = { params: { path: { taskId } } };

  /** Runs a step that ends the lease. A lease that is gone is told as such. */
  const end = async (step: () => Promise<unknown>): Promise<boolean> => {
    try {
      await step();
    } catch (refused) {
      if (!(refused instanceof ApiProblem && refused.isLostLease)) throw refused;
      lease.lose();
      return false;
    }
    void queries.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'task',
    });
    queries.removeQueries({ queryKey: keys.task(taskId, leaseToken) });
    return true;
  };
  const submit = async (takeNext: boolean): Promise<void> => {
    const body = verdictOf(typed.draft, leaseToken);
    // Sent again after a reply that was lost, it is done once.
    const headers = { 'idempotency-key': `verdict-${taskId}-${leaseToken}` };
    if (!(await end(() => api.POST('/v1/reviews/{taskId}/verdict', { ...path, headers, body })))) return;
    forget(claim.id);
    const next = takeNext ? await takeTask().catch(() => null) : null;
    const hasNext = next !== null && 'task' in next;
    toast(text(hasNext ? 'review.submittedNext' : 'review.submitted'));
    go(hasNext ? reviewPath(next.task) : '/queue');
  };
  const skip = async (reason: SkipReason, note: string | undefined): Promise<void> => {
    openSkip(false);
    const body = { leaseToken, reason, note };
    if (!(await end(() => api.POST('/v1/reviews/{taskId}/skip', { ...path, body })))) return;
    forget(claim.id);
    toast(text('review.skipped'));
    go('/queue');
  };
  const startFrom = (judgement: Judgement): void => {
    typed.change(draftFrom(judgement));
    toast(text('adjudication.started'));
  };
  const release = async (): Promise<void> => {
    try {
      if (!(await end(() => api.POST('/v1/reviews/{taskId}/release', { ...path, body: { leaseToken } })))) return;
      toast(text('review.released'));
      go('/queue');
    } catch (refused) {
      setError(refused as Error);
    }
  };
  return (
    <div className={task.judgements.length > 0 ? 'review comparing' : 'review'}>
      <h1 className="visually-hidden">{text('review.title')}</h1>
      <ArticlePane task={task} />
      <div className="desk stack">
        <div className="row spread">
          <span className="row small">
            <strong>{text(`round.${task.round}` as TextId)}</strong>
            {!lease.isLost && <TimeLeft until={lease.expiresAt} />}
          </span>
          {!lease.isLost && (
            <span className="row">
              <ActionButton isQuiet onPress={() => openSkip(true)}>
                {text('review.skip')}
              </ActionButton>
              <ActionButton isQuiet onPress={() => void release()}>
                {text('review.release')}
              </ActionButton>
            </span>
          )}
        </div>
        {lease.isLost && <LostLease claimId={claim.id} />}
        {error && <ProblemNote error={error} />}
        <ClaimCard task={task} />
        {task.judgements.length > 0 && <TwoJudgements task={task} onStartFrom={startFrom} />}
        <DraftNotes task={task} typed={typed} isLost={lease.isLost} />
        <VerdictForm task={task} draft={typed.draft} change={typed.change} isLost={lease.isLost} onSubmit={submit} />
      </div>
      <SkipSheet isOpen={skipIsOpen} onClose={() => openSkip(false)} onSkip={skip} />
    </div>
  );
}
