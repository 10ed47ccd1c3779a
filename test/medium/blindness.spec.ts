import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AuditPage } from '../../src/audit/audit.view.js';
import type { PersonView } from '../../src/auth/people.view.js';
import type { ClaimDetailView } from '../../src/claims/claim-detail.view.js';
import type { EvidenceView } from '../../src/evidence/evidence.view.js';
import { openApiDocument } from '../../src/openapi.js';
import type { LeasedTaskView } from '../../src/reviews/lease.view.js';
import { eventually } from '../eventually.js';
import type { HttpClient } from '../http-client.js';
import { EventReader } from './event-reader.js';
import { peopleByName } from './placing.js';
import { changePolicy, decide, EVIDENCE, lease, leased, ownVoiceArticle } from './reviewing.js';
import { TestService } from './test-service.js';

/** What the first reviewer wrote; nobody else may read any of it before the second has judged. */
const RATIONALE = 'The harbour master told me so.';
const CITED = { ...EVIDENCE, url: 'https://cited.example/log', passage: 'Three berths, cited with the judgement.' };
const ADDED = { ...EVIDENCE, url: 'https://added.example/log', passage: 'Three berths, added before the judgement.' };
const DRAFT = 'Half a thought of the first reviewer.';

let service: TestService;
let first: HttpClient;
let second: HttpClient;
let readers: Record<string, HttpClient>;
let claim: ClaimDetailView;
let addedId: string;
let personId: string;
/** The routes by which anything can be read, as the contract lists them, with what is asked of each. */
let routes: string[];

const read = async (client: HttpClient): Promise<ClaimDetailView> =>
  (await client.get<ClaimDetailView>(`/v1/claims/${claim.id}`)).body;

beforeAll(async () => {
  service = await TestService.startWithWorker();
  await changePolicy(service, { secondReview: { samplePercent: 100 } });
  const steering = await service.client('lead', 'Steering Lead');
  first = await service.client('lead', 'First Reviewer');
  second = await service.client('reviewer', 'Second Reviewer');
  readers = {
    submitter: await service.client('submitter'),
    'the second reviewer': second,
    'a lead': await service.client('lead'),
    'an admin': await service.client('admin'),
  };
  const article = await ownVoiceArticle(service, 1);
  const claimId = article.claims[0]!.id;
  personId = (await peopleByName(steering)).get('First Reviewer')!;

  // In every way that leaves a trace: assigned, given back with a draft, handed over, evidence before and with the judgement.
  await steering.post(`/v1/claims/${claimId}/assign`, {
    personId,
    deadline: '2090-01-01T00:00:00Z',
    reason: 'Ask First.',
  });
  const kept = await leased(first, { claimId });
  await first.post(`/v1/reviews/${kept.taskId}/draft`, { leaseToken: kept.leaseToken, draft: { text: DRAFT } });
  await first.post(`/v1/reviews/${kept.taskId}/hand-over`, { leaseToken: kept.leaseToken, personId });
  const task = await leased(first, { claimId });
  const added = await first.post<EvidenceView>(`/v1/claims/${claimId}/evidence`, ADDED);
  addedId = added.body.id;
  const judged = await decide(first, task, { rationale: RATIONALE, evidence: [CITED], evidenceIds: [addedId] });
  expect([added.status, judged.status, judged.body.state]).toEqual([201, 200, 'second_review']);
  claim = (await first.get<ClaimDetailView>(`/v1/claims/${claimId}`)).body;

  const { paths } = openApiDocument(service.api);
  routes = Object.keys(paths).filter((path) => paths[path]!.get);
});
afterAll(() => service.stop());

