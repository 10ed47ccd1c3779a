import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ArticleView, SubmittedArticleView } from '../../src/articles/article.view.js';
import type { ClaimView, SpanView } from '../../src/claims/claim.view.js';
import { eventually } from '../eventually.js';
import type { HttpClient, Reply } from '../http-client.js';
import { claimsOf, longText, openArticle, submit } from './articles.js';
import { onClaim } from './correcting.js';
import { fingerprint } from './fingerprint.js';
import { decide, leased } from './reviewing.js';
import { TestService } from './test-service.js';

let service: TestService;
let lead: HttpClient;
let n = 0;
let sourceUrl: string;

beforeAll(async () => {
  service = await TestService.startWithWorker('postgres', { SWEEP_AFTER_SECONDS: '1' });
  lead = await service.client('lead');
});
afterAll(() => service.stop());
beforeEach(() => {
  sourceUrl = `https://example.org/restored/${++n}`;
});

const text = (sentences: number, name: string): string => longText(sentences, `${name} ${n}`);
const send = (article: object): Promise<Reply<SubmittedArticleView>> => lead.post('/v1/articles', article);
const read = async (id: string): Promise<ArticleView> => (await lead.get<ArticleView>(`/v1/articles/${id}`)).body;
const steps = async (id: string): Promise<string[]> =>
  (
    await service.sql<{ step: string }>(
      `SELECT concat_ws(' ', action, from_state, '->', to_state) AS step FROM audit_event WHERE subject_id = $1 ORDER BY id`,
      [id],
    )
  ).map(({ step }) => step);
const open = (claims: ClaimView[], states: string[]): boolean => claims.every(({ state }) => states.includes(state));

