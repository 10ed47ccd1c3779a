import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { AuditPage } from '../../src/audit/audit.view.js';
import type { ClaimView } from '../../src/claims/claim.view.js';
import type { EvidenceView } from '../../src/evidence/evidence.view.js';
import type { HttpClient } from '../http-client.js';
import {
  change,
  correctingDesk,
  done,
  expectSound,
  onClaim,
  readArticle,
  readClaim,
  type CorrectingDesk,
} from './correcting.js';
import { decide, EVIDENCE, leased } from './reviewing.js';
import { TestService } from './test-service.js';

let service: TestService;
let desk: CorrectingDesk;
let lead: HttpClient;
let ada: HttpClient;
let n = 0;
let article: CorrectingDesk['article'];

beforeAll(async () => {
  service = await TestService.startWithWorker();
});
afterAll(() => service.stop());
beforeEach(async () => {
  desk = await correctingDesk(service, ++n);
  ({ lead, ada, article } = desk);
});

const claimThat: CorrectingDesk['claimThat'] = (words) => desk.claimThat(words);
const at: CorrectingDesk['at'] = (words) => desk.at(words);
const add: CorrectingDesk['add'] = (body, who) => desk.add(body, who);
const logOf = async (id: string): Promise<string[]> =>
  (await lead.get<AuditPage>(`/v1/audit?subjectId=${id}`)).body.items.map(
    ({ action, from, to }) => `${action} ${from} → ${to}`,
  );
const conclude = async (claim: ClaimView): Promise<void> => {
  done(await decide(ada, await leased(ada, { claimId: claim.id })));
};

