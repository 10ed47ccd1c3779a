import type { ReactNode } from 'react';
import { FormattedNumber } from 'react-intl';
import type { Attribution, Claim } from '../../api/contract';
import { RelayChain } from '../../pieces/relay-chain';
import { StateBadge } from '../../pieces/state-badge';
import { VerdictPill } from '../../pieces/verdict-pill';
import { useText } from '../../strings/text';

/** Below this the splitter's reading is worth a second look. */
const UNSURE = 0.6;
const TONES = ['source', 'cue', 'content'] as const;

/** Who said what is looked at, through whom it came, and how sure the splitter is of it. */
export function ActiveClaim({ claim, isTask }: { claim: Claim; isTask: boolean }): ReactNode {
  const text = useText();
  return (
    <div className="stack tight" aria-live="off">
      <div className="row">
        <strong className="small">
          {isTask ? text('review.thisClaim') : text('review.claimN', { n: claim.ordinal + 1 })}
        </strong>
        <StateBadge state={claim.state} />
        {claim.verdict && <VerdictPill verdict={claim.verdict} />}
      </div>
      {claim.attribution ? (
        <>
          <RelayChain attribution={claim.attribution} />
          <Tones attribution={claim.attribution} />
        </>
      ) : (
        <p className="soft small">{text('review.noAttribution')}</p>
      )}
    </div>
  );
}

function Tones({ attribution }: { attribution: Attribution }): ReactNode {
  const text = useText();
  const { confidence } = attribution;
  return (
    <ul className="tones small" aria-label={text('review.tones')}>
      {TONES.filter((part) => attribution[part] !== null).map((part) => {
        const sure = confidence?.[part];
        return (
          <li key={part}>
            <span className={`tone-${part} tone-sign`}>{text(`review.tone.${part}`)}</span>
            {typeof sure === 'number' && (
              <span className={sure < UNSURE ? 'unsure' : 'soft'}>
                <FormattedNumber value={sure} style="percent" />
                {sure < UNSURE ? ' ?' : ''}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