describe('an older text at its own address again', () => {
  test('is the current version again: what was settled stays, what gave way is reviewed anew', async () => {
    const first = await openArticle(lead, { text: text(3, 'Hallen'), sourceUrl });
    const judged = await leased(lead, { articleId: first.id });
    expect((await decide(lead, judged, { recheckAt: '2090-01-01' })).status).toBe(200);
    await openArticle(lead, { text: text(2, 'Orsa'), sourceUrl });

    const again = await send({ text: text(3, 'Hallen'), sourceUrl });
    expect([again.status, again.body]).toEqual([
      202,
      { id: first.id, versionId: first.versionId, status: 'in_review' },
    ]);
    await eventually('the other version has given way', async () => {
      return (await service.count(`claim WHERE article_id = $1 AND state IN ('open', 'extracted')`, [first.id])) === 0;
    });
    const claims = await claimsOf(lead, first.id);
    expect(claims.map(({ id }) => id)).toEqual(first.claims.map(({ id }) => id));
    const [settled, others] = [
      claims.filter(({ id }) => id === judged.claim.id),
      claims.filter(({ id }) => id !== judged.claim.id),
    ];
    expect([open(settled, ['concluded']), open(others, ['reopened']), others.length]).toEqual([true, true, 2]);
    expect(await steps(others[0]!.id)).toEqual([
      'claim.open extracted -> open',
      'claim.supersede open -> superseded',
      'claim.restore superseded -> reopened',
    ]);
    expect(await service.count(`claim WHERE id = $1 AND recheck_at = '2090-01-01Z'`, [judged.claim.id])).toBe(1);
    expect((await steps(first.id)).at(-1)).toBe('article.restore in_review -> in_review');
    expect(await read(first.id)).toMatchObject({ version: 1, status: 'in_review', rollUp: { unsettled: 2 } });
    for (let left = 2; left > 0; left--)
      expect((await decide(lead, await leased(lead, { articleId: first.id }))).status).toBe(200);
    expect((await read(first.id)).status).toBe('concluded');
  });

  test('brings back claims as people left them, not those that a correction replaced', async () => {
    const { id, claims } = await openArticle(lead, { text: text(3, 'Hallen'), sourceUrl });
    const [{ start, end }] = claims[0]!.spans as [SpanView];
    const cut = start + claims[0]!.quote.indexOf(' closed');
    const parts = [{ spans: [{ start, end: cut }] }, { spans: [{ start: cut + 1, end }] }];
    const split = await onClaim(lead, 'split', claims[0]!, { parts });
    const [kept, added] = split.body.claims as [ClaimView, ClaimView];
    const merged = await onClaim(lead, 'merge', kept, { with: [{ id: added.id, revision: added.revision }] });
    expect([split.status, merged.status]).toEqual([200, 200]);
    await openArticle(lead, { text: text(2, 'Orsa'), sourceUrl });

    expect((await send({ text: text(3, 'Hallen'), sourceUrl })).status).toBe(202);
    await eventually('the older claims are back', async () => {
      const back = await claimsOf(lead, id);
      return back.length === 3 && open(back, ['reopened']);
    });
    expect((await claimsOf(lead, id)).map((claim) => claim.id)).toEqual(claims.map((claim) => claim.id));
    expect(await steps(added.id)).toEqual([
      'claim.add -> extracted',
      'claim.open extracted -> open',
      'claim.merge open -> superseded',
    ]);
  });

  test('is nothing new where it is the current version', async () => {
    const { id, versionId } = await openArticle(lead, { text: text(2, 'Hallen'), sourceUrl });
    const before = await fingerprint(service);
    const again = await send({ text: text(2, 'Hallen'), sourceUrl });
    expect([again.status, again.body.id, again.body.versionId]).toEqual([200, id, versionId]);
    expect(await fingerprint(service)).toEqual(before);
  });

  test('sent twenty times at once takes over once', async () => {
    const first = await openArticle(lead, { text: text(2, 'Hallen'), sourceUrl });
    await openArticle(lead, { text: text(3, 'Orsa'), sourceUrl });
    const replies = await Promise.all(Array.from({ length: 20 }, () => send({ text: text(2, 'Hallen'), sourceUrl })));
    expect(replies.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(new Set(replies.map(({ body }) => body.versionId))).toEqual(new Set([first.versionId]));
    await eventually('its claims are open again', async () => open(await claimsOf(lead, first.id), ['reopened']));
    expect((await steps(first.id)).filter((step) => step.startsWith('article.restore'))).toHaveLength(1);
  });
});

describe('a version that takes over without a claim', () => {
  test('supersedes what was open, also where the process died in between', async () => {
    const first = await openArticle(lead, { text: text(3, 'Hallen'), sourceUrl });
    await service.stopWorker();
    const { versionId } = await submit(lead, { text: `Will the port of Hallen ${n} close?`, sourceUrl });
    // As a worker leaves it that dies after storing the split, before it hands on.
    await service.sql(
      `UPDATE article_version SET split_state = 'done', splitter = 'x', coverage = '[]', hinted_at = now() - interval '1 hour' WHERE id = $1`,
      [versionId],
    );
    await service.sql(`UPDATE article SET status = 'in_review' WHERE id = $1`, [first.id]);
    await service.startWorker();
    await service.sweeper().sweep();
    await eventually('the article is concluded', async () => (await read(first.id)).status === 'concluded');
    expect(await service.count(`claim WHERE article_id = $1 AND state = 'superseded'`, [first.id])).toBe(3);
    expect(await service.count('article_version WHERE takes_over')).toBe(0);
  });
});

describe('a known text with an address', () => {
  test('gives it to an article that had none, and then that article can be revised', async () => {
    const { id } = await openArticle(lead, { text: text(2, 'Hallen') });
    const again = await send({ text: text(2, 'Hallen'), sourceUrl });
    expect([again.status, again.body.id, (await read(id)).sourceUrl]).toEqual([200, id, sourceUrl]);
    expect((await steps(id)).at(-1)).toBe('article.locate in_review -> in_review');
    expect((await submit(lead, { text: text(3, 'Orsa'), sourceUrl })).id).toBe(id);
  });

  test('leaves an article that has another one, or whose new one is taken, as it was', async () => {
    const { id } = await openArticle(lead, { text: text(2, 'Hallen'), sourceUrl });
    const other = await openArticle(lead, { text: text(2, 'Orsa') });
    expect((await send({ text: text(2, 'Hallen'), sourceUrl: `${sourceUrl}/copy` })).status).toBe(200);
    expect((await send({ text: text(2, 'Orsa'), sourceUrl })).status).toBe(200);
    expect([(await read(id)).sourceUrl, (await read(other.id)).sourceUrl]).toEqual([sourceUrl, null]);
  });
});
