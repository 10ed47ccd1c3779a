import type { ReactNode } from 'react';
import type { ClaimFilter } from '../../api/queries';
import { CLAIMANT_KINDS } from '../../pieces/claimant-chip';
import { Choose, Field } from '../../pieces/fields';
import { CLAIM_STATES } from '../../pieces/state-badge';
import { useText } from '../../strings/text';

export type QueueFilter = ClaimFilter;

const WORTHS = ['0.3', '0.5', '0.7', '0.9'] as const;

export function QueueFilters(props: { filter: QueueFilter; onChange: (filter: QueueFilter) => void }): ReactNode {
  const { filter, onChange } = props;
  const text = useText();
  const worth = filter.minCheckWorthiness;
  return (
    <div className="filters" role="group" aria-label={text('queue.filters')}>
      <Field
        label={text('queue.words')}
        type="search"
        value={filter.q ?? ''}
        onChange={(q) => onChange({ ...filter, q: q || undefined })}
        maxLength={200}
      />
      <Choose
        label={text('queue.state')}
        anyLabel={text('app.any')}
        choices={CLAIM_STATES.map((value) => ({ value, label: text(`state.${value}`) }))}
        value={filter.state}
        onChange={(state) => onChange({ ...filter, state })}
      />
      <Choose
        label={text('queue.kind')}
        anyLabel={text('app.any')}
        choices={CLAIMANT_KINDS.map((value) => ({ value, label: text(`kind.${value}`) }))}
        value={filter.claimantKind}
        onChange={(claimantKind) => onChange({ ...filter, claimantKind })}
      />
      <Choose
        label={text('queue.worth')}
        anyLabel={text('app.any')}
        choices={WORTHS.map((value) => ({ value, label: text('queue.worthAtLeast', { share: value }) }))}
        value={WORTHS.find((each) => Number(each) === worth)}
        onChange={(least) =>
          onChange({ ...filter, minCheckWorthiness: least === undefined ? undefined : Number(least) })
        }
      />
    </div>
  );
}
