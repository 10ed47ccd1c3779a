import { describe, expect, test } from '@jest/globals';
import { sampleClaim, sampleReport, sampleVerdict } from '../../test/sample-report.js';
import { schemaOrgFaults } from '../../test/schema-org.js';
import { ClaimantKind } from '../database/generated/enums.js';
import { claimReviews, RATING_SCALE } from './claim-review.js';
import type { ReportClaimView, ReportView } from './report.view.js';

const PUBLISHER = { name: 'The Fact Desk', url: 'https://facts.example', reportUrl: 'https://facts.example/reports/1' };

interface Review {
  url: string;
  claimReviewed: string;
  reviewRating: { ratingValue: number; worstRating: number; bestRating: number; alternateName: string };
  datePublished: string;
  itemReviewed: {
    text: string;
    author?: { '@type': string; name: string };
    appearance?: { url?: string };
    datePublished?: string;
  };
  correction?: { text: string };
}

async function reviewsOf(
  claims: ReportClaimView[],
  article: Partial<ReportView['article']> = {},
  more = {},
): Promise<Review[]> {
  const document = claimReviews(sampleReport(claims, article), { ...PUBLISHER, ...more });
  expect(await schemaOrgFaults(document)).toEqual([]);
  return (document as { '@graph': Review[] })['@graph'];
}

const claim = (fields: Partial<ReportClaimView> = {}): ReportClaimView =>
  sampleClaim(0, 'five berths were closed', fields);
const person = (name: string, kind: ClaimantKind = 'person'): ReportClaimView['claimants'][number] => ({
  id: name,
  name,
  kind,
});

test('a verdict becomes a ClaimReview at the claim’s own place on the page', async () => {
  const [review] = await reviewsOf([claim()]);
  expect(review).toEqual({
    '@type': 'ClaimReview',
    '@id': `${PUBLISHER.reportUrl}#claim-${claim().id}`,
    url: `${PUBLISHER.reportUrl}#claim-${claim().id}`,
    claimReviewed: 'Five berths were closed.',
    reviewRating: {
      '@type': 'Rating',
      ratingValue: 1,
      bestRating: 3,
      worstRating: 1,
      alternateName: 'Disputed',
      ratingExplanation: 'refuted',
    },
    reviewBody: 'The port’s own log counts three berths, not five.',
    author: { '@type': 'Organization', name: 'The Fact Desk', url: 'https://facts.example' },
    datePublished: '2026-03-15',
    itemReviewed: {
      '@type': 'Claim',
      text: 'Five berths were closed.',
      inLanguage: 'en',
      author: { '@type': 'Person', name: 'Marta Lindqvist' },
      datePublished: '2026-03-12',
      appearance: {
        '@type': 'NewsArticle',
        url: 'https://gazette.example/harbour',
        headline: 'Harbour to close berths',
        publisher: { '@type': 'Organization', name: 'The Port Gazette' },
        datePublished: '2026-03-12',
        inLanguage: 'en',
      },
    },
    citation: [{ '@type': 'CreativeWork', url: 'https://port.example/log?month=3', name: 'Port log, March' }],
  });
});

describe('nothing is told of a claim', () => {
  test.each<[string, Partial<ReportClaimView>]>([
    ['that is unresolved', { verdict: sampleVerdict({ content: 'unresolved' }) }],
    ['under review', { status: 'under_review', verdict: null, earlierVerdicts: [sampleVerdict()] }],
    ['set aside', { status: 'set_aside', verdict: null, earlierVerdicts: [sampleVerdict()] }],
  ])('%s', async (_what, fields) => {
    expect(await reviewsOf([claim(fields)])).toEqual([]);
  });
});

test('the scale is 1 to 3, the worst at least 1', async () => {
  const verdicts = (['verified', 'disputed'] as const).map((content) => claim({ verdict: sampleVerdict({ content }) }));
  const reviews = await reviewsOf(verdicts);
  expect(reviews.map(({ reviewRating }) => [reviewRating.ratingValue, reviewRating.alternateName])).toEqual([
    [3, 'Verified'],
    [1, 'Disputed'],
  ]);
  expect(RATING_SCALE.worst).toBeGreaterThanOrEqual(1);
});

