import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AuditPage } from '../../src/audit/audit.view.js';
import type { ClaimDetailView } from '../../src/claims/claim-detail.view.js';
import type { ClaimView } from '../../src/claims/claim.view.js';
import type { Role } from '../../src/database/generated/enums.js';
import type { SecondReviewDto } from '../../src/reviews/desk-policy.dto.js';
import type { LeasedTaskView } from '../../src/reviews/lease.view.js';
import type { HttpClient, ProblemBody } from '../http-client.js';
import { articleText, openArticle } from './articles.js';
import { changePolicy, decide, EVIDENCE, lease, leased, ownVoiceArticle } from './reviewing.js';
import { TestService } from './test-service.js';

let service: TestService;
let desks = 0;

beforeAll(async () => {
  service = await TestService.startWithWorker();
});
afterAll(() => service.stop());

/** People of a desk of its own, whose policy asks for a second review of these claims. */
async function newDesk(secondReview: SecondReviewDto): Promise<{
  desk: string;
  client: (role: Role, name?: string) => Promise<HttpClient>;
}> {
  const desk = `desk ${++desks}`;
  await changePolicy(service, { secondReview }, desk);
  return { desk, client: (role, name) => service.client(role, name, desk) };
}

const read = async (client: HttpClient, claimId: string): Promise<ClaimDetailView> =>
  (await client.get<ClaimDetailView>(`/v1/claims/${claimId}`)).body;
const evidence = (name: string): object => ({
  ...EVIDENCE,
  url: `https://${name}.example/log`,
  passage: `It was ${name}.`,
});

/** Claims of each kind that a trigger looks for. */
const MIXED_TEXT = `${articleText(5)} The opposition said the quay sank in April.`;

describe('the policy asks for a second review', () => {
  const isOf =
    (...kinds: string[]) =>
    (claim: ClaimView): boolean =>
      claim.claimants.some(({ kind }) => kinds.includes(kind));
  const triggers: [trigger: SecondReviewDto, wants: (claim: ClaimView) => boolean, reason: RegExp][] = [
    [{ claimantKinds: ['unnamed'] }, isOf('unnamed'), /^claimant kind unnamed$/],
    [{ claimantKinds: ['group', 'unnamed'] }, isOf('group', 'unnamed'), /^claimant kind (group|unnamed)$/],
    [{ claimTypes: ['numerical'] }, ({ claimType }) => claimType === 'numerical', /^claim type numerical$/],
    [{ checkWorthiness: 0.8 }, ({ checkWorthiness }) => checkWorthiness.score >= 0.8, /^check-worthiness 0\.[89]\d$/],
    [{ samplePercent: 100 }, () => true, /^random sample$/],
    [{ samplePercent: 0 }, () => false, /^never$/],
    [
      { claimantKinds: ['group'], claimTypes: ['numerical'] },
      (claim) => claim.claimType === 'numerical' || isOf('group')(claim),
      /^(claimant kind group|claim type numerical)$/,
    ],
  ];

  test.each(triggers)('of claims that it names and of no others: %j', async (trigger, wants, reason) => {
    const { client } = await newDesk(trigger);
    const [submitter, reviewer] = [await client('submitter'), await client('lead')];
    const { id, claims } = await openArticle(submitter, { text: MIXED_TEXT });
    expect(new Set(claims.flatMap((claim) => claim.claimants.map(({ kind }) => kind)))).toEqual(
      new Set(['own_voice', 'person', 'unnamed', 'organisation', 'group']),
    );
    for (const claim of claims) {
      const judged = await decide(reviewer, await leased(reviewer, { articleId: id, claimId: claim.id }));
      expect([claim.quote, judged.body.state]).toEqual([claim.quote, wants(claim) ? 'second_review' : 'concluded']);
      const { body: log } = await reviewer.get<AuditPage>(`/v1/audit?subjectId=${claim.id}&action=claim.judge`);
      const { secondReview } = log.items[0]!.detail as { secondReview?: string[] };
      if (!wants(claim)) expect(secondReview).toBeUndefined();
      else for (const why of secondReview!) expect(why).toMatch(reason);
    }
  });

  test('of what a new reviewer judges, until enough of it has a verdict', async () => {
    const { desk, client } = await newDesk({ untilConcluded: 2 });
    const [novice, other] = [await client('reviewer'), await client('reviewer')];
    const { id } = await ownVoiceArticle(service, 4, desk);
    const states: string[] = [];
    for (let n = 0; n < 4; n++) {
      const first = await decide(novice, await leased(novice, { articleId: id }));
      states.push(first.body.state);
      if (first.body.state === 'concluded') continue;
      const second = await decide(other, await leased(other, { articleId: id, round: 2 }));
      states.push(second.body.state);
    }
    expect(states).toEqual(['second_review', 'concluded', 'second_review', 'concluded', 'concluded', 'concluded']);
  });
});

