import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readArticle as readGold } from '../../eval/gold/read-article.js';
import type { AuditPage } from '../../src/audit/audit.view.js';
import type { ClaimView } from '../../src/claims/claim.view.js';
import type { CorrectionPage, DoneCorrectionView } from '../../src/corrections/correction.view.js';
import type { CorrectedText } from '../../src/corrections/export-corrections.js';
import type { EvidenceView } from '../../src/evidence/evidence.view.js';
import { JobRunner } from '../../src/jobs/job-runner.js';
import { eventually } from '../eventually.js';
import type { HttpClient, Reply } from '../http-client.js';
import { articleText, claimsOf, openArticle, submit } from './articles.js';
import { change, expectSound, onClaim, readArticle, readClaim, spanOf } from './correcting.js';
import { smallDesk } from './placing.js';
import { decide, EVIDENCE, leased } from './reviewing.js';
import { TestService } from './test-service.js';

let service: TestService;
let lead: HttpClient;
let ada: HttpClient;
let desk: string;
let n = 0;
let text: string;
let article: { id: string; versionId: string; claims: ClaimView[] };

beforeAll(async () => {
  service = await TestService.startWithWorker();
});
afterAll(() => service.stop());
beforeEach(async () => {
  desk = `Desk ${++n}`;
  ({ lead, ada } = await smallDesk(service, desk));
  text = articleText(n);
  article = await openArticle(lead, { text, publisher: 'The Courier', publishedAt: '2026-03-14T00:00:00Z' });
});

const claimThat = (words: string): ClaimView => article.claims.find(({ quote }) => quote.includes(words))!;
const at = (words: string): ReturnType<typeof spanOf> => spanOf(text, words);
const done = <Body>(reply: Reply<Body>): Body => {
  if (reply.status >= 300) throw new Error(`${reply.status} ${reply.text}`);
  return reply.body;
};
const add = (body: object, who = lead): Promise<Reply<DoneCorrectionView>> =>
  who.post<DoneCorrectionView>(`/v1/articles/${article.id}/claims`, { versionId: article.versionId, ...body });
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
    expect(text.slice(rest.start, rest.end)).toBe(' in March');
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
    const ben = await service.client('reviewer', 'Ben', desk);
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

