import { CircleDashed, CircleDot, Eye, Gavel, History, Layers2, RotateCcw, SquareCheckBig, Ban } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ClaimState } from '../api/contract';
import { useText } from '../strings/text';

/** The tone and sign of each state; the word always stands beside it. */
const STATES: Record<ClaimState, { tone: string; Icon: typeof Eye }> = {
  extracted: { tone: 'idle', Icon: CircleDashed },
  open: { tone: 'calm', Icon: CircleDot },
  in_review: { tone: 'doubt', Icon: Eye },
  second_review: { tone: 'second', Icon: Layers2 },
  adjudication: { tone: 'second', Icon: Gavel },
  concluded: { tone: 'good', Icon: SquareCheckBig },
  dismissed: { tone: 'idle', Icon: Ban },
  reopened: { tone: 'calm', Icon: RotateCcw },
  superseded: { tone: 'idle', Icon: History },
};

export const CLAIM_STATES = Object.keys(STATES) as ClaimState[];
export const toneOfState = (state: ClaimState): string => STATES[state].tone;

export function StateBadge({ state }: { state: ClaimState }): ReactNode {
  const text = useText();
  const { tone, Icon } = STATES[state];
  return (
    <span className={`badge ${tone}`}>
      <Icon size={14} aria-hidden /> {text(`state.${state}`)}
    </span>
  );
}
