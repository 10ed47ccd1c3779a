import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { Day } from '../../api/contract';
import { useText } from '../../strings/text';

const SERIES = [
  ['opened', 'calm'],
  ['judged', 'second'],
  ['concluded', 'good'],
] as const;

/** Day by day: three rows of columns, one scale each, and the numbers in a table behind them. */
export function Throughput({ throughput, days }: { throughput: readonly Day[]; days: number }): ReactNode {
  const text = useText();
  const intl = useIntl();
  return (
    <section className="card stack tight throughput" aria-labelledby="throughput">
      <h2 id="throughput">{text('stats.throughput')}</h2>
      <p className="soft small">{text('stats.lastDays', { days })}</p>
      {SERIES.map(([name, tone]) => {
        const values = throughput.map((day) => day[name]);
        const most = Math.max(0, ...values);
        const sum = values.reduce((total, value) => total + value, 0);
        return (
          <figure key={name}>
            <figcaption className="row spread">
              <strong>{text(`stats.${name}`)}</strong>
              <span className="soft small numbers">{text('stats.sum', { n: sum, most })}</span>
            </figcaption>
            <div className="columns" aria-hidden>
              {throughput.map((day) => (
                <span
                  key={day.day}
                  className={`column ${tone}`}
                  title={`${day.day}: ${day[name]}`}
                  style={{ height: `${most === 0 ? 0 : (day[name] / most) * 100}%` }}
                />
              ))}
            </div>
          </figure>
        );
      })}
      <details>
        <summary>{text('stats.asTable')}</summary>
        <div className="wide-table" tabIndex={0} role="region" aria-labelledby="throughput">
          <table className="plain-table numbers">
            <thead>
              <tr>
                <th scope="col">{text('stats.day')}</th>
                {SERIES.map(([name]) => (
                  <th key={name} scope="col">
                    {text(`stats.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {throughput.toReversed().map((day) => (
                <tr key={day.day}>
                  <th scope="row">{intl.formatDate(day.day, { dateStyle: 'medium', timeZone: 'UTC' })}</th>
                  {SERIES.map(([name]) => (
                    <td key={name}>{day[name]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
