import { useDeferredValue, type ReactNode } from 'react';
import type { Claim, ClaimState } from '../../api/contract';
import { useClaims } from '../../api/queries';
import { ActionButton } from '../../pieces/button';
import { ClaimantChip } from '../../pieces/claimant-chip';
import { Skeleton } from '../../pieces/loading';
import { PriorityReasons } from '../../pieces/priority-reasons';
import { ProblemNote } from '../../pieces/problem-note';
import { useText } from '../../strings/text';
import { statesOf, type QueueFilter } from './queue-filters';

type OnTake = ((claimId: string) => void) | undefined;

/** The claims that wait, state by state; only the last state says where there are none. */
export function WaitingClaims({ filter, onTake }: { filter: QueueFilter; onTake: OnTake }): ReactNode {
  const deferred = useDeferredValue(filter);
  const states = statesOf(deferred.round);
  return states.map((state, i) => (
    <ClaimsOfState key={state} filter={deferred} state={state} onTake={onTake} isLast={i === states.length - 1} />
  ));
}

function ClaimsOfState(props: { filter: QueueFilter; state: ClaimState; onTake: OnTake; isLast: boolean }): ReactNode {
  const { filter, state, onTake, isLast } = props;
  const { claimantKind, minCheckWorthiness } = filter;
  const text = useText();
  const claims = useClaims({ state, claimantKind, minCheckWorthiness });
  if (claims.error) return <ProblemNote error={claims.error} onRetry={() => void claims.refetch()} />;
  if (!claims.data) return isLast && <Skeleton lines={9} />;
  const items = claims.data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return isLast && <p className="soft">{text('queue.waitingEmpty', { state: text(`state.${state}`) })}</p>;
  return (
    <>
      <h3>{text(`state.${state}`)}</h3>
      <ul className="waiting">
        {items.map((claim) => (
          <WaitingClaim key={claim.id} claim={claim} onTake={onTake} />
        ))}
      </ul>
      {claims.hasNextPage && (
        <ActionButton isDisabled={claims.isFetchingNextPage} onPress={() => void claims.fetchNextPage()}>
          {text('queue.more')}
        </ActionButton>
      )}
    </>
  );
}

function WaitingClaim({ claim, onTake }: { claim: Claim; onTake: OnTake }): ReactNode {
  const text = useText();
  return (
    <li className="waiting-claim">
      <p className="quote">{claim.quote}</p>
      <div className="row">
        {claim.claimants.map((claimant) => (
          <ClaimantChip key={claimant.id} claimant={claimant} />
        ))}
        {claim.priority && <PriorityReasons priority={claim.priority} />}
        {onTake && (
          <ActionButton isQuiet onPress={() => onTake(claim.id)} aria-label={`${text('queue.take')}: ${claim.quote}`}>
            {text('queue.take')}
          </ActionButton>
        )}
      </div>
    </li>
  );
}
