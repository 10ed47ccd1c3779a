import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { AuditEventView, AuditPage } from '../../src/audit/audit.view.js';
import type { ClaimDetailView } from '../../src/claims/claim-detail.view.js';
import type { EvidenceView } from '../../src/evidence/evidence.view.js';
import { eventually } from '../eventually.js';
import type { HttpClient, ProblemBody, Reply } from '../http-client.js';
import { smallDesk } from './placing.js';
import { decide, EVIDENCE, lease, leased, ownVoiceArticle } from './reviewing.js';
import { TestService } from './test-service.js';

let service: TestService;
let desk: string;
let desks = 0;
let lead: HttpClient;
let ada: HttpClient;
let ben: HttpClient;
let people: Map<string, string>;
let claimId: string;

beforeAll(async () => {
  service = await TestService.startWithWorker();
});
afterAll(() => service.stop());
beforeEach(async () => {
  ({ name: desk, lead, ada, ben, people } = await smallDesk(service, `desk ${++desks}`));
  claimId = (await ownVoiceArticle(service, 1, desk)).claims[0]!.id;
});

const draft = { rationale: 'half a thought' };
const hold = (
  who: HttpClient,
  task: { taskId: string; leaseToken: number },
  step: string,
  body: object = {},
): Promise<Reply<ProblemBody>> =>
  who.post(`/v1/reviews/${task.taskId}/${step}`, { leaseToken: task.leaseToken, ...body });
const read = async (): Promise<ClaimDetailView> => (await lead.get<ClaimDetailView>(`/v1/claims/${claimId}`)).body;
const steer = (step: string, body: object): Promise<Reply<ClaimDetailView>> =>
  lead.post<ClaimDetailView>(`/v1/claims/${claimId}/${step}`, body);
const log = async (action: string): Promise<AuditEventView[]> =>
  (await lead.get<AuditPage>(`/v1/audit?subjectId=${claimId}&action=${action}`)).body.items;
const closed = async (who: HttpClient): Promise<[number, string | null]> => {
  const { status, headers } = await lease(who);
  return [status, headers.get('claimdesk-not-for-you')];
};

describe('a task is handed over', () => {
  test('with its draft, to that person only', async () => {
    const task = await leased(ada);
    await hold(ada, task, 'draft', { draft });
    expect(
      (await hold(ada, task, 'hand-over', { personId: people.get('Ben'), note: 'Ben knows the port.' })).status,
    ).toBe(204);
    expect(await closed(ada)).toEqual([204, 'assigned-to-others=1']);
    const next = await leased(ben);
    expect([next.taskId, next.leaseToken, next.draft, next.draftBy]).toEqual([
      task.taskId,
      2,
      draft,
      people.get('Ada'),
    ]);
    const stale = await hold(ada, task, 'heartbeat');
    expect([stale.status, stale.body.code]).toEqual([409, 'lease_stale']);
    expect(stale.body.detail).toMatch(/^You have handed this task over/);
    await decide(ben, next);
    expect((await log('claim.return'))[0]).toMatchObject({
      reason: 'Ben knows the port.',
      detail: { how: 'handed_over', to: people.get('Ben') },
    });
  });

  test('also to somebody who has skipped it', async () => {
    await hold(ben, await leased(ben), 'skip', { reason: 'source_out_of_reach' });
    expect((await hold(ada, await leased(ada), 'hand-over', { personId: people.get('Ben') })).status).toBe(204);
    expect((await leased(ben)).claim.id).toBe(claimId);
  });

  test('to nobody who cannot take it: the lease goes on', async () => {
    await hold(ben, await leased(ben), 'skip', { reason: 'conflict_of_interest' });
    const task = await leased(ada);
    for (const personId of [people.get('Ben'), '01890000-0000-7000-8000-000000000000']) {
      const reply = await hold(ada, task, 'hand-over', { personId });
      expect([reply.status, reply.body.errors?.[0]?.pointer]).toEqual([400, '/personId']);
    }
    expect((await hold(ada, task, 'heartbeat')).status).toBe(200);
  });
});

