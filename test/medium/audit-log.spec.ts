import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditCheckView, AuditEventView, AuditHeadView, AuditPage } from '../../src/audit/audit.view.js';
import type { HttpClient, ProblemBody } from '../http-client.js';
import { eventually } from '../eventually.js';
import { decide, EVIDENCE, leased, ownVoiceArticle } from './reviewing.js';
import { TestService } from './test-service.js';

const HIDDEN = 'hidden until the claim is settled';

let service: TestService;
let lead: HttpClient;
let other: HttpClient;
let reviewer: HttpClient;
let articleId: string;

beforeAll(async () => {
  service = await TestService.startWithWorker();
  lead = await service.client('lead', 'Ana Lead');
  other = await service.client('admin', 'Bo Admin');
  reviewer = await service.client('reviewer', 'Cleo Reviewer');
  articleId = (await ownVoiceArticle(service, 6)).id;
});
afterAll(() => service.stop());

const events = async (client: HttpClient, query: string): Promise<AuditEventView[]> =>
  (await client.get<AuditPage>(`/v1/audit?${query}`)).body.items;
const actions = (list: AuditEventView[]): string[] => list.map((event) => event.action);
const personId = async (name: string): Promise<string> =>
  (await service.sql<{ id: string }>('SELECT id FROM person WHERE name = $1', [name]))[0]!.id;
const putInto = (state: string, claimId: string): Promise<object[]> =>
  service.sql('UPDATE claim SET state = $1::claim_state WHERE id = $2', [state, claimId]);

describe('the log of a claim', () => {
  let claimId: string;

  beforeAll(async () => {
    const task = await leased(reviewer, { articleId });
    claimId = task.claim.id;
    const judged = await decide(reviewer, task, { evidence: [EVIDENCE] });
    expect(judged.status).toBe(200);
    await putInto('concluded', claimId);
  });

  it('tells who did what, oldest first, once it is settled', async () => {
    const list = await events(lead, `subjectId=${claimId}`);
    expect(actions(list).slice(0, 2)).toEqual(['claim.open', 'claim.lease']);
    expect(actions(list)).toEqual(expect.arrayContaining(['evidence.add', 'claim.judge']));
    expect(list.find((event) => event.action === 'claim.judge')).toEqual({
      id: expect.any(Number),
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      actor: `person:${await personId('Cleo Reviewer')}`,
      actorName: 'Cleo Reviewer',
      action: 'claim.judge',
      subjectType: 'claim',
      subjectId: claimId,
      from: 'in_review',
      to: expect.any(String),
      reason: 'attribution verified, content disputed',
      detail: expect.objectContaining({ round: 1 }),
      requestId: expect.any(String),
      seq: null,
      hash: null,
    });
    expect(list[0]).toMatchObject({ actor: 'system', actorName: null });
  });

  it('shows each event’s place in the chain once it is sealed', async () => {
    const head = await lead.get<AuditHeadView>('/v1/audit/head');
    expect(head.body).toEqual({
      seq: await service.count('audit_event'),
      hash: expect.any(String),
      sealedAt: expect.any(String),
    });
    const last = (await events(lead, 'limit=200')).at(-1)!;
    expect([last.seq, last.hash]).toEqual([head.body.seq, head.body.hash]);
  });

  it.each(['in_review', 'second_review'])(
    'hides who looked into it, and what they found, while it is %s',
    async (state) => {
      await putInto(state, claimId);
      const list = await events(lead, `subjectId=${claimId}`);
      const blind = list.filter((event) => event.action !== 'claim.open');
      expect(actions(blind)).toEqual(expect.arrayContaining(['claim.lease', 'evidence.add', 'claim.judge']));
      for (const event of blind) {
        expect(event).toMatchObject({ actor: HIDDEN, actorName: null, reason: null, detail: null, requestId: null });
      }
      expect(list[0]).toMatchObject({ action: 'claim.open', actor: 'system' });
      expect(JSON.stringify(list)).not.toContain(await personId('Cleo Reviewer'));
      const byActor = await events(lead, `actor=person:${await personId('Cleo Reviewer')}`);
      expect(byActor.filter((event) => event.subjectId === claimId)).toEqual([]);
      await putInto('concluded', claimId);
      expect(actions(await events(lead, `actor=person:${await personId('Cleo Reviewer')}`))).toContain('claim.judge');
    },
  );

  it('shows everybody their own steps', async () => {
    const task = await leased(lead, { articleId });
    const ofLease = async (client: HttpClient): Promise<AuditEventView | undefined> =>
      (await events(client, `subjectId=${task.claim.id}&action=claim.lease`))[0];
    expect(await ofLease(lead)).toMatchObject({ actorName: 'Ana Lead', detail: { token: task.leaseToken } });
    expect(await ofLease(other)).toMatchObject({ actor: HIDDEN, actorName: null, detail: null });
  });
});