describe('a claim that nobody has judged', () => {
  test('gets other ends in place, and keeps its review', async () => {
    const claim = claimThat('closed');
    const evidence = done(await ada.post<EvidenceView>(`/v1/claims/${claim.id}/evidence`, EVIDENCE));
    const { claims, before, after } = done(
      await change(lead, claim, {
        spans: [at(`The port of Hallen closed ${n} berths`)],
        reason: 'The month is not it.',
      }),
    );
    expect(claims[0]).toMatchObject({
      id: claim.id,
      revision: 2,
      state: 'open',
      quote: `The port of Hallen closed ${n} berths`,
      normalizedText: `The port of Hallen closed ${n} berths.`,
      claimants: [{ name: 'The Courier', kind: 'own_voice' }],
    });
    expect([before[0]!.quote, after[0]!.quote]).toEqual([claim.quote, claims[0]!.quote]);
    const { coverage } = await readArticle(lead, article.id);
    const rest = coverage!.find(({ reason }) => reason === 'left out by a correction')!;
    expect(desk.text.slice(rest.start, rest.end)).toBe(' in March');
    const detail = await readClaim(lead, claim.id);
    expect(detail.evidence.map(({ id }) => id)).toEqual([evidence.id]);
    expect(detail.tasks).toHaveLength(1);
    expect(detail.corrections).toMatchObject([{ kind: 'change', reason: 'The month is not it.' }]);
    expect(await logOf(claim.id)).toContain('claim.correct open → open');
    await expectSound(service, lead, article.id);
  });

  test('gets its words in several pieces', async () => {
    const pieces = [at('The port of Hallen'), at(`closed ${n} berths`)];
    const { claims } = done(await change(lead, claimThat('closed'), { spans: pieces }));
    expect(claims[0]!.quote).toBe(`The port of Hallen … closed ${n} berths`);
    await expectSound(service, lead, article.id);
  });

  test('gets other claimants, from the registry where it knows them, and a relay', async () => {
    const claim = claimThat('dredging');
    const { attribution } = claim;
    const given = {
      source: attribution!.source!.spans,
      cue: attribution!.cue.spans,
      claimants: [
        { name: 'harbour  institute', kind: 'organisation' },
        { name: 'Port Authority of Hallen', kind: 'government' },
      ],
      relay: [{ name: 'Kestrel News Agency', kind: 'state_media' }],
    };
    const { claims } = done(await change(lead, claim, { attribution: given }));
    const institute = claimThat('traffic').claimants[0]!;
    expect(claims[0]!.claimants).toMatchObject([{ id: institute.id, name: institute.name }, given.claimants[1]!]);
    expect(claims[0]!.attribution!.relay).toMatchObject(given.relay);
    expect(claims[0]!.checkWorthiness.reasons).toContain('relayed or state-controlled');
    expect(claims[0]!.spans).toEqual(claim.spans);
    await expectSound(service, lead, article.id);
  });

  test('becomes the article’s own, or somebody’s', async () => {
    const own = done(await change(lead, claimThat('dredging'), { attribution: null })).claims[0]!;
    expect(own).toMatchObject({
      attribution: null,
      quotationType: 'none',
      claimants: [{ name: 'The Courier', kind: 'own_voice' }],
    });
    const said = { cue: own.spans, source: [at('Officials')], claimants: [{ name: 'officials', kind: 'unnamed' }] };
    expect((await change(lead, own, { attribution: said })).body).toMatchObject({
      errors: [{ pointer: '/attribution/cue' }],
    });
    const back = { ...said, cue: [at('said that').start].map((start) => ({ start, end: start + 4 })) };
    expect(done(await change(lead, own, { attribution: back })).claims[0]).toMatchObject({
      quotationType: 'indirect',
      attribution: { cue: { text: 'said' }, source: { text: 'Officials' }, confidence: null },
    });
    await expectSound(service, lead, article.id);
  });

  test('gets another type and wording, and another place in the queue', async () => {
    const claim = claimThat('sank');
    const { claims } = done(await change(lead, claim, { claimType: 'opinion', normalizedText: 'A ferry sank.' }));
    expect(claims[0]).toMatchObject({ claimType: 'opinion', normalizedText: 'A ferry sank.', spans: claim.spans });
    expect(claims[0]!.priority!.score).toBeLessThan(claim.priority!.score);
    expect(claims[0]!.priority!.reasons).toContain('an opinion cannot be checked');
    await expectSound(service, lead, article.id);
  });

  test('is split in two: the first part keeps the review, both keep who said it', async () => {
    const claim = claimThat('traffic');
    await ada.post(`/v1/claims/${claim.id}/evidence`, EVIDENCE);
    const parts = [
      { spans: [at('traffic through the strait')] },
      { spans: [at('fell by 23 percent')], claimType: 'numerical' },
    ];
    const { claims } = done(await onClaim(lead, 'split', claim, { parts }));
    expect(claims.map(({ quote }) => quote)).toEqual(['traffic through the strait', 'fell by 23 percent']);
    expect(claims[0]!.id).toBe(claim.id);
    for (const each of claims) expect(each).toMatchObject({ state: 'open', claimants: claim.claimants });
    expect((await readClaim(lead, claims[1]!.id)).evidence).toMatchObject([{ passage: EVIDENCE.passage }]);
    expect(claims[1]!.ordinal).toBe(claims[0]!.ordinal + 1);
    expect(await logOf(claims[1]!.id)).toEqual(['claim.add null → extracted', 'claim.open extracted → open']);
    await expectSound(service, lead, article.id);
  });

  test('takes others in: what was only set aside between them is its own', async () => {
    const [first, second] = done(
      await onClaim(lead, 'split', claimThat('closed'), {
        parts: [{ spans: [at('The port of Hallen closed')] }, { spans: [at(`${n} berths in March`)] }],
      }),
    ).claims;
    await ada.post(`/v1/claims/${second!.id}/evidence`, EVIDENCE);
    const { claims } = done(
      await onClaim(lead, 'merge', first!, { with: [{ id: second!.id, revision: second!.revision }] }),
    );
    expect(claims).toMatchObject([{ id: first!.id, quote: `The port of Hallen closed ${n} berths in March` }]);
    expect((await readClaim(lead, first!.id)).evidence).toHaveLength(1);
    expect(await readClaim(lead, second!.id)).toMatchObject({ state: 'superseded', tasks: [{ state: 'cancelled' }] });
    expect(await logOf(second!.id)).toContain('claim.merge open → superseded');
    await expectSound(service, lead, article.id);
  });

  test('that was missed is added, opened, and in its place', async () => {
    const spans = [at(`Harbour report ${n}`)];
    const { claims } = done(await add({ spans, claimType: 'event' }));
    expect(claims).toMatchObject([{ ordinal: 0, state: 'open', quote: `Harbour report ${n}` }]);
    expect((await leased(ada, { claimId: claims[0]!.id })).claim.id).toBe(claims[0]!.id);
    await expectSound(service, lead, article.id);
  });
});