describe('two judgements', () => {
  let client: Awaited<ReturnType<typeof newDesk>>['client'];
  let desk: string;
  let first: HttpClient;
  let second: HttpClient;
  let lead: HttpClient;

  beforeAll(async () => {
    ({ desk, client } = await newDesk({ samplePercent: 100 }));
    first = await client('lead', 'First');
    second = await client('lead', 'Second');
    lead = await client('lead', 'Third');
  });

  /** A claim that `first` has judged. */
  async function judgedOnce(fields: object = {}): Promise<LeasedTaskView> {
    const { id } = await ownVoiceArticle(service, 1, desk);
    const task = await leased(first, { articleId: id });
    expect((await decide(first, task, fields)).body.state).toBe('second_review');
    return task;
  }
  const judgeSecond = async (claimId: string, fields: object = {}): ReturnType<typeof decide> =>
    decide(second, await leased(second, { claimId }), fields);

  test('that find the same give one verdict, resting on the evidence of both', async () => {
    const { claim } = await judgedOnce({ evidence: [evidence('one')], rationale: 'The first looked.' });
    const { body } = await judgeSecond(claim.id, { evidence: [evidence('two')], rationale: 'The second looked.' });
    expect(body).toMatchObject({
      state: 'concluded',
      verdict: { content: 'disputed', rationale: 'The second looked.' },
    });
    const detail = await read(lead, claim.id);
    expect(detail.verdicts).toEqual([body.verdict]);
    expect(detail.evidence.map(({ passage }) => passage)).toEqual(['It was one.', 'It was two.']);
    expect([...body.verdict!.evidenceIds].sort()).toEqual(detail.evidence.map(({ id }) => id).sort());
    expect(detail.judgements.map(({ round, rationale }) => [round, rationale])).toEqual([
      [1, 'The first looked.'],
      [2, 'The second looked.'],
    ]);
    expect(await service.count('verdict WHERE claim_id = $1', [claim.id])).toBe(1);
  });

  test.each([
    ['the content', { content: 'verified' }],
    ['the attribution', { attribution: 'disputed' }],
    ['both', { attribution: 'not_applicable', content: 'verified' }],
  ])('that differ on %s go to adjudication, and the verdict is the adjudicator’s', async (_axis, fields) => {
    const { claim } = await judgedOnce();
    expect((await judgeSecond(claim.id, fields)).body).toMatchObject({ state: 'adjudication', verdict: null });
    const settled = await decide(lead, await leased(lead, { claimId: claim.id }), {
      ...fields,
      rationale: 'I looked too.',
    });
    expect(settled.body).toMatchObject({ state: 'concluded', verdict: { ...fields, rationale: 'I looked too.' } });
    expect((await read(lead, claim.id)).judgements.map(({ round }) => round)).toEqual([1, 2, 3]);
  });

  test('may give different reasons for the same findings', async () => {
    const { claim } = await judgedOnce({ reasons: ['refuted'] });
    expect((await judgeSecond(claim.id, { reasons: ['outdated'] })).body.state).toBe('concluded');
  });

  test('are settled by a lead who made neither of them', async () => {
    const { claim } = await judgedOnce();
    await judgeSecond(claim.id, { content: 'verified' });
    const reviewer = await client('reviewer', 'Fourth');
    const notForYou = async (who: HttpClient): Promise<[number, string | null]> => {
      const { status, headers } = await lease(who, { claimId: claim.id });
      return [status, headers.get('claimdesk-not-for-you')];
    };
    expect(await notForYou(reviewer)).toEqual([204, expect.stringMatching(/\bto-adjudicate=1\b/)]);
    expect(await notForYou(first)).toEqual([204, expect.stringMatching(/\bclosed-to-you=1\b/)]);
    expect(await notForYou(second)).toEqual([204, expect.stringMatching(/\bclosed-to-you=1\b/)]);
    const people = await lead.get<{ items: { id: string; name: string }[] }>('/v1/people?limit=200');
    const idOf = (name: string): string => people.body.items.find((person) => person.name === name)!.id;
    for (const name of ['First', 'Second', 'Fourth']) {
      const reply = await lead.post(`/v1/claims/${claim.id}/assign`, { personId: idOf(name) });
      expect([name, reply.status, reply.body.errors?.[0]?.pointer]).toEqual([name, 400, '/personId']);
    }
    expect((await lead.post(`/v1/claims/${claim.id}/assign`, { personId: idOf('Third') })).status).toBe(200);
    expect((await leased(lead, { claimId: claim.id })).round).toBe(3);
  });

  test('lie before the adjudicator side by side, with their evidence', async () => {
    const { claim } = await judgedOnce({ evidence: [evidence('one')], rationale: 'The first looked.' });
    await judgeSecond(claim.id, { content: 'verified', evidence: [evidence('two')], rationale: 'The second looked.' });
    const task = await leased(lead, { claimId: claim.id });
    const passages = new Map(task.evidence.map(({ id, passage }) => [id, passage]));
    expect(
      task.judgements.map((j) => [j.round, j.content, j.rationale, j.evidenceIds.map((id) => passages.get(id))]),
    ).toEqual([
      [1, 'disputed', 'The first looked.', ['It was one.']],
      [2, 'verified', 'The second looked.', ['It was two.']],
    ]);
  });

  test('of a claim settled by a key of a reviewer are refused, also where the lease is a lead’s', async () => {
    const { claim } = await judgedOnce();
    await judgeSecond(claim.id, { content: 'verified' });
    const task = await leased(lead, { claimId: claim.id });
    const other = await client('reviewer', 'Third');
    expect((await decide(other, task)).status).toBe(403);
    expect((await decide(lead, task)).status).toBe(200);
  });

  describe('are two people’s', () => {
    test('whichever key is used', async () => {
      const { claim } = await judgedOnce();
      const otherKeys = [await client('reviewer', 'First'), await client('admin', 'First')];
      for (const same of [first, ...otherKeys]) {
        const none = await lease(same, { claimId: claim.id });
        expect([none.status, none.headers.get('claimdesk-not-for-you')]).toEqual([
          204,
          expect.stringMatching(/closed-to-you=1/),
        ]);
      }
    });

    test('in two tabs at once: one counts', async () => {
      const { id } = await ownVoiceArticle(service, 1, desk);
      const tabs = [first, await client('reviewer', 'First')];
      const task = await leased(first, { articleId: id });
      const replies = await Promise.all([...tabs, ...tabs].map((tab) => decide(tab, task)));
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
      const leases = await Promise.all([...tabs, ...tabs].map((tab) => lease(tab, { articleId: id })));
      expect(leases.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
      expect(await service.count('judgement WHERE claim_id = $1', [task.claim.id])).toBe(1);
    });

    test('also to whoever writes SQL as the owner of the tables', async () => {
      const { claim } = await judgedOnce();
      const elsewhere = await judgedOnce();
      const copy = (changes: string): string => `
        INSERT INTO judgement SELECT (jsonb_populate_record(j, jsonb_build_object('id', gen_random_uuid(), ${changes}))).*
        FROM judgement AS j JOIN review_task AS next ON next.claim_id = j.claim_id AND next.round = 2 WHERE j.claim_id = '${claim.id}'`;
      const refusal = (statement: string): Promise<string> =>
        service.asOwner(statement).then(
          () => 'done',
          (error: { constraint?: string }) => error.constraint ?? 'another error',
        );
      // Without a lease on the second round; of another cycle or claim, so that nothing seems judged twice; by somebody else.
      for (const changes of [
        '',
        `, 'cycle', 2`,
        `, 'claim_id', '${elsewhere.claim.id}', 'cycle', 7`,
        `, 'person_id', gen_random_uuid()`,
      ]) {
        expect(await refusal(copy(`'task_id', next.id, 'round', 2${changes}`))).toBe('judgement_fits_its_task');
      }
      // With a lease that was written in too.
      await service.asOwner(`
        INSERT INTO lease (task_id, token, desk_id, person_id, slot, expires_at)
        SELECT next.id, 99, j.desk_id, j.person_id, 9, now() + interval '1 hour' FROM judgement AS j
        JOIN review_task AS next ON next.claim_id = j.claim_id AND next.round = 2 WHERE j.claim_id = '${claim.id}'`);
      expect(await refusal(copy(`'task_id', next.id, 'round', 2, 'lease_token', 99`))).toBe(
        'judgement_once_per_person',
      );
    });

    test('and a forged lease is worth nothing over HTTP', async () => {
      const { claim } = await judgedOnce();
      const detail = await read(first, claim.id);
      const { taskId } = detail.tasks.find(({ round }) => round === 2)!;
      const { status, body } = await decide(first, { taskId, leaseToken: 1 });
      expect([status, (body as unknown as ProblemBody).code]).toEqual([409, 'lease_stale']);
    });
  });
});
