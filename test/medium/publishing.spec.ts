import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { ClaimView } from '../../src/claims/claim.view.js';
import type { DeskReportView, PublishedReportView } from '../../src/publishing/report.view.js';
import type { HttpClient, Reply } from '../http-client.js';
import { schemaOrgFaults } from '../schema-org.js';
import { longText, openArticle, submit } from './articles.js';
import { fingerprint } from './fingerprint.js';
import { changePolicy, decide, EVIDENCE, leased, ownVoiceArticle } from './reviewing.js';
import { TestService } from './test-service.js';

const HTML = { accept: 'text/html' };
const PUBLIC_URL = 'https://facts.example/desk';

let service: TestService;
let lead: HttpClient;
let reader: HttpClient;
let articleId: string;
let claims: ClaimView[];

beforeAll(async () => {
  service = await TestService.startWithWorker('postgres', { PUBLIC_URL, PUBLISHER_NAME: 'The Fact Desk' });
  lead = await service.client('lead');
  reader = lead.withKey(undefined);
});
afterAll(() => service.stop());
beforeEach(async () => {
  ({ id: articleId, claims } = await ownVoiceArticle(service, 2));
});

const report = async (): Promise<DeskReportView> =>
  (await lead.get<DeskReportView>(`/v1/articles/${articleId}/report`)).body;
const publish = (body: object = {}, headers = {}): Promise<Reply<DeskReportView>> =>
  lead.post<DeskReportView>(`/v1/articles/${articleId}/publish`, body, headers);
const published = (headers = {}): Promise<Reply<PublishedReportView>> =>
  reader.get<PublishedReportView>(`/reports/${articleId}`, { accept: 'application/json', ...headers });

async function judge(fields: object = {}, claimId?: string): Promise<void> {
  const task = await leased(lead, { articleId, ...(claimId ? { claimId } : {}) });
  const reply = await decide(lead, task, { attribution: 'not_applicable', evidence: [EVIDENCE], ...fields });
  expect(reply.status).toBe(200);
}

