import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { ClaimantDetail, FindingCounts, Tally } from '../../api/contract';
import { BarTable, Range } from '../../pieces/bars';
import { toneOfFinding } from '../../pieces/verdict-pill';
import { useText } from '../../strings/text';

const FINDINGS = ['verified', 'disputed', 'unresolved'] as const;

/** How the claims that a claimant made, or passed on, came out. */
export function LedgerChart({ ledger }: { ledger: ClaimantDetail['ledger'] }): ReactNode {
  const text = useText();
  return (
    <section className="card stack" aria-labelledby="ledger">
      <h2 id="ledger">{text('ledger.title')}</h2>
      <TallyChart title={text('ledger.asClaimant')} tally={ledger.asClaimant} />
      {ledger.asRelay.claims > 0 && <TallyChart title={text('ledger.asRelay')} tally={ledger.asRelay} />}
      <p className="soft small">{text('ledger.shareHelp')}</p>
    </section>
  );
}

function TallyChart({ title, tally }: { title: string; tally: Tally }): ReactNode {
  const text = useText();
  return (
    <div className="stack tight">
      <h3>
        {title} · {text('ledger.claims', { n: tally.claims })}
      </h3>
      <div className="tally">
        {(['content', 'attribution'] as const).map((axis) => (
          <AxisChart key={axis} caption={text(`ledger.${axis}`)} counts={tally[axis]} />
        ))}
      </div>
    </div>
  );
}

function AxisChart({ caption, counts }: { caption: string; counts: FindingCounts }): ReactNode {
  const text = useText();
  const intl = useIntl();
  const share = counts.verifiedShare;
  const percent = (value: number): string => intl.formatNumber(value, { style: 'percent' });
  const bars = FINDINGS.map((key) => ({
    key,
    label: text(`finding.${key}`),
    value: counts[key],
    tone: toneOfFinding(key),
  }));
  return (
    <div className="stack tight">
      <BarTable caption={caption} head={[text('ledger.finding'), text('ledger.count')]} bars={bars} />
      {share ? (
        <div>
          <Range least={0} most={1} value={share.share} low={share.low} high={share.high} />
          <p className="small numbers">
            {text('ledger.share', { share: percent(share.share), low: percent(share.low), high: percent(share.high) })}
          </p>
        </div>
      ) : (
        <p className="small soft">{text('ledger.noVerdict')}</p>
      )}
    </div>
  );
}
