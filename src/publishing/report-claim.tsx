import type { ReactNode } from 'react';
import type { RelayView } from '../claims/claim.view.js';
import { Day, Free, inLanguage, OutLink } from './free-text.js';
import { claimAnchor } from './public-url.js';
import { bucketOf } from './report-counts.js';
import { Pill, STYLES } from './report-summary.js';
import type { ReportArticleView, ReportClaimView, ReportEvidenceView, ReportVerdictView } from './report.view.js';
import { BUCKETS, CLAIM_TYPES, dayOf, FINDINGS, KINDS, reasonWords, REVIEWS, STANCES } from './words.js';

/** One claim with all that is told of it. */
export function Claim({ claim, article }: { claim: ReportClaimView; article: ReportArticleView }): ReactNode {
  const { verdict, earlierVerdicts } = claim;
  return (
    <article className={`claim ${STYLES[bucketOf(claim)]}`} id={claimAnchor(claim.id)}>
      {claim.formerIds.map((id) => (
        <span key={id} id={claimAnchor(id)} />
      ))}
      <header>
        <a
          className="permalink"
          href={`#${claimAnchor(claim.id)}`}
          aria-label={`Claim ${claim.ordinal + 1}: link to it`}
        >
          {claim.ordinal + 1}
        </a>
        <h3 {...inLanguage(article.language)}>{claim.normalizedText}</h3>
      </header>
      <blockquote {...inLanguage(article.language)}>
        {sentenceParts(claim).map(({ text, isQuote }, n) => (isQuote ? <mark key={n}>{text}</mark> : text))}
      </blockquote>
      <WhoSaid claim={claim} />
      {verdict ? <Verdict verdict={verdict} /> : <Unfinished claim={claim} />}
      {earlierVerdicts.map((earlier, n) => (
        <Earlier key={earlier.id} verdict={earlier} isCorrected={n === 0 && verdict?.isCorrection === true} />
      ))}
      <p className="small">
        {CLAIM_TYPES[claim.claimType]},{' '}
        {claim.quotationType === 'none' ? 'not quoted' : `${claim.quotationType} quotation`}
      </p>
    </article>
  );
}

/** The sentence of a claim in pieces, those that are its verbatim words marked; the words alone where they reach beyond it. */
export function sentenceParts({
  sentence,
  sentenceSpan,
  spans,
  quote,
}: ReportClaimView): { text: string; isQuote: boolean }[] {
  const inside = spans.every(({ start, end }) => start >= sentenceSpan.start && end <= sentenceSpan.end);
  if (!inside) return [{ text: quote, isQuote: true }];
  let at = sentenceSpan.start;
  const cut = (from: number, to: number): string => sentence.slice(from - sentenceSpan.start, to - sentenceSpan.start);
  const parts = spans.flatMap(({ start, end }) => {
    const before = { text: cut(at, start), isQuote: false };
    at = end;
    return [before, { text: cut(start, end), isQuote: true }];
  });
  return [...parts, { text: cut(at, sentenceSpan.end), isQuote: false }].filter(({ text }) => text);
}

function WhoSaid({ claim: { claimants, relay, cue } }: { claim: ReportClaimView }): ReactNode {
  return (
    <p className="who-said">
      <span className="label">Claimed by</span>
      {relay.map((outlet) => (
        <span key={outlet.id} className="who-said-step">
          <Chip {...outlet} />{' '}
          <span className="arrow">
            <span className="arrow-mark" aria-hidden="true">
              →
            </span>
            <span className="sr"> passing on the words of </span>
          </span>
        </span>
      ))}
      {claimants.map((claimant) => (
        <Chip key={claimant.id} {...claimant} />
      ))}
      {cue && (
        <span className="label">
          in the words “<Free>{cue.text}</Free>”
        </span>
      )}
    </p>
  );
}

