import type { ReactNode } from 'react';

export interface Bar {
  label: ReactNode;
  key: string;
  value: number;
  /** A class of tones: good, bad, doubt, calm, second, idle. */
  tone: string;
}

/** Counts as lengths: a table to a screen reader, bars to the eye. */
export function BarTable(props: { caption: string; head: [string, string]; bars: readonly Bar[] }): ReactNode {
  const most = Math.max(1, ...props.bars.map(({ value }) => value));
  return (
    <table className="bars numbers">
      <caption>{props.caption}</caption>
      <thead className="visually-hidden">
        <tr>
          {props.head.map((word) => (
            <th key={word} scope="col">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.bars.map(({ key, label, value, tone }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <td>
              <span className="bar-room" aria-hidden>
                <span className={`bar-length ${tone}`} style={{ width: `${(value / most) * 100}%` }} />
              </span>
              {value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A measure with its interval on a line from `least` to `most`. Say the numbers beside it: this is for the eye only. */
export function Range(props: { least: number; most: number; value: number; low?: number; high?: number }): ReactNode {
  const { least, most, value, low = value, high = value } = props;
  const place = (at: number): number => (Math.min(most, Math.max(least, at)) - least) / (most - least);
  const percent = (share: number): string => `${share * 100}%`;
  return (
    <span className="range" aria-hidden>
      <span
        className="range-interval"
        style={{ left: percent(place(low)), width: percent(place(high) - place(low)) }}
      />
      <span className="range-value" style={{ left: percent(place(value)) }} />
    </span>
  );
}