describe('publishing', () => {
  test('is refused while claims have no verdict, which are listed, and nothing is written', async () => {
    const before = await fingerprint(service);
    const none = await lead.post(`/v1/articles/${articleId}/publish`, { unfinished: 'show' });
    expect([none.status, none.body.code]).toEqual([409, 'not_publishable']);
    expect(await fingerprint(service)).toEqual(before);
    await judge();
    const { status, body } = await lead.post(`/v1/articles/${articleId}/publish`);
    const open = (await report()).blockers.map(({ claimId }) => claimId);
    expect([status, body.code, body.errors!.map((fault) => fault.conflictsWith)]).toEqual([
      409,
      'not_publishable',
      open,
    ]);
    expect(open).toHaveLength(1);
    expect((await published()).status).toBe(404);
  });

  test('of an article that waits for its split is refused', async () => {
    await service.stopWorker();
    const { id } = await submit(lead, { text: longText(1, `Waiting ${Math.random()}`) });
    const { status, body } = await lead.post(`/v1/articles/${id}/publish`, { unfinished: 'show' });
    await service.startWorker();
    expect([status, body.code]).toEqual([409, 'not_publishable']);
  });

  test('shows readers the report without a key, and each change is an edition of its own', async () => {
    await judge();
    await judge();
    expect((await report()).blockers).toEqual([]);
    const { status, body } = await publish({ reason: 'Ready.' });
    expect([status, body.publication]).toEqual([
      200,
      expect.objectContaining({
        edition: 1,
        isOutdated: false,
        withdrawnAt: null,
        url: `${PUBLIC_URL}/reports/${articleId}`,
      }),
    ]);
    const first = await published();
    expect([first.status, first.body.publisher, first.body.publication.edition]).toEqual([200, 'The Fact Desk', 1]);
    expect(first.body.claims.map(({ id, status }) => [id, status])).toEqual(claims.map(({ id }) => [id, 'judged']));
    expect(first.body.counts.content.disputed).toBe(2);

    // The same again is no new edition.
    await publish();
    expect((await published()).body.publication.edition).toBe(1);

    // A correction is the readers' once it is published.
    await lead.post(`/v1/claims/${claims[0]!.id}/reopen`, { reason: 'A letter came.' });
    expect((await report()).publication).toMatchObject({ edition: 1, isOutdated: true });
    expect((await published()).text).toBe(first.text);
    await judge({ content: 'verified', evidence: [{ ...EVIDENCE, stance: 'supports' }] }, claims[0]!.id);
    expect((await published()).text).toBe(first.text);
    await publish();
    const second = await published();
    expect(second.body.publication).toMatchObject({ edition: 2, firstPublishedAt: first.body.publication.publishedAt });
    const [corrected] = second.body.claims;
    expect([corrected!.verdict!.content, corrected!.verdict!.isCorrection]).toEqual(['verified', true]);
    expect(corrected!.earlierVerdicts.map(({ content }) => content)).toEqual(['disputed']);
    const page = await reader.get(`/reports/${articleId}`, HTML);
    expect(page.text).toContain('Corrected.');
    const { body: log } = await lead.get<{ items: { action: string; detail: object }[] }>(
      `/v1/audit?subjectId=${articleId}`,
    );
    const steps = log.items.filter(({ action }) => action === 'article.publish');
    expect(steps.map(({ detail }) => detail)).toEqual(
      [1, 2].map((edition) => expect.objectContaining({ edition, unfinished: 0 })),
    );
  });

  test('by the ETag of what was read publishes that and nothing else', async () => {
    await judge();
    await judge();
    const etag = (await lead.get(`/v1/articles/${articleId}/report`)).headers.get('etag')!;
    await lead.post(`/v1/claims/${claims[1]!.id}/reopen`, { reason: 'A letter came.' });
    const late = await lead.post(`/v1/articles/${articleId}/publish`, { unfinished: 'show' }, { 'if-match': etag });
    expect([late.status, late.body.code]).toEqual([412, 'precondition_failed']);
    expect((await publish({ unfinished: 'show' }, { 'if-match': late.headers.get('etag')! })).status).toBe(200);
  });

  test('at once by many is one edition', async () => {
    await judge();
    await judge();
    const replies = await Promise.all(Array.from({ length: 8 }, () => publish()));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await service.count('report_edition WHERE article_id = $1', [articleId])).toBe(1);
    expect(await service.count(`audit_event WHERE subject_id = $1 AND action = 'article.publish'`, [articleId])).toBe(
      1,
    );
  });

  test('withdrawn, readers get 410; published again, a new edition', async () => {
    await judge();
    await judge();
    const withdraw = { reason: 'The lawyers asked.' };
    expect((await lead.post(`/v1/articles/${articleId}/unpublish`, withdraw)).body.code).toBe('not_published');
    await publish();
    expect((await lead.post(`/v1/articles/${articleId}/unpublish`, withdraw)).status).toBe(200);
    const gone = await reader.get(`/reports/${articleId}`);
    expect([gone.status, gone.body.code, gone.text.includes('lawyers')]).toEqual([410, 'withdrawn', false]);
    expect((await reader.get(`/reports/${articleId}/report.jsonld`)).status).toBe(410);
    expect((await lead.post(`/v1/articles/${articleId}/unpublish`, withdraw)).body.code).toBe('not_published');
    await publish();
    expect((await published()).body.publication).toMatchObject({ edition: 2, withdrawnAt: null });
  });

  test('editions cannot be changed', async () => {
    await judge();
    await publish({ unfinished: 'show' });
    for (const step of [
      'UPDATE report_edition SET number = 7',
      'DELETE FROM report_edition',
      'TRUNCATE report_edition CASCADE',
    ]) {
      await expect(service.asOwner(step)).rejects.toMatchObject({ code: '23001' });
    }
    await expect(service.sql('DELETE FROM publication')).rejects.toMatchObject({ code: '42501' });
  });

  test('a desk has no say over another’s article, and readers see what it published all the same', async () => {
    const stranger = await service.client('lead', undefined, 'elsewhere');
    for (const path of ['publish', 'unpublish']) {
      expect(await stranger.post(`/v1/articles/${articleId}/${path}`, { reason: 'x' })).toMatchObject({
        status: path === 'publish' ? 404 : 404,
      });
    }
    for (const path of ['report', 'report.jsonld', 'annotations.jsonld']) {
      expect((await stranger.get(`/v1/articles/${articleId}/${path}`)).status).toBe(404);
    }
    expect((await stranger.get('/v1/exports/claims.jsonl')).text).toBe('');
  });
});

