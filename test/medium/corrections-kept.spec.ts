import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readArticle as readGold } from '../../eval/gold/read-article.js';
import type { CorrectionPage } from '../../src/corrections/correction.view.js';
import type { CorrectedText } from '../../src/corrections/export-corrections.js';
import { JobRunner } from '../../src/jobs/job-runner.js';
import { eventually } from '../eventually.js';
import type { HttpClient, Reply } from '../http-client.js';
import { claimsOf, openArticle, submit } from './articles.js';
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

describe('what cannot be', () => {
  const pointers = ({ status, body }: Reply<unknown>): unknown[] => [
    status,
    ...((body as { errors?: { pointer?: string; parameter?: string }[] }).errors ?? []).map(
      (e) => e.pointer ?? e.parameter,
    ),
  ];

  test('is refused by field, and nothing is written', async () => {
    const claim = claimThat('closed');
    const end = desk.text.length + 5;
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
    const other = await openArticle(lead, { text: `${desk.text} More.` });
    const foreign = { with: [{ id: other.claims[0]!.id, revision: 1 }] };
    expect(pointers(await onClaim(lead, 'merge', claim, foreign))).toEqual([400, '/with/0/id']);
    const stranger = await service.client('lead', 'Stranger', `${desk.name} elsewhere`);
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
    const first = await submit(lead, { text: `${desk.text} Again.`, sourceUrl });
    const [claim] = await claimsOf(lead, first.id);
    done(await change(lead, claim!, { spans: [at('The port of Hallen closed')] }));
    const runner = service.worker!.get(JobRunner);
    for (const name of ['split-article', 'open-claims'] as const)
      await runner.run({ id: 'x', name, data: { versionId: first.versionId } });
    expect((await readClaim(lead, claim!.id)).quote).toBe('The port of Hallen closed');
    expect((await submit(lead, { text: `${desk.text} Once more.`, sourceUrl })).id).toBe(first.id);
    await eventually('the old claims give way', async () => (await readClaim(lead, claim!.id)).state === 'superseded');
    await claimsOf(lead, first.id);
    expect((await change(lead, { id: claim!.id, revision: 2 }, { claimType: 'causal' })).status).toBe(409);
    const late = { versionId: first.versionId, spans: [at(`Harbour report ${n}`)] };
    expect((await lead.post(`/v1/articles/${first.id}/claims`, late)).status).toBe(412);
    await expectSound(service, lead, first.id);
    const { text: lines } = await lead.get('/v1/exports/corrections.jsonl');
    expect((JSON.parse(lines) as CorrectedText).sheet.claims[0]!.quote).toBe('The port of Hallen closed');
  });
});
