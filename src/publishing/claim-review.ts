import type { RelayView } from '../claims/claim.view.js';
import type { ClaimantKind } from '../database/generated/enums.js';
import { claimAnchor } from './public-url.js';
import type { ReportClaimView, ReportVerdictView, ReportView } from './report.view.js';
import { shortenClaim } from './shorten-claim.js';
import { FINDINGS, dayOf, reasonWords } from './words.js';

/**
 * The scale of `reviewRating`: what was found of the content, in the order of how far it holds. 2, between them, would be
 * unresolved, which is never given out. Nothing finer is known: reviewers give findings, not grades.
 */
export const RATING_SCALE = { worst: 1, disputed: 1, verified: 3, best: 3 } as const;

/** What ClaimReviews need besides the report. Addresses are absolute. */
export interface ReviewPublisher {
  name: string;
  url: string;
  /** Of the page that the report is on. */
  reportUrl: string;
  /** When readers could first read the report; missing for one that is not published. */
  firstPublishedAt?: string;
}

type Node = { '@type': string } & Record<string, unknown>;

/** ClaimReview markup (schema.org) of a report: one for each claim whose content is verified or disputed. */
export function claimReviews(report: ReportView, publisher: ReviewPublisher): object {
  return {
    '@context': 'https://schema.org',
    '@graph': report.claims.flatMap((claim) => claimReview(claim, report.article, publisher) ?? []),
  };
}

function claimReview(
  claim: ReportClaimView,
  article: ReportView['article'],
  publisher: ReviewPublisher,
): Node | undefined {
  const { verdict } = claim;
  if (claim.status !== 'judged' || !verdict) return undefined;
  const { content } = verdict;
  if (content !== 'verified' && content !== 'disputed') return undefined;
  const url = `${publisher.reportUrl}#${claimAnchor(claim.id)}`;
  return without({
    '@type': 'ClaimReview',
    '@id': url,
    url,
    claimReviewed: shortenClaim(claim.normalizedText, article.language),
    reviewRating: without({
      '@type': 'Rating',
      ratingValue: RATING_SCALE[content],
      bestRating: RATING_SCALE.best,
      worstRating: RATING_SCALE.worst,
      alternateName: ratingWords(verdict),
      ratingExplanation: verdict.reasons.map(reasonWords).join(', ') || undefined,
    }),
    reviewBody: verdict.rationale,
    author: { '@type': 'Organization', name: publisher.name, url: publisher.url },
    datePublished: dateOf(later(verdict.decidedAt, publisher.firstPublishedAt)),
    itemReviewed: without({
      '@type': 'Claim',
      text: claim.normalizedText,
      inLanguage: article.language ?? undefined,
      author: claimAuthor(claim, verdict, article.publisher),
      datePublished: article.publishedAt ? dateOf(article.publishedAt) : undefined,
      appearance: appearance(article),
    }),
    citation: citations(verdict),
    correction: correction(claim, verdict),
  });
}

/** The finding on the content; that on the attribution too, where it is in doubt. */
const ratingWords = ({ attribution, content }: ReportVerdictView): string =>
  attribution === 'disputed' || attribution === 'unresolved'
    ? `${FINDINGS[content]}; attribution ${attribution}`
    : FINDINGS[content];

const AUTHOR_TYPES: Partial<Record<ClaimantKind, 'Person' | 'Organization'>> = {
  person: 'Person',
  organisation: 'Organization',
  government: 'Organization',
  media: 'Organization',
  state_media: 'Organization',
};

/**
 * Who made the claim, where one distinct person or organisation did and the review does not doubt it. Groups, unnamed sources
 * and documents are no authors; the article's own voice is its publisher's where that is known.
 */
function claimAuthor(claim: ReportClaimView, verdict: ReportVerdictView, outlet: string | null): Node | undefined {
  const [claimant, another] = claim.claimants as [RelayView | undefined, RelayView | undefined];
  if (!claimant || another) return undefined;
  if (claimant.kind === 'own_voice') return outlet ? { '@type': 'Organization', name: outlet } : undefined;
  const type = AUTHOR_TYPES[claimant.kind];
  return type && verdict.attribution === 'verified' ? { '@type': type, name: claimant.name } : undefined;
}

/** The article that the claim stands in, as far as it is known. Its byline is no person's name for sure and stays out. */
function appearance({ title, sourceUrl, publisher, publishedAt, language }: ReportView['article']): Node | undefined {
  if (!title && !sourceUrl) return undefined;
  return without({
    '@type': 'NewsArticle',
    url: sourceUrl ?? undefined,
    headline: title ?? undefined,
    publisher: publisher ? { '@type': 'Organization', name: publisher } : undefined,
    datePublished: publishedAt ? dateOf(publishedAt) : undefined,
    inLanguage: language ?? undefined,
  });
}

function citations({ evidence }: ReportVerdictView): Node[] | undefined {
  if (!evidence.length) return undefined;
  return evidence.map(({ url, document, title }) =>
    without({ '@type': 'CreativeWork', url: url ?? undefined, name: title ?? document ?? undefined }),
  );
}

function correction({ earlierVerdicts: [before] }: ReportClaimView, verdict: ReportVerdictView): Node | undefined {
  if (!verdict.isCorrection || !before) return undefined;
  const text = `The verdict of ${dayOf(before.decidedAt)} was: ${ratingWords(before)}.`;
  return { '@type': 'CorrectionComment', text, datePublished: dateOf(verdict.decidedAt) };
}

const dateOf = (time: string): string => time.slice(0, 10);
const later = (one: string, other: string | undefined): string => (other !== undefined && other > one ? other : one);

/** The node without what is not known: nothing is made up, and nothing is null. */
const without = (node: Node): Node =>
  Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined)) as Node;
