import type { ReactNode } from 'react';
import { bucketOf, type Bucket } from './report-counts.js';
import { Free, inLanguage } from './free-text.js';
import { claimAnchor } from './public-url.js';
import type { ReportClaimView, ReportView } from './report.view.js';
import { BUCKETS, FINDINGS, KINDS } from './words.js';

const ORDER = ['verified', 'disputed', 'unresolved', 'underReview', 'setAside'] as const satisfies readonly Bucket[];

/** The name of a verdict in the style sheet. */
export const STYLES = {
  verified: 'verified',
  disputed: 'disputed',
  unresolved: 'unresolved',
  underReview: 'under-review',
  setAside: 'set-aside',
  not_applicable: 'set-aside',
} as const;

const SIGNS = { verified: '✓', disputed: '✕', unresolved: '?', underReview: '…', setAside: '–', not_applicable: '–' };

/** A verdict in a word, with a sign and a colour. */
export const Pill = ({ verdict, words }: { verdict: keyof typeof STYLES; words: string }): ReactNode => (
  <span className={`pill ${STYLES[verdict]}`}>
    <span aria-hidden="true">{SIGNS[verdict]}</span> {words}
  </span>
);

interface Part {
  style: string;
  value: number;
}

/** Bars side by side, as long as their numbers; the numbers stand beside them as words. */
export function Bars({ parts, of, label }: { parts: Part[]; of: number; label?: string }): ReactNode {
  const shown = parts.filter(({ value }) => value > 0);
  const starts = shown.map((_, n) => shown.slice(0, n).reduce((sum, { value }) => sum + value, 0));
  const about = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true as const };
  return (
    <svg className="chart" viewBox="0 0 1000 10" preserveAspectRatio="none" {...about}>
      {shown.map(({ style, value }, n) => (
        <rect
          key={style}
          className={`bar ${style}`}
          x={Math.round((1000 * starts[n]!) / of) + (n ? 3 : 0)}
          width={Math.max(1, Math.round((1000 * value) / of) - (n ? 3 : 0))}
          height="10"
        />
      ))}
    </svg>
  );
}

export const Legend = ({ entries }: { entries: (Part & { words: string })[] }): ReactNode => (
  <ul className="legend">
    {entries.map(({ style, words }) => (
      <li key={style}>
        <span className={`swatch ${style}`} />
        {words}
      </li>
    ))}
  </ul>
);

export const countOf = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

/** Numbers, never a score: what became of the claims, and whose they are. */
export function Summary({ counts }: ReportView): ReactNode {
  const parts = ORDER.map((bucket) => ({
    style: STYLES[bucket],
    value: counts.content[bucket],
    words: `${counts.content[bucket]} ${BUCKETS[bucket].toLowerCase()}`,
  })).filter(({ value }) => value > 0);
  const said = (['verified', 'disputed', 'unresolved'] as const).filter((finding) => counts.attribution[finding]);
  return (
    <section aria-labelledby="summary">
      <h2 id="summary">In numbers</h2>
      <p>
        The article makes {countOf(counts.claims, 'claim')} that can be told apart. Each was asked two questions: is it
        so, and did whoever is named say it?
      </p>
      {counts.claims > 0 && (
        <Bars parts={parts} of={counts.claims} label={`Is it so? ${parts.map(({ words }) => words).join(', ')}.`} />
      )}
      <Legend entries={parts} />
      {said.length > 0 && (
        <p className="small">
          Did they say it? Of the claims with a verdict,{' '}
          {said.map((finding) => `${counts.attribution[finding]} ${FINDINGS[finding].toLowerCase()}`).join(', ')}
          {counts.attribution.not_applicable > 0 && `; ${counts.attribution.not_applicable} in the article’s own voice`}
          .
        </p>
      )}
      {counts.byClaimantKind.length > 0 && <KindTable counts={counts} />}
    </section>
  );
}

function KindTable({ counts }: Pick<ReportView, 'counts'>): ReactNode {
  const columns = ORDER.filter((bucket) => bucket !== 'setAside');
  const longest = Math.max(...counts.byClaimantKind.map((row) => columns.reduce((sum, key) => sum + row[key], 0)));
  return (
    <table>
      <caption>By who made them</caption>
      <thead>
        <tr>
          <th scope="col">Claimant</th>
          <th scope="col" className="wide">
            <span className="sr">Share</span>
          </th>
          {columns.map((key) => (
            <th key={key} scope="col">
              {BUCKETS[key]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {counts.byClaimantKind.map((row) => (
          <tr key={row.kind}>
            <th scope="row">{KINDS[row.kind]}</th>
            <td className="wide">
              <Bars parts={columns.map((key) => ({ style: STYLES[key], value: row[key] }))} of={longest} />
            </td>
            {columns.map((key) => (
              <td key={key}>{row[key] || '–'}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** All claims on a page, each with its verdict and a link. */
export const Glance = ({
  claims,
  article,
}: {
  claims: ReportClaimView[];
  article: ReportView['article'];
}): ReactNode => (
  <section aria-labelledby="glance" className="glance-section">
    <h2 id="glance">At a glance</h2>
    <ol className="glance">
      {claims.map((claim) => (
        <li key={claim.id}>
          <span className="number">{claim.ordinal + 1}</span>
          <span>
            <a href={`#${claimAnchor(claim.id)}`} {...inLanguage(article.language)}>
              {claim.normalizedText}
            </a>
            <span className="who small">
              {claim.claimants.map(({ id, name }, n) => (
                <span key={id}>
                  {n > 0 && ', '}
                  <Free>{name}</Free>
                </span>
              ))}
            </span>
          </span>
          <Pill verdict={bucketOf(claim)} words={BUCKETS[bucketOf(claim)]} />
        </li>
      ))}
    </ol>
  </section>
);
