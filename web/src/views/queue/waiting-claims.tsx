import { useDeferredValue, type ReactNode } from 'react';
import type { Claim, ClaimState } from '../../api/contract';
import { useClaims } from '../../api/queries';
import { ActionButton } from '../../pieces/button';
import { ClaimantChip } from '../../pieces/claimant-chip';
import { Skeleton } from '../../pieces/loading';
import { PriorityReasons } from '../../pieces/priority-reasons';
import { ProblemNote } from '../../pieces/problem-note';
import { StateBadge } from '../../pieces/state-badge';
import { useText } from '../../strings/text';
import { WAITS_IN, type QueueFilter } from './queue-filters';

type OnTake = ((claimId: string) => void) | undefined;

/** The claims that wait for a round, a list for each state they may wait in. */
export function WaitingClaims({ filter, onTake }: { filter: QueueFilter; onTake: OnTake }): ReactNode {
  const deferred = useDeferredValue(filter);
  const [first, ...others] = WAITS_IN[deferred.round];
  return (
    <>
      <ClaimsOfState filter={deferred} state={first} onTake={onTake} isAlone={others.length === 0} />
      {others.map((state) => (
        <ClaimsOfState key={state} filter={deferred} state={state} onTake={onTake} isAlone />
      ))}
    </>
  );
}

function ClaimsOfState(props: {
  filter: QueueFilter;
  state: ClaimState;
  onTake: OnTake;
  /** Nothing else says that there is nothing. */
  isAlone: boolean;
}): ReactNode {
  const { filter, state, onTake, isAlone } = props;
  const { claimantKind, minCheckWorthiness } = filter;
  const text = useText();
  const claims = useClaims({ state, claimantKind, minCheckWorthiness });
  if (claims.error) return <ProblemNote error={claims.error} onRetry={() => void claims.refetch()} />;
  if (!claims.data) return isAlone && <Skeleton lines={9} />;
  const items = claims.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return isAlone && <p className="soft">{text('queue.waitingEmpty')}</p>;
  return (
    <>
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
        <StateBadge state={claim.state} />
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