/** Requests for a route of the contract: with what is asked for, or none where it says nothing of a claim. */
function requestsOf(route: string): string[] {
  const entry = claim.claimants[0]!.id;
  const requests: Record<string, string[]> = {
    '/health/live': [],
    '/metrics': ['/metrics'],
    '/v1/dead-letters': ['/v1/dead-letters'],
    '/health/ready': [],
    '/v1/articles': ['/v1/articles?limit=200'],
    '/v1/articles/{id}': [`/v1/articles/${claim.articleId}`],
    '/v1/articles/{id}/claims': [`/v1/articles/${claim.articleId}/claims`],
    '/v1/articles/{id}/report': [`/v1/articles/${claim.articleId}/report`],
    '/v1/articles/{id}/report.jsonld': [`/v1/articles/${claim.articleId}/report.jsonld`],
    '/v1/articles/{id}/annotations.jsonld': [`/v1/articles/${claim.articleId}/annotations.jsonld`],
    '/v1/articles/{id}/corrections': [`/v1/articles/${claim.articleId}/corrections`],
    '/v1/exports/corrections.jsonl': ['/v1/exports/corrections.jsonl'],
    '/v1/exports/claims.csv': ['/v1/exports/claims.csv', '/v1/exports/claims.csv?state=second_review'],
    '/v1/exports/claims.jsonl': ['/v1/exports/claims.jsonl', '/v1/exports/claims.jsonl?verdict=disputed'],
    // What is published while a claim is under review: see publishing.spec.ts.
    '/reports/{id}': [`/reports/${claim.articleId}`],
    '/reports/{id}/report.jsonld': [`/reports/${claim.articleId}/report.jsonld`],
    '/v1/audit': [`/v1/audit?limit=200&subjectId=${claim.id}`],
    '/v1/audit/head': ['/v1/audit/head'],
    '/v1/audit/verify': ['/v1/audit/verify'],
    '/v1/claimants': ['/v1/claimants?limit=200'],
    '/v1/claimants/{id}': [`/v1/claimants/${entry}`],
    '/v1/claims': [
      '/v1/claims',
      '/v1/claims?state=second_review',
      ...['verified', 'disputed', 'unresolved'].map((verdict) => `/v1/claims?verdict=${verdict}`),
      `/v1/claims?claimantId=${entry}`,
    ],
    '/v1/claims/{id}': [`/v1/claims/${claim.id}`],
    '/v1/claims/{id}/evidence': [`/v1/claims/${claim.id}/evidence`],
    // These name everybody of the desk: see below.
    '/v1/people': [],
    '/v1/people/{id}': [],
    '/v1/policy': ['/v1/policy'],
    '/v1/policy/versions': ['/v1/policy/versions'],
    '/v1/reviews/leases': ['/v1/reviews/leases'],
    '/v1/session': ['/v1/session'],
    '/v1/stats': ['/v1/stats'],
    // A stream: see below.
    '/v1/events': [],
    '/v1/webhooks': ['/v1/webhooks'],
    '/v1/webhooks/{id}': [],
    '/v1/webhooks/{id}/deliveries': [],
    // With a lease only: see below.
    '/v1/reviews/{taskId}': [],
  };
  const asked = requests[route];
  if (!asked) throw new Error(`${route} is new: say here how it is asked about a claim under review`);
  return asked;
}

/** What would give the first judgement away: its words and findings, its evidence, and who made it. */
const secrets = (): string[] => {
  const own = claim.judgements[0]!;
  return [personId, 'First Reviewer', RATIONALE, DRAFT, CITED.passage, ADDED.passage, own.id, ...own.evidenceIds]
    .concat(['cited.example', 'added.example', 'Ask First.'])
    .concat(['"disputed":1', '"content":"disputed"', 'content disputed']);
};

async function expectBlind(reader: HttpClient): Promise<void> {
  for (const request of routes.flatMap(requestsOf)) {
    const { text } = await reader.get(request);
    const told = secrets().filter((secret) => text.includes(secret));
    expect({ request, told }).toEqual({ request, told: [] });
  }
  const { body } = await reader.get<{ items?: unknown[] }>('/v1/claims?verdict=disputed');
  expect(body.items).toEqual([]);
}