test('doubt about who said it is in the words of the rating, and then nobody is its author', async () => {
  for (const attribution of ['disputed', 'unresolved'] as const) {
    const [review] = await reviewsOf([claim({ verdict: sampleVerdict({ attribution, content: 'verified' }) })]);
    expect(review!.reviewRating.alternateName).toBe(`Verified; attribution ${attribution}`);
    expect(review!.itemReviewed.author).toBeUndefined();
  }
});

describe('the author of a claim', () => {
  const types: Record<ClaimantKind, string | undefined> = {
    person: 'Person',
    organisation: 'Organization',
    state_media: 'Organization',
    government: 'Organization',
    media: 'Organization',
    group: undefined,
    unnamed: undefined,
    document: undefined,
    own_voice: 'Organization',
  };
  test.each(Object.values(ClaimantKind))('of kind %s', async (kind) => {
    const verdict = sampleVerdict(kind === 'own_voice' ? { attribution: 'not_applicable' } : {});
    const [review] = await reviewsOf([claim({ claimants: [person('Somebody', kind)], verdict })]);
    expect(review!.itemReviewed.author?.['@type']).toBe(types[kind]);
  });

  test('is nobody where several are named, or none', async () => {
    const reviews = await reviewsOf([claim({ claimants: [person('A'), person('B')] }), claim({ claimants: [] })]);
    expect(reviews.map(({ itemReviewed }) => itemReviewed.author)).toEqual([undefined, undefined]);
  });

  test('is not made up for an article that no outlet is known of', async () => {
    const own = claim({
      claimants: [person('the article', 'own_voice')],
      verdict: sampleVerdict({ attribution: 'not_applicable' }),
    });
    const [review] = await reviewsOf([own], { publisher: null });
    expect(review!.itemReviewed.author).toBeUndefined();
  });
});

test('what is not known of the article is left out', async () => {
  const nothing = { title: null, publisher: null, author: null, sourceUrl: null, publishedAt: null, language: null };
  const [review] = await reviewsOf([claim()], nothing);
  expect(Object.keys(review!.itemReviewed)).toEqual(['@type', 'text', 'author']);
});

test('a correction says what the verdict was', async () => {
  const corrected = claim({
    verdict: sampleVerdict({ isCorrection: true, decidedAt: '2026-03-20T00:00:00.000Z' }),
    earlierVerdicts: [sampleVerdict({ content: 'verified' })],
  });
  const [review] = await reviewsOf([corrected]);
  expect(review!.correction?.text).toBe('The verdict of 15 March 2026 was: Verified.');
});

test('it is published when readers could first read it', async () => {
  const [early] = await reviewsOf([claim()], {}, { firstPublishedAt: '2026-03-18T08:00:00.000Z' });
  const [late] = await reviewsOf([claim()], {}, { firstPublishedAt: '2026-03-01T08:00:00.000Z' });
  expect([early!.datePublished, late!.datePublished]).toEqual(['2026-03-18', '2026-03-15']);
});

test('the check itself finds what is not of the vocabulary', async () => {
  const wrong = { '@context': 'https://schema.org', '@type': 'ClaimReview' };
  expect(await schemaOrgFaults({ ...wrong, claimReviewd: 'x' })).toHaveLength(1);
  expect(await schemaOrgFaults({ ...wrong, appearance: { '@type': 'NewsArticle' } })).toHaveLength(1);
  expect(await schemaOrgFaults({ ...wrong, itemReviewed: 'x' })).toHaveLength(1);
  expect(await schemaOrgFaults({ ...wrong, '@type': 'ClaimRevue' })).toHaveLength(1);
  expect(await schemaOrgFaults({ ...wrong, datePublished: 'soon' })).toHaveLength(1);
});
