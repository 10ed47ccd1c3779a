import type { ClaimPage } from '../../src/claims/claim.view.js';
import type { ClaimantPage } from '../../src/claimants/claimant.view.js';
import type { StartedProduct } from '../e2e/started-product.js';
import type { HttpClient } from '../http-client.js';
import { claimsOf, submit } from '../medium/articles.js';
import { leased } from '../medium/reviewing.js';
import { XSS_PAYLOADS, XSS_TRIPLES } from './xss-payloads.js';

const ALL = XSS_PAYLOADS.join('\n');
const MOST_ALIASES = 50;
/** A desk may have twenty webhooks. */
const PAYLOADS_IN_URL = 9;

/** Refusals would leave a field without its payloads. */
async function done<Body>(reply: Promise<{ status: number; text: string; body: Body }>): Promise<Body> {
  const { status, text, body } = await reply;
  if (status >= 300) throw new Error(`${status} ${text}`);
  return body;
}

const evidenceOf = (triple: readonly string[]): object => {
  const words = triple.join(' ');
  const url = `https://example.org/?${encodeURIComponent(words)}`;
  return { url, title: words, passage: words, locator: words, origin: words, stance: 'context' };
};

/** A desk with every payload in every text that the page shows. @returns where to look, for a lead */
export async function hostileDesk(product: StartedProduct): Promise<string[]> {
  const lead = product.as('lead');
  const admin = product.as('admin');
  const [first, second] = product.keys().reviewers.map((key) => lead.withKey(key)) as [HttpClient, HttpClient];
  await done(
    lead.patch('/v1/policy', { secondReview: { samplePercent: 100 }, reason: ALL.slice(0, 2000) }, { 'if-match': '*' }),
  );
  const articles: string[] = [];
  for (const [i, triple] of XSS_TRIPLES.entries()) {
    const words = triple.join(' ');
    const said = triple.map((each) => `Officials said that ${each} had cost 5 million crowns.`).join('\n\n');
    const { id } = await submit(lead, {
      text: `The port of Hallen closed ${i} berths in March 1950.\n\n${said}`,
      title: words,
      publisher: words,
      author: words,
      sourceUrl: `https://example.org/?${encodeURIComponent(words)}`,
    });
    articles.push(id);
  }
  const [drafted] = await claimsOf(lead, articles[0]!);
  const [disputed] = await claimsOf(lead, articles[1]!);
  const steered = (await claimsOf(lead, articles[2]!))[0]!;
  await claimsOf(lead, articles.at(-1)!);

  for (const payload of XSS_PAYLOADS) await done(admin.post('/v1/people', { name: payload }));
  for (const triple of XSS_TRIPLES) {
    await done(lead.post(`/v1/claims/${steered.id}/boost`, { boost: 0.5, reason: triple.join(' ') }));
    await done(lead.post(`/v1/claims/${drafted!.id}/evidence`, evidenceOf(triple)));
  }
  for (let at = 0; at < XSS_PAYLOADS.length; at += PAYLOADS_IN_URL) {
    const query = XSS_PAYLOADS.slice(at, at + PAYLOADS_IN_URL)
      .join('&')
      .replaceAll(' ', '+');
    await done(lead.post('/v1/webhooks', { url: `https://example.org/?${query}` }));
  }
  const claimantId = await hostileClaimants(lead);

  const draft = { rationale: ALL, whatWouldSettle: ALL, evidence: XSS_TRIPLES.map(evidenceOf) };
  const task = await leased(lead, { claimId: drafted!.id });
  await done(lead.post(`/v1/reviews/${task.taskId}/draft`, { leaseToken: task.leaseToken, draft }));
  for (const [reviewer, content] of [
    [first, 'verified'],
    [second, 'unresolved'],
  ] as const) {
    const { taskId, leaseToken } = await leased(reviewer, { claimId: disputed!.id });
    const doubt = { reasons: ['not_enough_evidence'], whatWouldSettle: ALL.slice(0, 5000) };
    await done(
      reviewer.post(`/v1/reviews/${taskId}/verdict`, {
        leaseToken,
        attribution: disputed!.attribution ? 'verified' : 'not_applicable',
        content,
        rationale: ALL,
        evidence: XSS_TRIPLES.map(evidenceOf),
        ...(content === 'unresolved' ? doubt : {}),
      }),
    );
  }
  const settling = await leased(lead, { claimId: disputed!.id });
  return [
    '/queue',
    `/review/${task.taskId}/${task.leaseToken}`,
    `/review/${settling.taskId}/${settling.leaseToken}`,
    '/claimants',
    `/claimants/${claimantId}`,
    '/desk',
    '/desk/policy',
    '/desk/people',
    '/desk/audit',
    '/desk/webhooks',
  ];
}

/** Names with payloads, and one entry with all of them for aliases. @returns its id */
async function hostileClaimants(lead: HttpClient): Promise<string> {
  const { items } = await done(lead.get<ClaimantPage>('/v1/claimants?limit=200'));
  const entries = items.filter(({ kind }) => kind !== 'own_voice');
  for (const [i, { id }] of entries.entries()) {
    const name = XSS_TRIPLES[i]?.join(' ');
    if (name) await done(lead.patch(`/v1/claimants/${id}`, { name }, { 'if-match': '*' }));
  }
  const { id } = entries[0]!;
  for (let at = 0; at < XSS_PAYLOADS.length; at += MOST_ALIASES) {
    const addAliases = XSS_PAYLOADS.slice(at, at + MOST_ALIASES);
    await done(lead.patch(`/v1/claimants/${id}`, { addAliases }, { 'if-match': '*' }));
  }
  return id;
}

/** How many claims of the desk have a payload in their own words. */
export async function hostileQuotes(product: StartedProduct): Promise<number> {
  const { items } = await done(product.as('lead').get<ClaimPage>('/v1/claims?limit=200'));
  return items.filter(({ quote }) => /[<{:%&]/.test(quote)).length;
}