describe('while the second review is wanted', () => {
  test.each(['submitter', 'the second reviewer', 'a lead', 'an admin'])(
    '%s reads nothing of the first',
    async (name) => {
      await expectBlind(readers[name]!);
    },
  );

  test('the log of the desk tells that there was a judgement, and no more', async () => {
    const lead = readers['a lead']!;
    const { body, text } = await lead.get<AuditPage>('/v1/audit?limit=200');
    for (const secret of [RATIONALE, DRAFT, addedId, 'content disputed', 'Ask First.'])
      expect(text).not.toContain(secret);
    const ofClaim = body.items.filter(({ subjectId }) => subjectId === claim.id);
    expect(ofClaim.filter(({ action }) => action === 'claim.judge')).toEqual([
      expect.objectContaining({ from: 'in_review', to: 'second_review', actorName: null, reason: null, detail: null }),
    ]);
    const byFirst = await lead.get<AuditPage>(`/v1/audit?limit=200&actor=person:${personId}`);
    expect(byFirst.body.items.filter(({ subjectId }) => subjectId === claim.id)).toEqual([]);
  });

  test.each(['submitter', 'the second reviewer', 'a lead', 'an admin'])(
    'the stream tells %s that there was a judgement, and no more',
    async (name) => {
      const stream = await EventReader.open(readers[name]!, undefined, '?since=0');
      const ofClaim = await eventually('the stream is at the judgement', () => {
        const found = stream.events.filter(({ body }) => body.data.claimId === claim.id);
        return found.some(({ body }) => body.data.to === 'second_review') && found;
      });
      stream.close();
      expect(ofClaim.at(-1)!.body).toEqual({
        type: 'claim.state_changed',
        timestamp: expect.any(String),
        data: {
          eventId: expect.any(Number),
          claimId: claim.id,
          articleId: claim.articleId,
          from: 'in_review',
          to: 'second_review',
          verdict: null,
          actorKind: 'person',
          requestId: null,
        },
      });
      const text = JSON.stringify(ofClaim);
      expect(secrets().filter((secret) => text.includes(secret))).toEqual([]);
      // A request's id is the caller's own word.
      expect(ofClaim.filter(({ body }) => body.data.requestId !== null)).toEqual([]);
    },
  );

  test('the people of the desk are not shown with the claim', async () => {
    for (const at of ['/v1/people?limit=200', `/v1/people/${personId}`]) {
      const { status, text } = await readers['a lead']!.get(at);
      expect([status, text.includes(claim.id), text.includes(RATIONALE)]).toEqual([200, false, false]);
    }
  });

  test('the first reviewer sees their own', async () => {
    const own = await read(first);
    expect(own.judgements).toEqual([expect.objectContaining({ round: 1, rationale: RATIONALE, judgedBy: personId })]);
    expect(own.evidence.map(({ passage }) => passage)).toEqual([ADDED.passage, CITED.passage]);
    expect(own.verdict).toBeNull();
  });

  test('its evidence cannot be cited by anybody else', async () => {
    const task = await leased(second, { claimId: claim.id });
    const { status, body } = await decide(second, task, { evidenceIds: [addedId] });
    expect([status, body]).toEqual([400, expect.objectContaining({ code: 'invalid_request' })]);
    await second.post(`/v1/reviews/${task.taskId}/release`, { leaseToken: task.leaseToken });
  });
});

describe('while the second review is leased', () => {
  let task: LeasedTaskView;

  beforeAll(async () => {
    const reply = await lease(second, { claimId: claim.id });
    task = reply.body;
    expect([task.round, task.draft, task.draftBy, task.dueAt, task.evidence, task.judgements]).toEqual([
      2,
      null,
      null,
      null,
      [],
      [],
    ]);
    expect(secrets().filter((secret) => reply.text.includes(secret))).toEqual([]);
  });

  test('its holder reads nothing of the first, by the task or in any other way', async () => {
    const { status, text } = await second.get(`/v1/reviews/${task.taskId}?leaseToken=${task.leaseToken}`);
    expect([status, secrets().filter((secret) => text.includes(secret))]).toEqual([200, []]);
    await expectBlind(second);
  });

  test.each(['submitter', 'a lead', 'an admin'])('%s reads nothing of the first', async (name) => {
    await expectBlind(readers[name]!);
  });

  test('who holds it is told to leads, who judged first is not', async () => {
    const { body } = await readers['a lead']!.get<{ items: PersonView[] }>('/v1/people?limit=200');
    const holders = body.items.filter(({ leases }) => leases.some(({ claimId }) => claimId === claim.id));
    expect(holders.map(({ name }) => name)).toEqual(['Second Reviewer']);
  });

  test('and what the second reviewer finds is hidden from the first', async () => {
    const mine = await second.post<EvidenceView>(`/v1/claims/${claim.id}/evidence`, {
      ...EVIDENCE,
      passage: 'Of the second.',
    });
    expect(mine.status).toBe(201);
    expect((await first.get(`/v1/claims/${claim.id}`)).text).not.toContain('Of the second.');
    expect((await second.get(`/v1/claims/${claim.id}/evidence`)).text).toContain('Of the second.');
  });

  test('once both have judged, everybody sees both', async () => {
    expect((await decide(second, task, { rationale: 'I found the same.' })).body.state).toBe('concluded');
    for (const reader of Object.values(readers)) {
      const detail = await read(reader);
      expect(detail.judgements.map(({ rationale }) => rationale)).toEqual([RATIONALE, 'I found the same.']);
      expect(detail.evidence.map(({ passage }) => passage)).toEqual([ADDED.passage, CITED.passage, 'Of the second.']);
    }
    const { body: log } = await readers['a lead']!.get<AuditPage>(`/v1/audit?subjectId=${claim.id}&action=claim.judge`);
    expect(log.items.map(({ actorName }) => actorName)).toEqual(['First Reviewer', 'Second Reviewer']);
  });
});
