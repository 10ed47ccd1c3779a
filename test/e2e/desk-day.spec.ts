import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ArticleView, SubmittedArticleView } from '../../src/articles/article.view.js';
import type { NewPersonView } from '../../src/auth/people.view.js';
import type { ClaimDetailView } from '../../src/claims/claim-detail.view.js';
import type { ClaimPage, ClaimView } from '../../src/claims/claim.view.js';
import type { PolicyView } from '../../src/reviews/desk-policy.view.js';
import type { LeasedTaskView } from '../../src/reviews/lease.view.js';
import type { DeskStatisticsView } from '../../src/statistics/desk-statistics.view.js';
import { eventually } from '../eventually.js';
import type { HttpClient, Reply } from '../http-client.js';
import { removeHome, StartedProduct, temporaryHome } from './started-product.js';

/** Three articles of the day: who says what is plain in each. */
const ARTICLES = {
  port: 'The port of Hallen closed three berths on Monday. Harbour master Ida Brekke said the storm had damaged two cranes. Unnamed officials said the repairs would cost 14 million crowns.',
  school:
    'The school board of Vik cut its budget by 9 percent in March. Board chair Tor Lunde said nobody would lose a job.',
  river:
    'The river Sula rose by two metres overnight. Mayor Ane Holm said 40 families had left their homes. The ferry resumed its service on Friday.',
};

const SUPPORTS = { url: 'https://example.org/register', passage: 'So it says.', stance: 'supports', primary: true };
const REFUTES = { url: 'https://example.org/log', passage: 'It was otherwise.', stance: 'refutes', primary: true };

type Judgement = { attribution: string; content: string } & Record<string, unknown>;
const verified: Judgement = { attribution: 'verified', content: 'verified', evidence: [SUPPORTS] };
const disputed: Judgement = {
  attribution: 'verified',
  content: 'disputed',
  reasons: ['refuted'],
  evidence: [REFUTES],
};
/** For the article's own voice there is nobody who may have been misheard. */
const fitting = (claim: ClaimView, judgement: Judgement): Judgement =>
  claim.attribution ? judgement : { ...judgement, attribution: 'not_applicable' };

