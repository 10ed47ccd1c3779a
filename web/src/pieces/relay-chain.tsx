import { ArrowLeft } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import type { Attribution } from '../api/contract';
import { useText } from '../strings/text';
import { ClaimantChip } from './claimant-chip';

/** Who said it, and through whom it came: from the claimants out to the outlet. */
export function RelayChain({ attribution }: { attribution: Pick<Attribution, 'claimants' | 'relay'> }): ReactNode {
  const text = useText();
  return (
    <div className="relay" role="group" aria-label={text('relay.label')}>
      <span className="row">
        {attribution.claimants.map((claimant) => (
          <ClaimantChip key={claimant.id} claimant={claimant} />
        ))}
      </span>
      {attribution.relay.toReversed().map((carrier) => (
        <Fragment key={carrier.id}>
          <span className="relay-step soft small">
            <ArrowLeft size={14} aria-hidden /> {text('relay.by')}
          </span>
          <ClaimantChip claimant={carrier} />
        </Fragment>
      ))}
    </div>
  );
}