describe('what cannot be', () => {
  const pointers = ({ status, body }: Reply<unknown>): unknown[] => [
    status,
    ...((body as { errors?: { pointer?: string; parameter?: string }[] }).errors ?? []).map(
      (e) => e.pointer ?? e.parameter,
    ),
  ];

  test('is refused by field, and nothing is written', async () => {
    const claim = claimThat('closed');
    const end = text.length + 5;
    const tries: [object, string][] = [
      [{}, ''],
      [{ spans: claim.spans }, ''],
      [{ spans: [] }, '/spans'],
      [{ spans: [{ start: 0, end }] }, '/spans/0/end'],
      [{ spans: [{ start: -1, end: 3 }] }, '/spans/0/start'],
      [{ spans: [{ start: 1.5, end: 3 }] }, '/spans/0/start'],
      [{ spans: [{ start: 3, end: 2 ** 40 }] }, '/spans/0/end'],
      [{ spans: [at('said that the dredging')] }, '/spans'],
      [{ spans: Array.from({ length: 21 }, (_, i) => ({ start: i, end: i + 1 })) }, '/spans'],
      [{ claimType: 'nonsense' }, '/claimType'],
      [{ claimType: null }, '/claimType'],
      [{ normalizedText: ' … ' }, '/normalizedText'],
      [{ restartReview: false }, '/restartReview'],
      [{ attribution: { cue: [at('Officials')], claimants: [] } }, '/attribution/claimants'],
      [{ attribution: { cue: [], claimants: [{ name: 'A', kind: 'person' }] } }, '/attribution/cue'],
      [{ attribution: { claimants: [{ name: 'A', kind: 'person' }] } }, '/attribution/cue'],
      [
        { attribution: { cue: [at('Officials')], claimants: [{ name: 'A', kind: 'own_voice' }] } },
        '/attribution/claimants/0/kind',
      ],
      [
        {
          attribution: {
            cue: [at('Officials')],
            claimants: [
              { name: 'A', kind: 'person' },
              { name: 'a ', kind: 'person' },
            ],
          },
        },
        '/attribution/claimants/1',
      ],
      [
        { attribution: { cue: [at('Officials')], claimants: [{ name: '…', kind: 'person' }] } },
        '/attribution/claimants/0/name',
      ],
      [{ quote: 'Something else' }, '/quote'],
      [{ normalizedText: 'x\u0000' }, '/normalizedText'],
    ];
    const rows = await service.count('split_correction');
    for (const [body, pointer] of tries) {
      const [status, ...at] = pointers(await change(lead, claim, body));
      expect([body, status, at]).toEqual([body, 400, expect.arrayContaining([pointer])]);
    }
    expect(await service.count('split_correction')).toBe(rows);
    expect(await readClaim(lead, claim.id)).toMatchObject({ revision: 1, quote: claim.quote, spans: claim.spans });
  });

  test('parts that share words, and claims from elsewhere', async () => {
    const claim = claimThat('closed');
    const whole = { spans: claim.spans };
    expect(pointers(await onClaim(lead, 'split', claim, { parts: [whole, whole] }))).toEqual([400, '/parts/1/spans']);
    expect(pointers(await onClaim(lead, 'split', claim, { parts: [whole] }))).toEqual([400, '/parts']);
    const itself = { with: [{ id: claim.id, revision: 1 }] };
    expect(pointers(await onClaim(lead, 'merge', claim, itself))).toEqual([400, '/with/0/id']);
    const other = await openArticle(lead, { text: `${text} More.` });
    const foreign = { with: [{ id: other.claims[0]!.id, revision: 1 }] };
    expect(pointers(await onClaim(lead, 'merge', claim, foreign))).toEqual([400, '/with/0/id']);
    const stranger = await service.client('lead', 'Stranger', `${desk} elsewhere`);
    expect((await change(stranger, claim, { claimType: 'causal' })).status).toBe(404);
    expect((await add({ spans: claim.spans }, stranger)).status).toBe(404);
    expect(pointers(await add({ spans: claim.spans }))).toEqual([400, '/spans']);
    expect(pointers(await add({ versionId: other.versionId, spans: [at(`Harbour report ${n}`)] }))).toEqual([
      412,
      '/versionId',
    ]);
  });

  test('a change of what was not read, or of what is settled without a verdict', async () => {
    const claim = claimThat('closed');
    const body = { claimType: 'causal' };
    expect((await lead.patch(`/v1/claims/${claim.id}`, body)).status).toBe(428);
    expect((await lead.get(`/v1/claims/${claim.id}`)).headers.get('etag')).toBe('"1"');
    done(await change(lead, claim, body));
    expect((await change(lead, claim, { claimType: 'event' })).status).toBe(412);
    const stale = { with: [{ id: claim.id, revision: 1 }] };
    expect((await onClaim(lead, 'merge', claimThat('sank'), stale)).status).toBe(412);
    await lead.post(`/v1/claims/${claim.id}/dismiss`, { reason: 'Not ours.' });
    const refused = await change(lead, { id: claim.id, revision: 2 }, { claimType: 'event' });
    expect([refused.status, refused.text]).toEqual([409, expect.stringMatching(/Reopen it first/)]);
    expect((await add({ spans: claim.spans })).text).toMatch(/dismissed; reopen/);
  });

  test('markup, SQL and odd characters are only words', async () => {
    const name = `<img src=x onerror=alert(1)>'; DROP TABLE claim; -- 𝕏\u202e ${n}`;
    const given = { source: null, cue: [at('Officials')], claimants: [{ name, kind: 'group' }] };
    const { claims } = done(await change(lead, claimThat('dredging'), { attribution: given, normalizedText: name }));
    expect(claims[0]).toMatchObject({ normalizedText: name, claimants: [{ name, kind: 'group' }] });
    await expectSound(service, lead, article.id);
  });
});