/** A day of a desk with four reviewers and a lead, each through the api alone. */
describe('a day at the desk', () => {
  const home = temporaryHome();
  let product: StartedProduct;
  let lead: HttpClient;
  let ana: HttpClient;
  let ben: HttpClient;
  let cai: HttpClient;
  let dag: HttpClient;
  let people: Record<string, string>;
  const claimsOf: Record<string, ClaimView[]> = {};

  beforeAll(async () => {
    product = await StartedProduct.start(home);
  }, 120_000);
  afterAll(async () => {
    await product.stop();
    removeHome(home);
  });

  const ok = async <Body>(reply: Promise<Reply<Body>>): Promise<Body> => {
    const { status, text, body } = await reply;
    if (status >= 300) throw new Error(`${status} ${text}`);
    return body;
  };
  const leaseOf = (who: HttpClient, claim: ClaimView): Promise<LeasedTaskView> =>
    ok(who.post<LeasedTaskView>('/v1/reviews/lease', { claimId: claim.id }));
  const judge = async (who: HttpClient, claim: ClaimView, judgement: Judgement): Promise<ClaimView> => {
    const { taskId, leaseToken } = await leaseOf(who, claim);
    const rationale = `${judgement.content}: the register and the log were read.`;
    return ok(
      who.post<ClaimView>(`/v1/reviews/${taskId}/verdict`, { leaseToken, rationale, ...fitting(claim, judgement) }),
    );
  };
  const detail = (claim: ClaimView): Promise<ClaimDetailView> =>
    ok(lead.get<ClaimDetailView>(`/v1/claims/${claim.id}`));

  test('begins with people, a policy and three articles', async () => {
    const admin = product.as('admin');
    people = {};
    const join = async (name: string, role: string): Promise<HttpClient> => {
      const person = await ok(admin.post<NewPersonView>('/v1/people', { name, role }));
      people[name] = person.id;
      return admin.withKey(person.key!);
    };
    [ana, ben, cai, dag] = [
      await join('Ana', 'reviewer'),
      await join('Ben', 'reviewer'),
      await join('Cai', 'reviewer'),
      await join('Dag', 'reviewer'),
    ];
    lead = await join('Lea', 'lead');
    const change = {
      secondReview: { claimantKinds: ['unnamed', 'group'], claimTypes: ['numerical'] },
      minimumEvidence: { verified: { primary: 1, independent: 2 }, disputed: { primary: 1, independent: 2 } },
      reason: 'a desk of four',
    };
    const policy = await ok(lead.patch<PolicyView>('/v1/policy', change, { 'if-match': '"1"' }));
    expect(policy.revision).toBe(2);
    for (const [name, text] of Object.entries(ARTICLES)) {
      const { id } = await ok(
        product.as('submitter').post<SubmittedArticleView>('/v1/articles', { text, title: name }),
      );
      claimsOf[name] = await eventually(`claims of ${name}`, async () => {
        const { items } = await ok(lead.get<ClaimPage>(`/v1/articles/${id}/claims`));
        return items.length > 0 && items.every(({ state }) => state === 'open') && items;
      });
    }
  });

  test('double review: two who find the same conclude a claim of unnamed officials', async () => {
    const claim = claimsOf['port']!.find(({ claimants }) => claimants.some(({ kind }) => kind === 'unnamed'))!;
    const tooLittle = await leaseOf(ana, claim);
    const refused = await ana.post(`/v1/reviews/${tooLittle.taskId}/verdict`, {
      leaseToken: tooLittle.leaseToken,
      rationale: 'One report says so.',
      attribution: 'verified',
      content: 'verified',
      evidence: [{ ...SUPPORTS, primary: false }],
    });
    expect([refused.status, refused.body.errors?.[0]?.pointer]).toEqual([400, '/evidence']);
    await ok(ana.post(`/v1/reviews/${tooLittle.taskId}/release`, { leaseToken: tooLittle.leaseToken }));
    expect((await judge(ana, claim, verified)).state).toBe('second_review');
    const hidden = await ok(ben.get<ClaimDetailView>(`/v1/claims/${claim.id}`));
    expect([hidden.judgements, hidden.evidence, hidden.verdicts]).toEqual([[], [], []]);
    expect((await judge(ben, claim, verified)).state).toBe('concluded');
    expect((await detail(claim)).judgements).toHaveLength(2);
  });

  test('disagreement: a lead who was in neither round settles it', async () => {
    const claim = claimsOf['river']!.find(({ claimType, attribution }) => claimType === 'numerical' && attribution)!;
    expect((await judge(cai, claim, verified)).state).toBe('second_review');
    expect((await judge(dag, claim, disputed)).state).toBe('adjudication');
    expect((await ana.post('/v1/reviews/lease', { claimId: claim.id })).status).toBe(204);
    const task = await leaseOf(lead, claim);
    expect(task.judgements.map(({ content, judgedBy }) => [content, judgedBy])).toEqual([
      ['verified', people['Cai']],
      ['disputed', people['Dag']],
    ]);
    const settled = await ok(
      lead.post<ClaimView>(`/v1/reviews/${task.taskId}/verdict`, {
        leaseToken: task.leaseToken,
        rationale: 'The log was read wrongly by one.',
        ...disputed,
        evidence: [],
        evidenceIds: task.evidence.filter(({ stance }) => stance === 'refutes').map(({ id }) => id),
      }),
    );
    expect(settled).toMatchObject({ state: 'concluded', verdict: { content: 'disputed', decidedBy: people['Lea'] } });
  });

  test('recheck: a verdict whose date passes is looked at again; the correction names what it replaces', async () => {
    const claim = claimsOf['school']!.find(({ claimType }) => claimType !== 'numerical')!;
    const soon = new Date(Date.now() + 1_500).toISOString();
    const first = await judge(ben, claim, { ...verified, recheckAt: soon });
    expect(first.state).toBe('concluded');
    await eventually('the claim is reopened', async () => (await detail(claim)).state === 'reopened', 30_000);
    const corrected = await judge(cai, claim, disputed);
    expect(corrected.verdict!.replaces).toBe(first.verdict!.id);
    expect((await detail(claim)).verdicts.map(({ content }) => content)).toEqual(['verified', 'disputed']);
  });

  test('dismissal, and the rest of the day', async () => {
    const claim = claimsOf['port']![0]!;
    expect((await ana.post(`/v1/claims/${claim.id}/dismiss`, { reason: 'x' })).status).toBe(403);
    const dismissed = await ok(
      lead.post<ClaimDetailView>(`/v1/claims/${claim.id}/dismiss`, { reason: 'common knowledge' }),
    );
    expect(dismissed).toMatchObject({ state: 'dismissed', stateReason: 'common knowledge' });
    const pairs: [HttpClient, HttpClient][] = [
      [ana, cai],
      [ben, dag],
    ];
    let turn = 0;
    for (const each of Object.values(claimsOf).flat()) {
      const [one, other] = pairs[turn++ % 2]!;
      if (!['open', 'reopened'].includes((await detail(each)).state)) continue;
      const { state } = await judge(one, each, verified);
      if (state === 'second_review') await judge(other, each, verified);
    }
    for (const { articleId } of Object.values(claimsOf).map(([first]) => first!)) {
      const article = await ok(lead.get<ArticleView>(`/v1/articles/${articleId}`));
      expect([article.status, article.rollUp.unsettled]).toEqual(['concluded', 0]);
    }
  });

  test('the statistics say what the tables say, and the log holds', async () => {
    const stats = await ok(lead.get<DeskStatisticsView>('/v1/stats?days=1'));
    const [truth] = await product.query<Record<string, unknown>>(`
      SELECT (SELECT json_object_agg(state, n) FROM (SELECT state, count(*) AS n FROM claim GROUP BY 1) AS s) AS claims,
        (SELECT json_object_agg(content, n) FROM (SELECT content, count(*) AS n FROM verdict
           JOIN claim ON claim.id = claim_id AND claim.cycle = verdict.cycle JOIN judgement ON judgement.id = judgement_id
           GROUP BY 1) AS v) AS content,
        (SELECT count(*)::int FROM judgement) AS judged, (SELECT count(*)::int FROM verdict) AS concluded,
        (SELECT count(*)::int FROM review_task WHERE state = 'open') AS free,
        (SELECT count(*)::int FROM judgement AS a JOIN judgement AS b USING (claim_id, cycle)
           WHERE a.round = 1 AND b.round = 2) AS twice,
        (SELECT count(*)::int FROM judgement AS a JOIN judgement AS b USING (claim_id, cycle)
           WHERE a.round = 1 AND b.round = 2 AND a.content = b.content) AS same`);
    const { queue, throughput, agreement } = stats;
    expect({
      claims: stats.claims,
      content: stats.verdicts.content,
      judged: throughput.at(-1)!.judged,
      concluded: throughput.at(-1)!.concluded,
      free: queue.firstReview + queue.secondReview + queue.adjudication,
      twice: agreement.claims,
      same: Math.round((1 - agreement.content.alpha.observedDisagreement!) * agreement.claims),
    }).toEqual(truth);
    expect(agreement.claims).toBeGreaterThan(1);
    expect(agreement.content.byPair!.flatMap(({ personIds }) => personIds).sort()).toEqual(
      expect.arrayContaining([people['Cai'], people['Dag']]),
    );
    const verified = await ok(lead.get<{ ok: boolean; events: number }>('/v1/audit/verify'));
    const [log] = await product.query<{ n: number }>('SELECT count(*)::int AS n FROM audit_event');
    expect(verified).toMatchObject({ ok: true, events: log!.n });
  });
});
