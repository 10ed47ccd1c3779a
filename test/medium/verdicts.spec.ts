import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ArticleView } from '../../src/articles/article.view.js';
import type { ClaimDetailView } from '../../src/claims/claim-detail.view.js';
import type { EvidenceView } from '../../src/evidence/evidence.view.js';
import type { HttpClient, ProblemBody } from '../http-client.js';
import { articleText, openArticle } from './articles.js';
import { fingerprint } from './fingerprint.js';
import { decide, EVIDENCE, lease, leased, ownVoiceArticle, VERDICT } from './reviewing.js';
import { TestService } from './test-service.js';

let service: TestService;
let reviewer: HttpClient;

beforeAll(async () => {
  service = await TestService.startWithWorker();
  reviewer = await service.client('reviewer', 'Rita Reviewer');
});
afterAll(() => service.stop());

const problemOf = (reply: { status: number; body: unknown }): [number, string, string | undefined] => {
  const { code, errors } = reply.body as ProblemBody;
  return [reply.status, code, errors?.[0]?.pointer];
};

describe('a verdict', () => {
  it('leaves evidence, judgement, verdict and audit rows, and shows them', async () => {
    const { id } = await ownVoiceArticle(service, 2);
    const task = await leased(reviewer, { articleId: id });
    const known = await reviewer.post<EvidenceView>(`/v1/claims/${task.claim.id}/evidence`, {
      ...EVIDENCE,
      url: 'https://example.org/known',
    });
    expect(known.status).toBe(201);
    const asOf = '2026-03-01T00:00:00.000Z';
    const fields = {
      reasons: ['refuted', 'outdated'],
      evidence: [EVIDENCE, { document: 'Interview of 3 March', passage: 'It was three.', stance: 'refutes' }],
      evidenceIds: [known.body.id],
      asOf,
      recheckAt: '2027-03-01T00:00:00.000Z',
    };
    const reply = await decide(reviewer, task, fields);
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({
      id: task.claim.id,
      state: 'concluded',
      verdict: { ...VERDICT, reasons: fields.reasons, asOf, recheckAt: fields.recheckAt },
    });
    const { body: claim } = await reviewer.get<ClaimDetailView>(`/v1/claims/${task.claim.id}`);
    expect(claim.verdicts).toEqual([reply.body.verdict]);
    expect(claim.tasks).toEqual([
      { taskId: task.taskId, cycle: 1, round: 1, state: 'done', assignedTo: null, dueAt: null },
    ]);
    expect(claim.evidence).toHaveLength(3);
    expect([...claim.verdict!.evidenceIds].sort()).toEqual(claim.evidence.map((e) => e.id).sort());
    expect(claim.evidence[1]).toMatchObject(EVIDENCE);
    const person = await service.sql<{ id: string }>(`SELECT id FROM person WHERE name = 'Rita Reviewer'`);
    expect(claim.verdict!.decidedBy).toBe(person[0]!.id);
    const audit = await service.sql<{ action: string; actor: string; to_state: string | null; request_id: string }>(
      `SELECT action, actor, to_state, request_id FROM audit_event WHERE subject_id = $1 AND actor <> 'system' ORDER BY id`,
      [task.claim.id],
    );
    expect(audit.map((row) => [row.action, row.actor])).toEqual(
      ['claim.lease', 'evidence.add', 'evidence.add', 'evidence.add', 'claim.judge'].map((action) => [
        action,
        `person:${person[0]!.id}`,
      ]),
    );
    expect(audit[4]!.request_id).toBe(reply.headers.get('x-request-id'));
    expect(await service.count('judgement WHERE task_id = $1', [task.taskId])).toBe(1);
  });

  it('on the last claim concludes the article, also when the last two come at one moment', async () => {
    const other = await service.client('reviewer');
    for (let round = 0; round < 15; round++) {
      const { id } = await ownVoiceArticle(service, 2);
      const [mine, theirs] = [await leased(reviewer, { articleId: id }), await leased(other, { articleId: id })];
      const statuses = (await Promise.all([decide(reviewer, mine), decide(other, theirs)])).map(
        (reply) => reply.status,
      );
      expect(statuses).toEqual([200, 200]);
      const { body: article } = await reviewer.get<ArticleView>(`/v1/articles/${id}`);
      expect(article).toMatchObject({
        status: 'concluded',
        rollUp: { claims: 2, unsettled: 0, byVerdict: { disputed: 2 } },
      });
      expect(await service.count(`audit_event WHERE action = 'article.conclude' AND subject_id = $1`, [id])).toBe(1);
    }
  });

  it('sent many times at once counts once', async () => {
    const { id } = await ownVoiceArticle(service, 1);
    const task = await leased(reviewer, { articleId: id });
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => decide(reviewer, task, { evidence: [EVIDENCE] })),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
    expect(await service.count('evidence WHERE claim_id = $1', [task.claim.id])).toBe(1);
    expect(await service.count('verdict WHERE claim_id = $1', [task.claim.id])).toBe(1);
  });

  it('is refused with the field named, and nothing written', async () => {
    const submitter = await service.client('submitter');
    const { id } = await openArticle(submitter, { text: articleText(70) });
    const quoted = await leased(reviewer, { articleId: id, claimantKind: 'person' });
    const elsewhere = await ownVoiceArticle(service, 1);
    const foreign = await reviewer.post<EvidenceView>(`/v1/claims/${elsewhere.claims[0]!.id}/evidence`, EVIDENCE);
    const before = await fingerprint(service);
    const faults: [fields: object, pointer: string][] = [
      [{ attribution: 'not_applicable' }, '/attribution'],
      [{ attribution: 'maybe' }, '/attribution'],
      [{ content: 'not_applicable' }, '/content'],
      [{ content: 'unresolved' }, '/whatWouldSettle'],
      [{ attribution: 'unresolved', whatWouldSettle: '  ' }, '/whatWouldSettle'],
      [{ rationale: ' \n ' }, '/rationale'],
      [{ rationale: undefined }, '/rationale'],
      [{ leaseToken: '1' }, '/leaseToken'],
      [{ reasons: ['because'] }, '/reasons'],
      [{ reasons: ['misquoted'] }, '/reasons'],
      [{ content: 'unresolved', whatWouldSettle: 'The log.' }, '/reasons'],
      [{ recheckAt: '2020-01-01' }, '/recheckAt'],
      [{ evidenceIds: [foreign.body.id] }, '/evidenceIds/0'],
      [{ evidenceIds: ['not an id'] }, '/evidenceIds'],
      [{ evidence: [{ ...EVIDENCE, url: 'javascript:alert(1)' }] }, '/evidence/0/url'],
      [{ evidence: [{ ...EVIDENCE, document: 'and this' }] }, '/evidence/0/document'],
      [{ evidence: [{ ...EVIDENCE, passage: '' }] }, '/evidence/0/passage'],
      [{ evidence: [EVIDENCE, 7] }, '/evidence'],
      [{ asOf: 'yesterday' }, '/asOf'],
      [{ surprise: 1 }, '/surprise'],
    ];
    for (const [fields, pointer] of faults) {
      const reply = await decide(reviewer, quoted, fields);
      const [status, , at] = problemOf(reply);
      expect({ fields, status, at }).toEqual({ fields, status: 400, at: expect.stringContaining(pointer) });
    }
    expect(await fingerprint(service)).toEqual(before);
    const settled = await decide(reviewer, quoted, {
      content: 'unresolved',
      reasons: ['source_inaccessible'],
      whatWouldSettle: 'The port’s log.',
    });
    expect(settled.status).toBe(200);
  });

  it('may leave attribution out only in the article’s own voice', async () => {
    const { id } = await ownVoiceArticle(service, 1);
    const reply = await decide(reviewer, await leased(reviewer, { articleId: id }), { attribution: 'not_applicable' });
    expect([reply.status, reply.body.verdict?.attribution]).toEqual([200, 'not_applicable']);
    expect((await lease(reviewer, { articleId: id })).status).toBe(204);
  });

  it('of a task that a newer version has cancelled is refused', async () => {
    const submitter = await service.client('submitter');
    const sourceUrl = 'https://example.org/cancelled';
    const first = await openArticle(submitter, { text: articleText(71), sourceUrl });
    const task = await leased(reviewer, { articleId: first.id });
    await openArticle(submitter, { text: articleText(72), sourceUrl });
    expect(problemOf(await decide(reviewer, task)).slice(0, 1)).toEqual([409]);
    expect(await service.count('judgement WHERE task_id = $1', [task.taskId])).toBe(0);
  });
});
