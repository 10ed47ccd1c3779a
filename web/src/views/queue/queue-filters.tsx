import type { ReactNode } from 'react';
import type { ClaimantKind, ClaimState } from '../../api/contract';
import { CLAIMANT_KINDS } from '../../pieces/claimant-chip';
import { Choose } from '../../pieces/fields';
import { useText } from '../../strings/text';

/** What is listed, and what the next task is taken of: the same. */
export interface QueueFilter {
  round?: Round;
  claimantKind?: ClaimantKind;
  minCheckWorthiness?: number;
}

/** The states in which a claim waits for each round. */
const WAITS_IN = {
  1: ['reopened', 'open'],
  2: ['second_review'],
  3: ['adjudication'],
} as const satisfies Record<number, ClaimState[]>;
type Round = keyof typeof WAITS_IN;

/** In the order in which tasks are given. */
export const statesOf = (round: Round | undefined): readonly ClaimState[] =>
  round === undefined ? [...WAITS_IN[3], ...WAITS_IN[2], ...WAITS_IN[1]] : WAITS_IN[round];

const ROUNDS = ['1', '2', '3'] as const;
const WORTHS = ['0.3', '0.5', '0.7', '0.9'] as const;

export function QueueFilters(props: { filter: QueueFilter; onChange: (filter: QueueFilter) => void }): ReactNode {
  const { filter, onChange } = props;
  const text = useText();
  const worth = filter.minCheckWorthiness;
  return (
    <div className="filters" role="group" aria-label={text('queue.filters')}>
      <Choose
        label={text('queue.round')}
        anyLabel={text('app.any')}
        choices={ROUNDS.map((value) => ({ value, label: text(`round.${value}`) }))}
        value={ROUNDS.find((each) => Number(each) === filter.round)}
        onChange={(round) => onChange({ ...filter, round: round === undefined ? undefined : (Number(round) as Round) })}
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
