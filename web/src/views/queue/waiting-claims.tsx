import { useDeferredValue, type ReactNode } from 'react';
import type { Claim } from '../../api/contract';
import { useClaims, type ClaimFilter } from '../../api/queries';
import { ActionButton } from '../../pieces/button';
import { ClaimantChip } from '../../pieces/claimant-chip';
import { Skeleton } from '../../pieces/loading';
import { PriorityReasons } from '../../pieces/priority-reasons';
import { ProblemNote } from '../../pieces/problem-note';
import { StateBadge } from '../../pieces/state-badge';
import { VerdictPill } from '../../pieces/verdict-pill';
import { useText } from '../../strings/text';

type OnTake = ((claimId: string) => void) | undefined;

const CAN_BE_TAKEN: Claim['state'][] = ['open', 'reopened', 'second_review', 'adjudication'];

export function WaitingClaims({ filter, onTake }: { filter: ClaimFilter; onTake: OnTake }): ReactNode {
  const text = useText();
  const claims = useClaims(useDeferredValue(filter));
  if (claims.error) return <ProblemNote error={claims.error} onRetry={() => void claims.refetch()} />;
  if (!claims.data) return <Skeleton lines={9} />;
  const items = claims.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <p className="soft">{text('queue.waitingEmpty')}</p>;
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
        {claim.verdict && <VerdictPill verdict={claim.verdict} />}
        {claim.claimants.map((claimant) => (
          <ClaimantChip key={claimant.id} claimant={claimant} />
        ))}
        {claim.priority && <PriorityReasons priority={claim.priority} />}
        {onTake && CAN_BE_TAKEN.includes(claim.state) && (
          <ActionButton isQuiet onPress={() => onTake(claim.id)} aria-label={`${text('queue.take')}: ${claim.quote}`}>
            {text('queue.take')}
          </ActionButton>
        )}
      </div>
    </li>
  );
}