describe('corrections', () => {
  test('are kept with what was there before, and never change', async () => {
    const claim = claimThat('closed');
    done(await change(lead, claim, { claimType: 'causal' }));
    done(await add({ spans: [at(`Harbour report ${n}`)] }));
    const { body } = await ada.get<CorrectionPage>(`/v1/articles/${article.id}/corrections`);
    expect(body.items).toMatchObject([
      { kind: 'add', before: [] },
      { kind: 'change', before: [{ id: claim.id, claimType: claim.claimType }], after: [{ claimType: 'causal' }] },
    ]);
    await expect(service.sql(`UPDATE split_correction SET reason = 'x'`)).rejects.toThrow(/permission denied/);
    await expect(service.asOwner('DELETE FROM split_correction')).rejects.toThrow(/append-only/);
  });

  test('leave as texts that the gold set reads', async () => {
    done(await change(lead, claimThat('dredging'), { spans: [at(`cost ${n} million crowns`)] }));
    const gone = claimThat('sank');
    await lead.post(`/v1/claims/${gone.id}/dismiss`, { reason: 'Not a claim.' });
    const reply = await lead.get('/v1/exports/corrections.jsonl');
    expect(reply.headers.get('content-type')).toBe('application/jsonl');
    const lines = reply.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as CorrectedText);
    expect(lines).toHaveLength(1);
    const [{ name, txt, sheet, corrections }] = lines as [CorrectedText];
    const gold = readGold({ name, txt: txt.trimEnd(), yaml: JSON.stringify(sheet) });
    expect(gold.problems).toEqual([]);
    const now = (await readArticle(lead, article.id)).claims.filter(({ id }) => id !== gone.id);
    expect(gold.article.claims.map(({ spans }) => spans)).toEqual(now.map(({ spans }) => spans));
    expect(gold.article.claims.map((c) => c.claimants.map((each) => each.name))).toEqual(
      now.map(({ attribution }) => attribution?.claimants.map((each) => each.name) ?? []),
    );
    expect(corrections).toMatchObject([{ kind: 'change', after: [{ quote: `cost ${n} million crowns` }] }]);
  });

  test('outlast another run of the split, and go with their text when a newer one comes', async () => {
    const sourceUrl = `https://example.org/corrected/${n}`;
    const first = await submit(lead, { text: `${text} Again.`, sourceUrl });
    const [claim] = await claimsOf(lead, first.id);
    const opened = { id: first.id, versionId: first.versionId, claims: [] };
    article = opened;
    done(await change(lead, claim!, { spans: [at('The port of Hallen closed')] }));
    const runner = service.worker!.get(JobRunner);
    for (const name of ['split-article', 'open-claims'] as const)
      await runner.run({ id: 'x', name, data: { versionId: first.versionId } });
    expect((await readClaim(lead, claim!.id)).quote).toBe('The port of Hallen closed');
    expect((await submit(lead, { text: `${text} Once more.`, sourceUrl })).id).toBe(first.id);
    await eventually('the old claims give way', async () => (await readClaim(lead, claim!.id)).state === 'superseded');
    await claimsOf(lead, first.id);
    expect((await change(lead, { id: claim!.id, revision: 2 }, { claimType: 'causal' })).status).toBe(409);
    expect((await add({ spans: [at(`Harbour report ${n}`)] })).status).toBe(412);
    await expectSound(service, lead, first.id);
    const { text: lines } = await lead.get('/v1/exports/corrections.jsonl');
    expect((JSON.parse(lines) as CorrectedText).sheet.claims[0]!.quote).toBe('The port of Hallen closed');
  });
});
