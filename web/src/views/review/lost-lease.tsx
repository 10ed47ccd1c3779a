import { TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { reviewPath, takeTask } from '../../api/lease';
import { ActionButton } from '../../pieces/button';
import { ProblemNote } from '../../pieces/problem-note';
import { toast } from '../../shell/toasts';
import { useText } from '../../strings/text';
import { bringBack } from './use-draft';

/** Says that the task is gone and that nothing typed is; a new lease goes on from it. */
export function LostLease({ claimId }: { claimId: string }): ReactNode {
  const text = useText();
  const [, go] = useLocation();
  const [isTaken, setTaken] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const [isBusy, setBusy] = useState(false);
  const again = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const next = await takeTask({ claimId });
      if (!('task' in next)) return setTaken(true);
      bringBack(claimId);
      toast(text('review.leasedAgain'));
      go(reviewPath(next.task), { replace: true });
    } catch (refused) {
      setError(refused as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="lost" role="alert">
      <TriangleAlert size={20} aria-hidden />
      <div className="stack tight">
        <strong>{text('review.lostTitle')}</strong>
        <p>{text(isTaken ? 'review.notFree' : 'review.lostHelp')}</p>
        <div>
          <ActionButton isPrimary isDisabled={isBusy} onPress={() => void again()}>
            {text('review.leaseAgain')}
          </ActionButton>
        </div>
        {error && <ProblemNote error={error} />}
      </div>
    </section>
  );
}