const Chip = ({ name, kind }: Pick<RelayView, 'name' | 'kind'>): ReactNode => (
  <span className="chip">
    <span className="name">
      <Free>{name}</Free>
    </span>
    <span className="kind">{KINDS[kind]}</span>
  </span>
);

function Verdict({ verdict }: { verdict: ReportVerdictView }): ReactNode {
  return (
    <>
      <Axes verdict={verdict} />
      <p className="rationale" dir="auto">
        {verdict.rationale}
      </p>
      {verdict.whatWouldSettle && (
        <p dir="auto">
          <strong>What would settle it:</strong> {verdict.whatWouldSettle}
        </p>
      )}
      {verdict.evidence.length > 0 && (
        <>
          <h4>Evidence</h4>
          <ol className="evidence">
            {verdict.evidence.map((piece) => (
              <Evidence key={piece.id} piece={piece} />
            ))}
          </ol>
        </>
      )}
      <p className="small">
        As of <Day time={verdict.asOf} words={dayOf(verdict.asOf)} />. Decided on{' '}
        <Day time={verdict.decidedAt} words={dayOf(verdict.decidedAt)} /> by {REVIEWS[verdict.review]}.
        {verdict.recheckAt && (
          <>
            {' '}
            To be looked at again on <Day time={verdict.recheckAt} words={dayOf(verdict.recheckAt)} />.
          </>
        )}
      </p>
    </>
  );
}

const Axes = ({ verdict: { attribution, content, reasons } }: { verdict: ReportVerdictView }): ReactNode => (
  <dl className="axes">
    <dt>Did they say it?</dt>
    <dd>
      <Pill verdict={attribution} words={FINDINGS[attribution]} />
    </dd>
    <dt>Is it so?</dt>
    <dd>
      <Pill verdict={content} words={FINDINGS[content]} />
    </dd>
    {reasons.length > 0 && (
      <>
        <dt>What is in doubt</dt>
        <dd className="why">{reasons.map(reasonWords).join(', ')}</dd>
      </>
    )}
  </dl>
);

const Unfinished = ({ claim }: { claim: ReportClaimView }): ReactNode => (
  <dl className="axes">
    <dt>Verdict</dt>
    <dd>
      <Pill verdict={bucketOf(claim)} words={BUCKETS[bucketOf(claim)]} />
      <span className="why">
        {claim.status === 'set_aside' ? 'The desk does not review this claim.' : 'Nothing is settled yet.'}
      </span>
    </dd>
  </dl>
);

function Evidence({ piece }: { piece: ReportEvidenceView }): ReactNode {
  const name = piece.title ?? piece.document ?? piece.url ?? '';
  return (
    <li>
      <p className="source">
        <span className="stance">{STANCES[piece.stance]}</span>
        {piece.url ? <OutLink href={piece.url}>{name}</OutLink> : <Free>{name}</Free>}
      </p>
      <blockquote dir="auto">{piece.passage}</blockquote>
      <p className="small">
        {piece.primary && 'Primary source. '}Origin: <Free>{piece.origin}</Free>
        {piece.locator && (
          <>
            , <Free>{piece.locator}</Free>
          </>
        )}
        . Seen on <Day time={piece.accessedAt} words={dayOf(piece.accessedAt)} />
        {piece.archiveUrl && (
          <>
            {' '}
            (<OutLink href={piece.archiveUrl}>archived copy</OutLink>)
          </>
        )}
        .
      </p>
    </li>
  );
}

/** A verdict that no longer stands stays readable. */
const Earlier = ({ verdict, isCorrected }: { verdict: ReportVerdictView; isCorrected: boolean }): ReactNode => (
  <section className="correction">
    <h4>
      {isCorrected ? 'Corrected. The verdict of ' : 'The earlier verdict of '}
      <Day time={verdict.decidedAt} words={dayOf(verdict.decidedAt)} />
      {isCorrected ? ' was:' : ':'}
    </h4>
    <Axes verdict={verdict} />
    <p className="rationale" dir="auto">
      {verdict.rationale}
    </p>
  </section>
);
