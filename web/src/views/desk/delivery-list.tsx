import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { replayDelivery, useDeliveries } from '../../api/webhooks';
import type { Delivery } from '../../api/contract';
import { ActionButton } from '../../pieces/button';
import { Skeleton } from '../../pieces/loading';
import { ProblemNote } from '../../pieces/problem-note';
import { RelativeTime } from '../../pieces/time';
import { toast } from '../../shell/toasts';
import { useText } from '../../strings/text';

const TONES: Record<Delivery['state'], string> = { pending: 'calm', delivered: 'good', failed: 'bad' };

/** What was or will be sent, newest first. */
export function DeliveryList({ webhookId }: { webhookId: string }): ReactNode {
  const text = useText();
  const deliveries = useDeliveries(webhookId);
  const replay = useMutation({
    mutationFn: (id: string) => replayDelivery(webhookId, id),
    onSuccess: () => toast(text('webhooks.replayed')),
  });
  if (deliveries.error) return <ProblemNote error={deliveries.error} onRetry={() => void deliveries.refetch()} />;
  if (!deliveries.data) return <Skeleton lines={3} />;
  const items = deliveries.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <p className="soft">{text('webhooks.noDeliveries')}</p>;
  return (
    <div className="stack tight">
      {replay.error && <ProblemNote error={replay.error} />}
      <ul className="deliveries">
        {items.map(({ id, type, state, attempts, createdAt, lastStatus, lastError }) => (
          <li key={id} className="row small">
            <span className={`badge ${TONES[state]}`}>{state}</span>
            <strong>{type}</strong>
            <RelativeTime at={createdAt} />
            <span className="soft numbers">
              {text('webhooks.attempts', { n: attempts })}
              {lastStatus !== null && ` · ${text('webhooks.status', { status: lastStatus })}`}
            </span>
            {lastError !== null && <span className="soft">{lastError}</span>}
            <ActionButton
              isQuiet
              isDisabled={replay.isPending}
              onPress={() => replay.mutate(id)}
              aria-label={text('webhooks.replayOf', { type })}
            >
              {text('webhooks.replay')}
            </ActionButton>
          </li>
        ))}
      </ul>
      {deliveries.hasNextPage && (
        <ActionButton isDisabled={deliveries.isFetchingNextPage} onPress={() => void deliveries.fetchNextPage()}>
          {text('queue.more')}
        </ActionButton>
      )}
    </div>
  );
}