describe('a claim that somebody holds', () => {
  test('is corrected by who holds it, and judged as it then stands', async () => {
    const task = await leased(ada, { claimId: claimThat('closed').id });
    const { claims } = done(await change(ada, task.claim, { spans: [at(`closed ${n} berths in March`)] }));
    expect(claims[0]!.state).toBe('in_review');
    expect(done(await decide(ada, task)).quote).toBe(`closed ${n} berths in March`);
    await expectSound(service, lead, article.id);
  });

  test('is split by who holds it; the rest waits for anybody', async () => {
    const task = await leased(ada, { claimId: claimThat('closed').id });
    const parts = [{ spans: [at('The port of Hallen closed')] }, { spans: [at(`${n} berths in March`)] }];
    const { claims } = done(await onClaim(ada, 'split', task.claim, { parts }));
    expect(claims.map(({ state }) => state)).toEqual(['in_review', 'open']);
    await expectSound(service, lead, article.id);
  });

  test('is nobody else’s to correct, until a lead takes it back', async () => {
    const claim = claimThat('closed');
    await leased(ada, { claimId: claim.id });
    const body = { claimType: 'causal' };
    const refused = await change(lead, claim, body);
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'claim_held' }]);
    expect(refused.text).toMatch(/Ada reviews .*assign/);
    const merge = { with: [{ id: claim.id, revision: 1 }] };
    expect((await onClaim(lead, 'merge', claimThat('sank'), merge)).status).toBe(409);
    await lead.post(`/v1/claims/${claim.id}/assign`, { personId: null });
    expect(done(await change(lead, claim, body)).claims[0]!.state).toBe('open');
    await expectSound(service, lead, article.id);
  });

  test('is not a reviewer’s who does not hold it', async () => {
    const claim = claimThat('closed');
    const refused = await change(ada, claim, { claimType: 'causal' });
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'illegal_transition' }]);
    expect((await onClaim(ada, 'merge', claim, { with: [{ id: claimThat('sank').id, revision: 1 }] })).status).toBe(
      403,
    );
    expect((await add({ spans: [at(`Harbour report ${n}`)] }, ada)).status).toBe(403);
    expect((await ada.get('/v1/exports/corrections.jsonl')).status).toBe(403);
  });
});

describe('a claim that was judged', () => {
  test('is replaced by a new one, and keeps its verdict', async () => {
    for (const claim of article.claims) await conclude(claim);
    expect((await readArticle(lead, article.id)).status).toBe('concluded');
    const claim = claimThat('closed');
    const body = { spans: [at(`closed ${n} berths in March`)], reason: 'Who closed them is another matter.' };
    const refused = await change(lead, claim, body);
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { code: 'claim_judged', errors: [{ pointer: '/restartReview' }] },
    ]);
    const { claims } = done(await change(lead, claim, { ...body, restartReview: true }));
    expect(claims[0]).toMatchObject({ state: 'open', revision: 1, ordinal: claim.ordinal, verdict: null });
    expect(claims[0]!.id).not.toBe(claim.id);
    expect(await readClaim(lead, claim.id)).toMatchObject({
      state: 'superseded',
      stateReason: body.reason,
      verdict: { content: 'disputed' },
      corrections: [{ before: [claim.id], after: [claims[0]!.id] }],
    });
    const now = await readArticle(lead, article.id);
    expect(now).toMatchObject({
      status: 'in_review',
      rollUp: { unsettled: 1, byVerdict: { disputed: now.claims.length - 1 } },
    });
    expect(now.claims.map(({ id }) => id)).not.toContain(claim.id);
    expect(await logOf(article.id)).toContain('article.reopen concluded → in_review');
    expect(await logOf(claim.id)).toContain('claim.correct concluded → superseded');
    await expectSound(service, lead, article.id);
    await conclude(claims[0]!);
    expect((await readArticle(lead, article.id)).status).toBe('concluded');
    expect((await change(lead, claim, { ...body, restartReview: true })).body).toMatchObject({
      code: 'illegal_transition',
    });
  });

  test('gives the new one its evidence, and stays closed to whom it was closed', async () => {
    const claim = claimThat('closed');
    const task = await leased(ada, { claimId: claim.id });
    await ada.post(`/v1/reviews/${task.taskId}/skip`, { leaseToken: task.leaseToken, reason: 'conflict_of_interest' });
    const { ben } = desk;
    done(await decide(ben, await leased(ben, { claimId: claim.id }), { evidence: [EVIDENCE] }));
    const body = { normalizedText: 'Three berths were closed.', restartReview: true };
    const { claims } = done(await change(lead, claim, body));
    expect((await readClaim(lead, claims[0]!.id)).evidence).toMatchObject([{ passage: EVIDENCE.passage }]);
    expect((await readClaim(lead, claim.id)).evidence).toHaveLength(1);
    expect((await ada.post('/v1/reviews/lease', { claimId: claims[0]!.id })).status).toBe(204);
    expect((await leased(ben, { claimId: claims[0]!.id })).evidence).toHaveLength(1);
    await expectSound(service, lead, article.id);
  });

  test('merges only with the word to start anew', async () => {
    const [judged, other] = [claimThat('closed'), claimThat('open every')];
    await conclude(judged);
    const body = { with: [{ id: judged.id, revision: 1 }] };
    expect((await onClaim(lead, 'merge', other, body)).body).toMatchObject({ code: 'claim_judged' });
    const { claims } = done(await onClaim(lead, 'merge', other, { ...body, restartReview: true }));
    expect(claims).toHaveLength(1);
    for (const { id } of [judged, other]) expect((await readClaim(lead, id)).state).toBe('superseded');
    expect(await logOf(other.id)).toContain('claim.merge open → superseded');
    await expectSound(service, lead, article.id);
  });
});
