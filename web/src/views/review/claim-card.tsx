import type { ReactNode } from 'react';
import type { LeasedTask } from '../../api/contract';
import { ClaimantChip } from '../../pieces/claimant-chip';
import { PriorityReasons } from '../../pieces/priority-reasons';
import { RelayChain } from '../../pieces/relay-chain';
import { StateBadge } from '../../pieces/state-badge';
import { useText } from '../../strings/text';

/** What is judged: the words, who said them, how they stand alone. */
export function ClaimCard({ task }: { task: LeasedTask }): ReactNode {
  const text = useText();
  const { claim } = task;
  return (
    <section className="card stack tight claim-card" aria-labelledby="the-claim">
      <h2 id="the-claim" className="visually-hidden">
        {text('review.claim')}
      </h2>
      <blockquote className="quote the-quote">{claim.quote}</blockquote>
      {claim.attribution ? (
        <RelayChain attribution={claim.attribution} />
      ) : (
        <p className="row">
          {claim.claimants.map((claimant) => (
            <ClaimantChip key={claimant.id} claimant={claimant} />
          ))}
          <span className="soft small">{text('review.noAttribution')}</span>
        </p>
      )}
      {claim.normalizedText !== claim.quote && (
        <p className="small">
          <span className="soft">{text('review.normalised')}: </span>
          {claim.normalizedText}
        </p>
      )}
      <div className="row">
        <StateBadge state={claim.state} />
        <span className="badge idle">{text(`type.${claim.claimType}`)}</span>
        {claim.priority && <PriorityReasons priority={claim.priority} />}
      </div>
    </section>
  );
}