describe('the list', () => {
  it('comes in pages that together are all of it', async () => {
    const all = await events(lead, 'limit=200');
    const paged: AuditEventView[] = [];
    for (let cursor = ''; ;) {
      const { body } = await lead.get<AuditPage>(`/v1/audit?limit=3${cursor}`);
      paged.push(...body.items);
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(paged).toEqual(all);
    expect(all.map((event) => event.id)).toEqual(all.map((event) => event.id).sort((a, b) => a - b));
  });

  it('is narrowed by action and time', async () => {
    const all = await events(lead, 'limit=200');
    const opened = await events(lead, 'limit=200&action=claim.open');
    expect(opened).toEqual(all.filter((event) => event.action === 'claim.open'));
    const { at } = all[Math.floor(all.length / 2)]!;
    const before = await events(lead, `limit=200&until=${at}`);
    const since = await events(lead, `limit=200&since=${at}`);
    expect([...before, ...since]).toHaveLength(all.length);
    expect(since.every((event) => event.at >= at) && before.every((event) => event.at < at)).toBe(true);
  });

  it.each([
    ['cursor=x', 'invalid_cursor'],
    ['subjectId=7', 'invalid_request'],
    ['since=yesterday', 'invalid_request'],
    ['order=newest', 'invalid_request'],
  ])('refuses %s', async (query, code) => {
    const { status, body } = await lead.get<ProblemBody>(`/v1/audit?${query}`);
    expect([status, body.code]).toEqual([400, code]);
  });

  it('holds nothing of another desk', async () => {
    const stranger = await service.client('lead', 'Ana Lead', 'another desk');
    const list = await events(stranger, 'limit=200');
    expect(list.every((event) => event.action.startsWith('key.') || event.action.startsWith('person.'))).toBe(true);
    const [event] = await events(lead, 'action=claim.open&limit=1');
    expect(await events(stranger, `subjectId=${event!.subjectId}`)).toEqual([]);
  });
});

it.each(['/v1/audit', '/v1/audit/head', '/v1/audit/verify'])('%s is for leads and admins', async (path) => {
  const asked = [lead, other, reviewer, await service.client('submitter')];
  const statuses = await Promise.all(asked.map(async (client) => (await client.get(path)).status));
  expect(statuses).toEqual([200, 200, 403, 403]);
});

describe('verifying', () => {
  const verify = async (query = ''): Promise<AuditCheckView> =>
    (await lead.get<AuditCheckView>(`/v1/audit/verify${query}`)).body;

  it('finds the log of real work as it was written, and passing through an exported head', async () => {
    const { body: head } = await lead.get<AuditHeadView>('/v1/audit/head');
    expect(await verify(`?seq=${head.seq}&hash=${head.hash}`)).toEqual({
      ok: true,
      events: head.seq,
      seq: head.seq,
      hash: head.hash,
      firstBad: null,
      checkedInMs: expect.any(Number),
    });
    expect((await verify(`?seq=${head.seq}&hash=${'0'.repeat(64)}`)).firstBad).toMatchObject({
      kind: 'history_rewritten',
    });
  });

  it.each(['seq=1', `hash=${'0'.repeat(64)}`, `seq=-1&hash=${'0'.repeat(64)}`, 'seq=1&hash=xyz'])(
    'refuses half a head or none: %s',
    async (query) => {
      const { status, body } = await lead.get<ProblemBody>(`/v1/audit/verify?${query}`);
      expect([status, body.code]).toEqual([400, 'invalid_request']);
    },
  );
});

it('a worker seals what waits when the sweeper looks', async () => {
  await service.client('submitter');
  expect(await service.count('audit_unsealed')).toBeGreaterThan(0);
  await service.sweeper().sweep();
  await eventually('nothing waits', async () => (await service.count('audit_unsealed')) === 0);
  expect(await service.count('audit_link')).toBe(await service.count('audit_event'));
});
