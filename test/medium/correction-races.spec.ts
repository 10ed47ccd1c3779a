import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { ClaimView } from '../../src/claims/claim.view.js';
import { eventually } from '../eventually.js';
import type { HttpClient } from '../http-client.js';
import { articleText, longText, openArticle } from './articles.js';
import { change, expectSound, onClaim, readArticle, readClaim, spanOf } from './correcting.js';
import { smallDesk } from './placing.js';
import { decide, lease, leased } from './reviewing.js';
import { TestService } from './test-service.js';

let service: TestService;
let lead: HttpClient;
let ada: HttpClient;
let ben: HttpClient;
let n = 0;
let text: string;
let article: { id: string; versionId: string; claims: ClaimView[] };

beforeAll(async () => {
  service = await TestService.startWithWorker();
});
afterAll(() => service.stop());
beforeEach(async () => {
  ({ lead, ada, ben } = await smallDesk(service, `Desk ${++n}`));
  text = articleText(n);
  article = await openArticle(lead, { text });
});

const ROUNDS = 8;

test('of many corrections of one claim at once, one holds', async () => {
  const claim = article.claims[0]!;
  const tries = Array.from({ length: ROUNDS }, (_, i) => change(lead, claim, { normalizedText: `Wording ${i}` }));
  const statuses = (await Promise.all(tries)).map(({ status }) => status).sort();
  expect(statuses).toEqual([200, ...Array<number>(ROUNDS - 1).fill(412)]);
  expect((await readClaim(lead, claim.id)).corrections).toHaveLength(1);
  await expectSound(service, lead, article.id);
});

test('corrections of different claims of one article all hold', async () => {
  const replies = await Promise.all(
    article.claims.map((claim, i) => change(lead, claim, { normalizedText: `Wording ${i}` })),
  );
  expect(replies.map(({ status }) => status)).toEqual(article.claims.map(() => 200));
  await expectSound(service, lead, article.id);
});

test('two claims cannot take the same words', async () => {
  const spans = [spanOf(text, `Harbour report ${n}`)];
  const add = (): Promise<{ status: number }> =>
    lead.post(`/v1/articles/${article.id}/claims`, { versionId: article.versionId, spans });
  const statuses = (await Promise.all(Array.from({ length: ROUNDS }, add))).map(({ status }) => status).sort();
  expect(statuses).toEqual([201, ...Array<number>(ROUNDS - 1).fill(400)]);
  await expectSound(service, lead, article.id);
});

test('a lease and a correction: either the reviewer has the corrected words, or the lead is refused', async () => {
  for (const claim of article.claims) {
    const [task, corrected] = await Promise.all([
      lease(ada, { claimId: claim.id }),
      change(lead, claim, { normalizedText: 'Other words.' }),
    ]);
    // Somebody's lock may have made the lease pass the task by: then it can be had now.
    const held = task.status === 200 ? task.body : (await lease(ada, { claimId: claim.id })).body;
    const now = await readClaim(lead, claim.id);
    if (corrected.status === 200) expect(held.claim.id).toBe(claim.id);
    else expect([corrected.status, now.normalizedText]).toEqual([409, claim.normalizedText]);
    expect(now.state).toBe('in_review');
  }
  await expectSound(service, lead, article.id);
});

test('a verdict and the holder’s correction: the verdict is on the words that stand', async () => {
  for (const claim of article.claims) {
    const task = await leased(ada, { claimId: claim.id });
    const [judged, corrected] = await Promise.all([
      decide(ada, task),
      change(ada, task.claim, { normalizedText: 'Other words.' }),
    ]);
    expect(judged.status).toBe(200);
    const now = await readClaim(lead, claim.id);
    expect(now.state).toBe('concluded');
    expect([200, 409]).toContain(corrected.status);
    expect(now.normalizedText).toBe(corrected.status === 200 ? 'Other words.' : claim.normalizedText);
  }
  await expectSound(service, lead, article.id);
});

test('a lead’s correction never undoes a verdict that they did not know of', async () => {
  for (const claim of article.claims) {
    const review = async (): Promise<number> => {
      // While the correction holds the task's lock, a lease passes it by.
      const task = await eventually('the task can be had', async () => {
        const reply = await lease(ada, { claimId: claim.id });
        return reply.status === 200 && reply.body;
      });
      return (await decide(ada, task)).status;
    };
    const [judged, corrected] = await Promise.all([review(), change(lead, claim, { normalizedText: 'Other words.' })]);
    expect([judged, [200, 409].includes(corrected.status)]).toEqual([200, true]);
    expect(await readClaim(lead, claim.id)).toMatchObject({ state: 'concluded', verdict: { content: 'disputed' } });
  }
  await expectSound(service, lead, article.id);
});

test('splits, merges, reviews and dismissals at once leave a sound article', async () => {
  const many = longText(12, `Orsa ${n}`);
  article = await openArticle(lead, { text: many });
  const statuses = new Set<number>();
  const note = async (reply: Promise<{ status: number }>): Promise<void> => void statuses.add((await reply).status);
  const review = async (who: HttpClient): Promise<void> => {
    for (let i = 0; i < ROUNDS; i++) {
      const task = await lease(who, { articleId: article.id });
      if (task.status === 200) await note(decide(who, task.body));
    }
  };
  const pick = async (i: number): Promise<ClaimView> => {
    const { claims } = await readArticle(lead, article.id);
    return claims[(7 * i) % claims.length]!;
  };
  const splitting = async (): Promise<void> => {
    for (let i = 0; i < ROUNDS; i++) {
      const claim = await pick(i);
      const [span] = claim.spans;
      const middle = span!.start + claim.quote.indexOf(' closed');
      if (middle < span!.start) continue;
      const parts = [
        { spans: [{ start: span!.start, end: middle }] },
        { spans: [{ start: middle + 1, end: span!.end }] },
      ];
      await note(onClaim(lead, 'split', claim, { parts, restartReview: true }));
    }
  };
  const merging = async (): Promise<void> => {
    for (let i = 0; i < ROUNDS; i++) {
      const [one, other] = [await pick(i), await pick(i + 1)];
      if (one.id === other.id) continue;
      const body = { with: [{ id: other.id, revision: other.revision }], restartReview: true };
      await note(onClaim(lead, 'merge', one, body));
      await note(lead.post(`/v1/claims/${(await pick(i + 3)).id}/dismiss`, { reason: 'Not ours.' }));
    }
  };
  await Promise.all([review(ada), review(ben), splitting(), merging()]);
  for (const status of statuses) expect([200, 400, 409, 412]).toContain(status);
  expect(statuses).toContain(200);
  await expectSound(service, lead, article.id);
});