describe('what readers get', () => {
  beforeEach(async () => {
    await judge();
    await judge();
    await publish();
  });

  test('is a page that a browser asks for, cached by its edition, with a policy for exactly it', async () => {
    const page = await reader.get(`/reports/${articleId}`, { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const style = createHash('sha256')
      .update(/<style>(.*?)<\/style>/s.exec(page.text)![1]!)
      .digest('base64');
    const policy = page.headers.get('content-security-policy')!;
    expect(policy).toContain(`default-src 'none'; style-src 'sha256-${style}'`);
    expect(policy).not.toMatch(/unsafe|script-src/);
    expect([page.headers.get('x-frame-options'), page.headers.get('vary')]).toEqual([null, 'Accept']);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const etag = page.headers.get('etag')!;
    const again = await reader.get(`/reports/${articleId}`, { ...HTML, 'if-none-match': etag });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
    expect(Date.parse(page.headers.get('last-modified')!)).toBeGreaterThan(0);
    // JSON is another thing than the page.
    expect((await published({ 'if-none-match': etag })).status).toBe(200);
    expect((await reader.get(`/reports/${articleId}`)).headers.get('content-type')).toContain('text/html');
  });

  test('is ClaimReview markup of schema.org, alone and within the page', async () => {
    const alone = await reader.get<{ '@graph': { url: string }[] }>(`/reports/${articleId}/report.jsonld`);
    expect([alone.status, alone.headers.get('content-type')]).toEqual([200, 'application/ld+json; charset=utf-8']);
    expect(await schemaOrgFaults(alone.body)).toEqual([]);
    expect(alone.body['@graph'].map(({ url }) => url)).toEqual(
      claims.map(({ id }) => `${PUBLIC_URL}/reports/${articleId}#claim-${id}`),
    );
    const page = await reader.get(`/reports/${articleId}`, HTML);
    const within = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page.text)![1]!;
    expect(JSON.parse(within)).toEqual(alone.body);
    for (const { id } of claims) expect(page.text).toContain(`id="claim-${id}"`);
  });

  test('names nobody of the desk', async () => {
    const people = await service.sql<{ id: string; name: string }>('SELECT id, name FROM person');
    for (const at of [`/reports/${articleId}`, `/reports/${articleId}/report.jsonld`]) {
      for (const accept of ['text/html', 'application/json']) {
        const { text } = await reader.get(at, { accept });
        expect(people.filter(({ id, name }) => text.includes(id) || text.includes(name))).toEqual([]);
      }
    }
  });
});

test('links to claims of an earlier text lead to the same words of the new one', async () => {
  const sourceUrl = `https://gazette.example/${Math.random()}`;
  const text = longText(2, `Orsa ${Math.random()}`);
  const first = await openArticle(lead, { text, sourceUrl });
  const revised = await openArticle(lead, { text: `${text}\n\nThe port of Kell closed 70 berths in May.`, sourceUrl });
  articleId = revised.id;
  const { claims: told, article } = await report();
  expect([first.id === revised.id, article.version, told.length]).toEqual([true, 2, 3]);
  expect(told.map(({ formerIds }) => formerIds)).toEqual([[first.claims[0]!.id], [first.claims[1]!.id], []]);
});

describe('while a claim is under review', () => {
  const SECRET = 'The harbour master told me so.';

  test('nothing of its unsettled judgement is published, and the verdict it had before stays', async () => {
    await judge({ rationale: 'It stands since March.' }, claims[0]!.id);
    await judge({}, claims[1]!.id);
    await changePolicy(service, { secondReview: { samplePercent: 100 } });
    await lead.post(`/v1/claims/${claims[0]!.id}/reopen`, { reason: 'A secret letter came.' });
    const task = await leased(lead, { claimId: claims[0]!.id });
    const cited = { ...EVIDENCE, url: 'https://cited.example/x', passage: 'Cited in secret.' };
    const judged = await decide(lead, task, {
      attribution: 'not_applicable',
      content: 'unresolved',
      rationale: SECRET,
      reasons: ['too_vague'],
      whatWouldSettle: 'A secret map.',
      evidence: [cited],
    });
    expect(judged.body.state).toBe('second_review');
    expect((await publish({ unfinished: 'show' })).status).toBe(200);
    await changePolicy(service, { secondReview: { samplePercent: 0 } });
    const submitter = await service.client('submitter');
    const seen = [
      ...(await Promise.all(
        ['text/html', 'application/json'].map((accept) => reader.get(`/reports/${articleId}`, { accept })),
      )),
      await reader.get(`/reports/${articleId}/report.jsonld`),
      ...(await Promise.all([HTML, {}].map((headers) => submitter.get(`/v1/articles/${articleId}/report`, headers)))),
      await submitter.get('/v1/exports/claims.csv'),
      await submitter.get('/v1/exports/claims.jsonl'),
    ];
    for (const { status, text } of seen) {
      expect(status).toBe(200);
      for (const secret of [SECRET, 'Cited in secret', 'cited.example', 'A secret map', 'too_vague', 'too vague']) {
        expect(text).not.toContain(secret);
      }
    }
    const [claim] = (await published()).body.claims;
    expect([claim!.status, claim!.verdict, claim!.earlierVerdicts.map(({ rationale }) => rationale)]).toEqual([
      'under_review',
      null,
      ['It stands since March.'],
    ]);
    // Neither the state it is in nor why it was reopened is a reader's business.
    expect(seen[1]!.text).not.toMatch(/second_review|secret letter|blockers/);
    expect(seen[0]!.text).not.toMatch(/second_review|secret letter/);
    expect(seen[2]!.text).not.toContain(claims[0]!.id);
  });
});
