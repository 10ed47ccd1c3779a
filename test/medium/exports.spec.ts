import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ExportedClaim } from '../../src/publishing/exported-claim.js';
import type { HttpClient } from '../http-client.js';
import { articleText, openArticle } from './articles.js';
import { decide, EVIDENCE, leased } from './reviewing.js';
import { TestService } from './test-service.js';

let service: TestService;
let lead: HttpClient;

beforeAll(async () => {
  service = await TestService.startWithWorker();
  lead = await service.client('lead');
  for (let n = 1; n <= 3; n++)
    await openArticle(lead, { text: articleText(n), title: `=${n}`, publisher: 'The, "Gazette"' });
  for (const content of ['disputed', 'verified']) {
    await decide(lead, await leased(lead, { claimantKind: 'person' }), {
      content,
      rationale: '@cmd\r\nline',
      evidence: [EVIDENCE],
    });
  }
});
afterAll(() => service.stop());

const jsonl = async (filter = ''): Promise<ExportedClaim[]> => {
  const { status, text } = await lead.get(`/v1/exports/claims.jsonl${filter}`);
  expect(status).toBe(200);
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as ExportedClaim);
};

test('an export holds every claim of the desk once, by id, equal to what Postgres has', async () => {
  const claims = await jsonl();
  const truth = await service.sql<{
    id: string;
    quote: string;
    state: string;
    content: string | null;
    evidence: number;
  }>(`
    SELECT claim.id, quote, state, content, (SELECT count(*)::int FROM judgement_evidence WHERE judgement_id = judgement.id) AS evidence
    FROM claim LEFT JOIN verdict ON verdict.claim_id = claim.id LEFT JOIN judgement ON judgement.id = judgement_id ORDER BY claim.id`);
  expect(truth.length).toBeGreaterThan(15);
  expect(
    claims.map(({ id, quote, state, verdict, evidence }) => ({
      ...{ id, quote, state, content: verdict?.content ?? null },
      evidence: evidence.length,
    })),
  ).toEqual(truth);
  for (const { spans, quote } of claims.filter((claim) => claim.spans.length === 1)) {
    expect(spans[0]!.end - spans[0]!.start).toBe(quote.length);
  }
});

describe.each([
  '',
  '?state=open',
  '?verdict=disputed',
  '?claimantKind=person',
  '?minCheckWorthiness=0.7',
  '?q=berth',
  '?verdict=verified&claimantKind=person',
])('filtered by %s', (filter) => {
  test('it holds what the search finds', async () => {
    const { body } = await lead.get<{ items: { id: string }[] }>(`/v1/claims${filter || '?'}&limit=200`);
    const found = body.items.map(({ id }) => id);
    expect(found.length).toBeGreaterThan(0);
    expect((await jsonl(filter)).map(({ id }) => id).reverse()).toEqual(found);
  });
});

test('the same claims are the same bytes', async () => {
  for (const form of ['csv', 'jsonl']) {
    const [one, other] = [await lead.get(`/v1/exports/claims.${form}`), await lead.get(`/v1/exports/claims.${form}`)];
    expect(one.text).toBe(other.text);
    expect(one.headers.get('content-disposition')).toBe(`attachment; filename="claims.${form}"`);
  }
});

test('no cell of the CSV is a formula, and it begins with a byte-order mark only where asked', async () => {
  const { text, headers } = await lead.get('/v1/exports/claims.csv?verdict=disputed');
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
  expect(text).toMatch(/^"id","articleId",/);
  expect(text).toContain(`"'@cmd\r\nline"`);
  expect(text).toMatch(/"'=[123]","The, ""Gazette""",/);
  const answer = await fetch(`${await service.address()}/v1/exports/claims.csv?bom=true`, {
    headers: { authorization: `Bearer ${lead.key}` },
  });
  expect([...new Uint8Array(await answer.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});

test('a filter that cannot be used is refused by its name, pages are not for exports', async () => {
  for (const [filter, parameter] of [
    ['state=done', 'state'],
    ['limit=5', 'limit'],
    ['bom=maybe', 'bom'],
  ]) {
    const { status, body } = await lead.get(`/v1/exports/claims.csv?${filter}`);
    expect([status, body.errors![0]!.parameter]).toEqual([400, parameter]);
  }
});

test('annotations cut the quotes out of the text by code points', async () => {
  const { id, claims } = await openArticle(lead, { text: `😀 ${articleText('😀 9')}` });
  const { body: article } = await lead.get<{ text: string }>(`/v1/articles/${id}`);
  const { body, headers } = await lead.get<{
    first: { items: { id: string; target: { selector: { start: number; end: number; exact: string }[] }[] }[] };
  }>(`/v1/articles/${id}/annotations.jsonld`);
  expect(headers.get('content-type')).toBe('application/ld+json; charset=utf-8');
  const points = [...article.text];
  const cut = new Map(
    body.first.items.map(({ id, target }) => [
      id,
      target.map(({ selector: [at] }) => points.slice(at!.start, at!.end).join('')).join(' … '),
    ]),
  );
  for (const claim of claims) expect(cut.get(`urn:uuid:${claim.id}#claim`)).toBe(claim.quote);
});
