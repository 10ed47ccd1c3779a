import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { usePeople } from '../../api/desk';
import type { Agreement, Alpha } from '../../api/contract';
import { useSession } from '../../api/queries';
import { Range } from '../../pieces/bars';
import { en, type TextId } from '../../strings/en';
import { useText } from '../../strings/text';

type Axis = Agreement['content'];
type Pair = NonNullable<Axis['byPair']>[number];

/** Kappa and alpha with the counts they rest on: on few claims they say little. */
export function AgreementCharts({ agreement }: { agreement: Agreement }): ReactNode {
  const text = useText();
  return (
    <section className="card stack agreement" aria-labelledby="agreement">
      <h2 id="agreement">{text('stats.agreement')}</h2>
      <p className="soft">{text('stats.agreementHelp', { n: agreement.claims })}</p>
      {agreement.isCut && <p className="soft small">{text('stats.cut')}</p>}
      {agreement.claims > 0 && (
        <div className="agreement-axes">
          {(['attribution', 'content'] as const).map((axis) => (
            <AxisAgreement key={axis} name={text(`axis.${axis}`)} axis={agreement[axis]} />
          ))}
        </div>
      )}
    </section>
  );
}

function AxisAgreement({ name, axis }: { name: string; axis: Axis }): ReactNode {
  const text = useText();
  const named = (id: string, code: string): string => (id in en ? text(id as TextId) : code);
  const kinds = axis.byClaimantKind.map((each) => ({
    ...each,
    label: named(`kind.${each.claimantKind}`, each.claimantKind),
  }));
  const types = axis.byClaimType.map((each) => ({ ...each, label: named(`type.${each.claimType}`, each.claimType) }));
  return (
    <div className="stack tight">
      <h3>{name}</h3>
      <AlphaTable caption={text('stats.alpha')} rows={[{ ...axis.alpha, label: text('stats.all') }]} />
      <AlphaTable caption={text('stats.byKind')} rows={kinds} />
      <AlphaTable caption={text('stats.byType')} rows={types} />
      {axis.byPair && axis.byPair.length > 0 && <PairTable pairs={axis.byPair} />}
    </div>
  );
}

function AlphaTable({ caption, rows }: { caption: string; rows: (Alpha & { label: string })[] }): ReactNode {
  const text = useText();
  if (rows.length === 0) return null;
  return (
    <table className="plain-table numbers measures">
      <caption>{caption}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{text('stats.group')}</th>
          <th scope="col">{text('stats.alpha')}</th>
          <th scope="col">{text('stats.judgedBoth')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, alpha, units }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="measure">
              <Measure value={alpha} />
            </td>
            <td className="soft">{text('stats.units', { n: units })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PairTable({ pairs }: { pairs: Pair[] }): ReactNode {
  const text = useText();
  const intl = useIntl();
  const role = useSession().data?.role;
  const people = usePeople(role === 'lead' || role === 'admin').data ?? [];
  const nameOf = (id: string): string => people.find((person) => person.id === id)?.name ?? id.slice(-6);
  return (
    <table className="plain-table numbers measures">
      <caption>
        {text('stats.byPair')}: {text('stats.kappa')}
      </caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{text('stats.pair')}</th>
          <th scope="col">{text('stats.kappa')}</th>
          <th scope="col">{text('stats.judgedBoth')}</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map(({ personIds, kappa, interval, n }) => (
          <tr key={personIds.join()}>
            <th scope="row">
              <bdi>{personIds.map(nameOf).join(' · ')}</bdi>
            </th>
            <td className="measure">
              <Measure value={kappa} interval={interval} />
              {interval && (
                <span className="soft small">
                  {text('stats.interval', {
                    low: intl.formatNumber(interval.low, { maximumFractionDigits: 2 }),
                    high: intl.formatNumber(interval.high, { maximumFractionDigits: 2 }),
                  })}
                </span>
              )}
            </td>
            <td className="soft">{text('stats.units', { n })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Measure(props: { value: number | null; interval?: { low: number; high: number } | null }): ReactNode {
  const text = useText();
  const { value, interval } = props;
  if (value === null) return <span className="soft small">{text('stats.alphaNone')}</span>;
  return (
    <>
      <Range least={-1} most={1} value={value} low={interval?.low} high={interval?.high} />
      <strong>{value.toFixed(2)}</strong>
    </>
  );
}
