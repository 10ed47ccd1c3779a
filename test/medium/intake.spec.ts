import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ArticleView, SubmittedArticleView } from '../../src/articles/article.view.js';
import type { ClaimDetailView } from '../../src/claims/claim-detail.view.js';
import { loadTagger } from '../../src/extractor/load-tagger.js';
import { canonicalText, splitArticle } from '../../src/text/index.js';
import type { HttpClient } from '../http-client.js';
import { articleText, claimsOf, openArticle, submit } from './articles.js';
import { backends } from './backends.js';
import { fingerprint } from './fingerprint.js';
import { TestService } from './test-service.js';

describe.each(backends)('an article comes in (%s queue)', (backend) => {
  let service: TestService;
  let submitter: HttpClient;

  beforeAll(async () => {
    service = await TestService.startWithWorker(backend);
    submitter = await service.client('submitter');
  });
  afterAll(() => service.stop());

  it('is accepted, split as the text room splits it, and its claims wait with one task each', async () => {
    const text = articleText(3);
    const { id, versionId, claims } = await openArticle(submitter, {
      text,
      publisher: 'The Hallen Courier',
      title: 'Harbour',
    });
    const split = splitArticle(canonicalText(text), {
      outlet: 'The Hallen Courier',
      tagger: loadTagger('models/attribution.bin'),
    });
    expect(claims.map((claim) => [claim.ordinal, claim.quote, claim.spans])).toEqual(
      split.claims.map((claim) => [claim.ordinal, claim.quote, claim.spans]),
    );
    expect(claims.length).toBeGreaterThanOrEqual(6);
    expect(new Set(claims.map((claim) => claim.state))).toEqual(new Set(['open']));
    expect(claims.every((claim) => claim.versionId === versionId && claim.priority !== null)).toBe(true);

    const { body: article } = await submitter.get<ArticleView>(`/v1/articles/${id}`);
    expect(article).toMatchObject({ status: 'in_review', title: 'Harbour', version: 1, text: canonicalText(text) });
    expect(article.rollUp).toMatchObject({
      claims: claims.length,
      unsettled: claims.length,
      byState: { open: claims.length },
    });
    expect(article.coverage).toEqual(split.coverage);
    expect(article.partialReason).toBeNull();

    const { body: detail } = await submitter.get<ClaimDetailView>(`/v1/claims/${claims[0]!.id}`);
    expect(detail.tasks).toEqual([expect.objectContaining({ cycle: 1, round: 1, state: 'open' })]);
    expect(await service.count('review_task JOIN claim ON claim.id = claim_id WHERE article_id = $1', [id])).toBe(
      claims.length,
    );
  });

  it('in another language than English says that its split is partial', async () => {
    const text = '«El puente cerrará en marzo», dijo la alcaldesa, Marta Ruiz. Nadie sabe cuándo abrirá.';
    const { id, claims } = await openArticle(submitter, { text, publisher: 'La Ribera' });
    expect(claims.map((claim) => claim.attribution?.claimants[0]?.name)).toEqual(['Marta Ruiz', undefined]);
    const { body: article } = await submitter.get<ArticleView>(`/v1/articles/${id}`);
    expect(article).toMatchObject({
      language: 'es',
      partialReason: 'Only direct quotations are attributed in Spanish; the rest stands in the article’s own voice.',
    });
  });

  it('writes an audit row for each step', async () => {
    const { id, claims } = await openArticle(submitter, { text: articleText(4) });
    const steps = await service.sql<{ action: string; from_state: string | null; to_state: string }>(
      'SELECT action, from_state, to_state FROM audit_event WHERE subject_id = $1 ORDER BY id',
      [id],
    );
    expect(steps).toEqual([
      { action: 'article.submit', from_state: null, to_state: 'received' },
      { action: 'article.split', from_state: 'received', to_state: 'splitting' },
      { action: 'article.split_done', from_state: 'splitting', to_state: 'in_review' },
    ]);
    const opened = await service.count(`audit_event WHERE action = 'claim.open' AND subject_id = ANY ($1::uuid[])`, [
      claims.map((c) => c.id),
    ]);
    expect(opened).toBe(claims.length);
  });

  it('with a text the desk has gives the same id and writes nothing', async () => {
    const { id, versionId } = await openArticle(submitter, { text: articleText(5) });
    const before = await fingerprint(service);
    const again = await submitter.post<SubmittedArticleView>('/v1/articles', {
      text: articleText(5),
      title: 'Another title',
    });
    expect(again.status).toBe(200);
    expect(again.body).toEqual({ id, versionId, status: 'in_review' });
    // The same canonical text, written differently.
    const crlf = await submitter.post<SubmittedArticleView>('/v1/articles', {
      text: articleText(5).replaceAll('\n', '\r\n'),
    });
    expect([crlf.status, crlf.body.id]).toEqual([200, id]);
    expect(await fingerprint(service)).toEqual(before);
  });

  it('with another text at a known address becomes a version that supersedes the unsettled claims before it', async () => {
    const sourceUrl = 'https://example.org/harbour';
    const first = await openArticle(submitter, { text: articleText(6), sourceUrl });
    const second = await submitter.post<SubmittedArticleView>('/v1/articles', { text: articleText(7), sourceUrl });
    expect([second.status, second.body.id]).toEqual([202, first.id]);
    expect(second.body.versionId).not.toBe(first.versionId);
    const claims = await claimsOf(submitter, first.id);
    expect(new Set(claims.map((claim) => claim.versionId))).toEqual(new Set([second.body.versionId]));
    const { body: article } = await submitter.get<ArticleView>(`/v1/articles/${first.id}`);
    expect(article).toMatchObject({
      version: 2,
      status: 'in_review',
      rollUp: { claims: claims.length, unsettled: claims.length },
    });

    const old = await service.sql<{ state: string; task: string }>(
      'SELECT claim.state, review_task.state AS task FROM claim JOIN review_task ON claim_id = claim.id WHERE version_id = $1',
      [first.versionId],
    );
    expect(old).toHaveLength(first.claims.length);
    expect(new Set(old.map(({ state, task }) => `${state} ${task}`))).toEqual(new Set(['superseded cancelled']));
    expect(await service.count(`article WHERE id = $1 AND unsettled_claims = $2`, [first.id, claims.length])).toBe(1);
  });

  it('sent twenty times at once is one article', async () => {
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => submitter.post<SubmittedArticleView>('/v1/articles', { text: articleText(8) })),
    );
    expect(new Set(replies.map((reply) => reply.body.id)).size).toBe(1);
    expect(replies.filter((reply) => reply.status === 202)).toHaveLength(1);
    expect(replies.filter((reply) => reply.status === 200)).toHaveLength(19);
    const { id } = replies[0]!.body;
    const claims = await claimsOf(submitter, id);
    expect(await service.count('article_version WHERE article_id = $1', [id])).toBe(1);
    expect(await service.count('claim WHERE article_id = $1', [id])).toBe(claims.length);
    expect(await service.count(`audit_event WHERE action = 'article.submit' AND subject_id = $1`, [id])).toBe(1);
  });

  it('revised twenty times at once has twenty numbered versions', async () => {
    const sourceUrl = 'https://example.org/often';
    const texts = Array.from({ length: 20 }, (_, n) => articleText(100 + n));
    const ids = await Promise.all(texts.map((text) => submit(submitter, { text, sourceUrl })));
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
    const versions = await service.sql<{ number: number }>(
      'SELECT number FROM article_version WHERE article_id = $1 ORDER BY 1',
      [ids[0]!.id],
    );
    expect(versions.map(({ number }) => number)).toEqual(texts.map((_, n) => n + 1));
  });
});
