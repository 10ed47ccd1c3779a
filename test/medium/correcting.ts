import { expect } from '@jest/globals';
import type { ArticleView } from '../../src/articles/article.view.js';
import type { ClaimDetailView } from '../../src/claims/claim-detail.view.js';
import type { ClaimPage, ClaimView, SpanView } from '../../src/claims/claim.view.js';
import { QUEUE_KEY } from '../../src/claims/queue-place.js';
import type { DoneCorrectionView } from '../../src/corrections/correction.view.js';
import type { HttpClient, Reply } from '../http-client.js';
import { articleText, openArticle } from './articles.js';
import { smallDesk, type SmallDesk } from './placing.js';
import type { TestService } from './test-service.js';

export const change = (
  who: HttpClient,
  claim: { id: string; revision: number },
  body: object,
): Promise<Reply<DoneCorrectionView>> =>
  who.patch<DoneCorrectionView>(`/v1/claims/${claim.id}`, body, { 'if-match': `"${claim.revision}"` });

export const onClaim = (
  who: HttpClient,
  step: 'split' | 'merge',
  claim: { id: string; revision: number },
  body: object,
): Promise<Reply<DoneCorrectionView>> =>
  who.post<DoneCorrectionView>(`/v1/claims/${claim.id}/${step}`, body, { 'if-match': `"${claim.revision}"` });

export const readClaim = async (who: HttpClient, id: string): Promise<ClaimDetailView> =>
  (await who.get<ClaimDetailView>(`/v1/claims/${id}`)).body;

export const readArticle = async (who: HttpClient, id: string): Promise<ArticleView & { claims: ClaimView[] }> => ({
  ...(await who.get<ArticleView>(`/v1/articles/${id}`)).body,
  claims: (await who.get<ClaimPage>(`/v1/articles/${id}/claims`)).body.items,
});

/** Where words stand in a text; they must stand there once. */
export function spanOf(text: string, words: string): SpanView {
  const start = text.indexOf(words);
  if (start < 0 || text.includes(words, start + 1)) throw new Error(`“${words}” does not stand there once`);
  return { start, end: start + words.length };
}

/** What may not be, whatever was corrected, as `what: rows`. */
const UNSOUND = {
  'claims at work without exactly one task': `
    claim WHERE NOT claim_is_settled(state) AND state <> 'extracted'
      AND (SELECT count(*) FROM review_task WHERE claim_id = claim.id AND review_task.state IN ('open', 'leased')) <> 1`,
  'tasks of settled claims': `
    review_task JOIN claim ON claim.id = claim_id WHERE review_task.state IN ('open', 'leased') AND claim_is_settled(claim.state)`,
  'live leases on tasks that nobody holds': `
    lease JOIN review_task ON id = task_id WHERE ended_at IS NULL AND state <> 'leased'`,
  'tasks out of place': `
    review_task WHERE state = 'open' AND abs(queue_key - ${QUEUE_KEY}) > 1e-3`,
  'articles that are miscounted': `
    article WHERE status IN ('in_review', 'concluded') AND (unsettled_claims <> (SELECT count(*) FROM claim
      WHERE article_id = article.id AND NOT claim_is_settled(state)) OR (status = 'concluded') <> (unsettled_claims = 0))`,
  'attributions of nobody': `
    attribution WHERE NOT EXISTS (SELECT FROM claim_claimant WHERE claim_claimant.claim_id = attribution.claim_id AND role = 'claimant')`,
};

/** Spans cut their quotes, no word is two claims', the coverage tells of exactly the claims, places and tasks are right. */
export async function expectSound(service: TestService, lead: HttpClient, articleId: string): Promise<void> {
  const { text, coverage, claims, rollUp } = await readArticle(lead, articleId);
  const spans = claims.flatMap((claim) => claim.spans).sort((a, b) => a.start - b.start);
  for (const claim of claims) {
    expect(claim.spans.map(({ start, end }) => text.slice(start, end)).join(' … ')).toBe(claim.quote);
    expect(claim.sentence.start).toBeLessThanOrEqual(claim.spans[0]!.start);
    expect(claim.sentence.end).toBeGreaterThanOrEqual(claim.spans.at(-1)!.end);
  }
  spans.slice(1).forEach(({ start }, n) => expect(start).toBeGreaterThanOrEqual(spans[n]!.end));
  expect(claims.map(({ ordinal }) => ordinal)).toEqual(claims.map((_, n) => n));
  const starts = claims.map((claim) => claim.spans[0]!.start);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect(claims.map((c) => c.checkWorthiness.rank).sort((a, b) => a! - b!)).toEqual(claims.map((_, n) => n + 1));
  expect(rollUp.claims).toBe(claims.length);
  const tiles = coverage!;
  expect([tiles[0]!.start, tiles.at(-1)!.end]).toEqual([0, text.length]);
  tiles.slice(1).forEach(({ start }, n) => expect(start).toBe(tiles[n]!.end));
  const told = tiles.filter(({ layer }) => layer === 'claim').map(({ start, end }) => ({ start, end }));
  expect(told).toEqual(spans);
  for (const [what, from] of Object.entries(UNSOUND)) expect([what, await service.count(from)]).toEqual([what, 0]);
}

/** A desk with an article to correct. */
export interface CorrectingDesk extends SmallDesk {
  text: string;
  article: { id: string; versionId: string; claims: ClaimView[] };
  claimThat: (words: string) => ClaimView;
  at: (words: string) => SpanView;
  add: (body: object, who?: HttpClient) => Promise<Reply<DoneCorrectionView>>;
}

export async function correctingDesk(service: TestService, n: number): Promise<CorrectingDesk> {
  const desk = await smallDesk(service, `Desk ${n}`);
  const text = articleText(n);
  const article = await openArticle(desk.lead, {
    text,
    publisher: 'The Courier',
    publishedAt: '2026-03-14T00:00:00Z',
  });
  return {
    ...desk,
    text,
    article,
    claimThat: (words) => article.claims.find(({ quote }) => quote.includes(words))!,
    at: (words) => spanOf(text, words),
    add: (body, who = desk.lead) =>
      who.post<DoneCorrectionView>(`/v1/articles/${article.id}/claims`, { versionId: article.versionId, ...body }),
  };
}

/** The body of a reply to something that must succeed. */
export function done<Body>(reply: Reply<Body>): Body {
  if (reply.status >= 300) throw new Error(`${reply.status} ${reply.text}`);
  return reply.body;
}