describe('a task is skipped', () => {
  test('and never offered to that person again; its draft stays for the next', async () => {
    const task = await leased(ada);
    await hold(ada, task, 'draft', { draft });
    expect((await hold(ada, task, 'skip', { reason: 'lacks_expertise' })).status).toBe(204);
    expect(await closed(ada)).toEqual([204, 'closed-to-you=1']);
    expect((await hold(ada, task, 'heartbeat')).body.detail).toMatch(/^You have skipped this task/);
    const next = await leased(ben);
    expect([next.draft, next.draftBy]).toEqual([draft, people.get('Ada')]);
    await hold(ben, next, 'release');
    expect(await closed(ada)).toEqual([204, 'closed-to-you=1']);
    await decide(ben, await leased(ben));
    expect((await log('claim.return'))[0]).toMatchObject({ reason: 'lacks expertise', detail: { how: 'skipped' } });
    // A new review is another task.
    await steer('reopen', { reason: 'There is a newer log.' });
    expect((await lease(ada)).status).toBe(200);
  });

  test('for a conflict of interest: closed for all later reviews, and the draft is gone', async () => {
    const task = await leased(ada);
    await hold(ada, task, 'draft', { draft });
    await hold(ada, task, 'skip', { reason: 'conflict_of_interest', note: 'I worked there.' });
    const next = await leased(ben);
    expect([next.draft, next.draftBy, next.draftAt]).toEqual([null, null, null]);
    await decide(ben, next);
    expect((await log('claim.return'))[0]!.reason).toBe('conflict of interest: I worked there.');
    await steer('reopen', { reason: 'There is a newer log.' });
    expect(await closed(ada)).toEqual([204, 'closed-to-you=1']);
    expect((await steer('assign', { personId: people.get('Ada') })).status).toBe(400);
  });

  test('for another reason in words, or not at all', async () => {
    const task = await leased(ada);
    for (const [body, pointer] of [
      [{ reason: 'other' }, '/note'],
      [{ reason: 'other', note: '  ' }, '/note'],
      [{ reason: 'too dull' }, '/reason'],
    ] as const) {
      const reply = await hold(ada, task, 'skip', body);
      expect([reply.status, reply.body.errors?.[0]?.pointer]).toEqual([400, pointer]);
    }
    expect((await hold(ada, task, 'skip', { reason: 'other', note: 'I am ill.' })).status).toBe(204);
  });
});

describe('a claim is dismissed', () => {
  test('whoever holds it; nobody is asked to review it', async () => {
    const task = await leased(ada);
    const { body } = await steer('dismiss', { reason: 'Not a claim at all.' });
    expect([body.state, body.stateReason, body.tasks[0]!.state]).toEqual([
      'dismissed',
      'Not a claim at all.',
      'cancelled',
    ]);
    expect((await decide(ada, task)).status).toBe(409);
    expect((await hold(ada, task, 'heartbeat')).body.detail).toMatch(/^The claim was dismissed/);
    expect(await closed(ben)).toEqual([204, 'none']);
  });

  test('and reopened', async () => {
    await steer('dismiss', { reason: 'Not ours.' });
    const { body } = await steer('reopen', { reason: 'It is ours.' });
    expect([body.state, body.stateReason, body.verdict]).toEqual(['reopened', 'It is ours.', null]);
    expect(body.tasks.map(({ cycle, state }) => [cycle, state])).toEqual([
      [1, 'cancelled'],
      [2, 'open'],
    ]);
    expect((await decide(ada, await leased(ada))).body.verdict).toMatchObject({ cycle: 2, replaces: null });
  });
});

describe('a verdict is looked at again', () => {
  test('when a lead says so: the old one stays, and the new one replaces it', async () => {
    const first = await decide(ada, await leased(ada), { evidence: [EVIDENCE] });
    const { body: reopened } = await steer('reopen', { reason: 'The port has corrected its log.' });
    expect([reopened.state, reopened.verdict, reopened.verdicts]).toEqual(['reopened', null, [first.body.verdict]]);
    expect(reopened.priority!.reasons.at(-1)).toBe('reopened: The port has corrected its log.');
    expect(reopened.evidence).toHaveLength(1);
    const task = await leased(ada);
    expect((await hold(ada, task, 'release')).status).toBe(204);
    expect((await read()).state).toBe('reopened');
    const corrected = await decide(ada, await leased(ada), { content: 'verified' });
    expect(corrected.body.verdict).toMatchObject({ cycle: 2, content: 'verified', replaces: first.body.verdict!.id });
    expect((await read()).verdicts).toEqual([first.body.verdict, corrected.body.verdict]);
    expect((await read()).judgements.map(({ cycle }) => cycle)).toEqual([1, 2]);
  });

  test('on its recheck date, by job, once', async () => {
    const known = await ada.post<EvidenceView>(`/v1/claims/${claimId}/evidence`, EVIDENCE);
    const held = await leased(ada);
    const recheckAt = new Date(Date.now() + 2_000).toISOString();
    const first = await decide(ada, held, { recheckAt, evidenceIds: [known.body.id] });
    expect([first.body.state, first.body.recheckAt]).toEqual(['concluded', recheckAt]);
    const due = await eventually('its recheck date has passed', async () => {
      await service.sweeper().sweep();
      const claim = await read();
      return claim.state === 'reopened' && claim;
    });
    expect([due.stateReason, due.recheckAt, due.verdict, due.verdicts]).toEqual([
      'its recheck date has passed',
      null,
      null,
      [first.body.verdict],
    ]);
    expect(due.tasks.map(({ cycle, round, state }) => [cycle, round, state])).toEqual([
      [1, 1, 'done'],
      [2, 1, 'open'],
    ]);
    const task = await leased(ben);
    expect(task.evidence.map(({ id }) => id)).toEqual([known.body.id]);
    const second = await decide(ben, task, { evidenceIds: [known.body.id] });
    expect(second.body.verdict).toMatchObject({ cycle: 2, replaces: first.body.verdict!.id });
    await service.sweeper().sweep();
    expect(await log('claim.reopen')).toEqual([
      expect.objectContaining({ actor: 'system', from: 'concluded', to: 'reopened' }),
    ]);
  });
});
