import { CircleCheck, CircleHelp, CircleMinus, CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Finding } from '../api/contract';
import { useText } from '../strings/text';

const FINDINGS: Record<Finding, { tone: string; Icon: typeof CircleX }> = {
  verified: { tone: 'good', Icon: CircleCheck },
  disputed: { tone: 'bad', Icon: CircleX },
  unresolved: { tone: 'doubt', Icon: CircleHelp },
  not_applicable: { tone: 'idle', Icon: CircleMinus },
};

export const toneOfFinding = (finding: Finding): string => FINDINGS[finding].tone;

export function FindingSign({ finding, size = 15 }: { finding: Finding; size?: number }): ReactNode {
  const { Icon } = FINDINGS[finding];
  return <Icon size={size} aria-hidden />;
}

/** Both judgements: did they say it, and is it so. */
export function VerdictPill({ verdict }: { verdict: { attribution: Finding; content: Finding } }): ReactNode {
  const text = useText();
  return (
    <span className="verdict">
      {(['attribution', 'content'] as const).map((axis) => (
        <span key={axis} className={`badge ${toneOfFinding(verdict[axis])}`}>
          <span className="soft">{text(`axis.${axis}`)}</span> <FindingSign finding={verdict[axis]} />{' '}
          {text(`finding.${verdict[axis]}`)}
        </span>
      ))}
    </span>
  );
}
