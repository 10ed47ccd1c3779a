import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { claimReviews } from './claim-review.js';
import { Day, Free, inLanguage, OutLink } from './free-text.js';
import { jsonForScript } from './json-for-script.js';
import { claimAnchor } from './public-url.js';
import { Claim } from './report-claim.js';
import { REPORT_STYLE } from './report-style.js';
import { Bars, countOf, Glance, Legend, Summary } from './report-summary.js';
import type { DeskReportView, ReportArticleView, ReportCoverageView, ReportView } from './report.view.js';
import type { PublicationView } from './report.view.js';
import { dayOf } from './words.js';

/** All that the page shows. `desk` is there for the desk only. */
export interface ReportPageProps {
  report: ReportView;
  publisher: string;
  publisherUrl: string;
  reportUrl: string;
  publication: PublicationView | null;
  desk?: Pick<DeskReportView, 'blockers' | 'publication'>;
}

/** The report as one HTML document that needs nothing else. Every text in it is escaped by React. */
export const renderReportPage = (props: ReportPageProps): string =>
  `<!doctype html>${renderToStaticMarkup(<Page {...props} />)}`;

function Page({ report, publisher, publisherUrl, reportUrl, publication, desk }: ReportPageProps): ReactNode {
  const { article, claims } = report;
  const title = article.title ?? 'Untitled article';
  const firstPublishedAt = publication?.firstPublishedAt;
  const reviews = claimReviews(report, { name: publisher, url: publisherUrl, reportUrl, firstPublishedAt });
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`Fact-check: ${title} · ${publisher}`}</title>
        {desk ? <meta name="robots" content="noindex" /> : <link rel="canonical" href={reportUrl} />}
        <style dangerouslySetInnerHTML={{ __html: REPORT_STYLE }} />
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonForScript(reviews) }} />
      </head>
      <body>
        <main>
          <header>
            <div className="masthead">
              <p>
                <Free>{publisher}</Free>
              </p>
              <p className="what">Fact-check report</p>
            </div>
            <h1 {...inLanguage(article.language)}>{title}</h1>
            <Byline article={article} />
            {desk ? <DeskNote {...desk} /> : publication && <Edition {...publication} />}
          </header>
          <Summary {...report} />
          <Glance claims={claims} article={article} />
          <section aria-labelledby="claims">
            <h2 id="claims">Claim by claim</h2>
            {claims.map((claim) => (
              <Claim key={claim.id} claim={claim} article={article} />
            ))}
          </section>
          <StillOpen {...report} />
          <Method {...report} />
        </main>
      </body>
    </html>
  );
}

function Byline({ article }: { article: ReportArticleView }): ReactNode {
  const { publisher, author, publishedAt, sourceUrl, version } = article;
  return (
    <p className="small">
      The article{publisher && ' in '}
      {publisher && <Free>{publisher}</Free>}
      {author && ', by '}
      {author && <Free>{author}</Free>}
      {publishedAt && ', '}
      {publishedAt && <Day time={publishedAt} words={dayOf(publishedAt)} />}
      {version > 1 && `, version ${version} of its text`}
      {sourceUrl && '. '}
      {sourceUrl && <OutLink href={sourceUrl}>Read it</OutLink>}.
    </p>
  );
}

const Edition = ({ edition, publishedAt, firstPublishedAt }: PublicationView): ReactNode => (
  <p className="small">
    Published <Day time={publishedAt} words={dayOf(publishedAt)} />
    {edition > 1 && (
      <>
        , edition {edition}; first on <Day time={firstPublishedAt} words={dayOf(firstPublishedAt)} />
      </>
    )}
    . Every verdict says as of when it holds.
  </p>
);

function DeskNote({ blockers, publication }: NonNullable<ReportPageProps['desk']>): ReactNode {
  const published = publication && !publication.withdrawnAt;
  return (
    <section className="banner" aria-labelledby="desk">
      <p>
        <strong id="desk">For the desk: the report as it stands now.</strong>{' '}
        {!publication && 'Readers have seen no edition of it.'}
        {published && !publication.isOutdated && `Readers see the same: edition ${publication.edition}.`}
        {published &&
          publication.isOutdated &&
          `Readers see edition ${publication.edition}, which tells something else.`}
        {publication?.withdrawnAt && 'It is withdrawn: readers see nothing.'}
      </p>
      {blockers.length > 0 && (
        <>
          <p>What keeps it from being published:</p>
          <ul>
            {blockers.map(({ code, claimId, detail }) => (
              <li key={claimId ?? code}>{claimId ? <a href={`#${claimAnchor(claimId)}`}>{detail}</a> : detail}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** What a reader should not take for settled. */
function StillOpen({ claims, article }: ReportView): ReactNode {
  const open = claims.filter(({ status, verdict }) => status === 'under_review' || verdict?.content === 'unresolved');
  if (!open.length) return null;
  return (
    <section aria-labelledby="open">
      <h2 id="open">What is still open</h2>
      <ul className="plain">
        {open.map(({ id, normalizedText, verdict }) => (
          <li key={id}>
            <a href={`#${claimAnchor(id)}`} {...inLanguage(article.language)}>
              {normalizedText}
            </a>
            <br />
            <span className="small">
              {verdict ? 'It could not be resolved.' : 'It is under review.'}
              {verdict?.whatWouldSettle && (
                <>
                  {' '}
                  What would settle it: <Free>{verdict.whatWouldSettle}</Free>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const Method = ({ coverage, claims }: ReportView): ReactNode => (
  <section aria-labelledby="method">
    <h2 id="method">How this was made</h2>
    <p>
      A machine split the article into claims and said who makes each, at which words. People judged them one by one and
      gave two answers: whether the claimant said it, faithfully; and whether it is so. Verified and disputed rest on
      the evidence shown; unresolved says what would settle it. There is no score of the article: its claims stand each
      for themselves.
    </p>
    <p>
      A verdict that changes stays visible below the one that takes its place. Copies of one report count as one origin
      of evidence.{' '}
      {claims.some(({ status }) => status === 'set_aside') && 'Claims set aside are shown, and were not judged. '}
    </p>
    {coverage && coverage.characters > 0 && <Coverage {...coverage} />}
  </section>
);

function Coverage({
  characters,
  claim,
  attribution,
  aside,
  asides,
  partialReason,
  splitter,
}: ReportCoverageView): ReactNode {
  const percent = (n: number): string => `${Math.round((100 * n) / characters)} %`;
  const parts = [
    { style: 'claim-text', value: claim, words: `${percent(claim)} claims` },
    { style: 'cue-text', value: attribution, words: `${percent(attribution)} words of attribution` },
    { style: 'aside-text', value: aside, words: `${percent(aside)} set aside` },
  ];
  return (
    <>
      <h3>What became of the text</h3>
      <p>All {countOf(characters, 'character')} of the article are accounted for:</p>
      <Bars parts={parts} of={characters} label={parts.map(({ words }) => words).join(', ')} />
      <Legend entries={parts} />
      {asides.length > 0 && (
        <p className="small">
          Set aside: {asides.map(({ reason, characters: n }) => `${reason} (${percent(n)})`).join('; ')}.
        </p>
      )}
      {partialReason && <p className="small">The machine’s work is in part only: {partialReason}</p>}
      {splitter && (
        <p className="small">
          Split by <span className="hash">{splitter}</span>.
        </p>
      )}
    </>
  );
}
