import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClaimantPage } from '../../src/claimants/claimant.view.js';
import type { ClaimPage } from '../../src/claims/claim.view.js';
import type { HttpClient } from '../http-client.js';
import { articleText, openArticle } from './articles.js';
import { decide, EVIDENCE, leased } from './reviewing.js';
import { Registry } from './registry.js';
import { TestService } from './test-service.js';

let service: TestService;
let registry: Registry;
let lead: HttpClient;
let names = 0;

beforeAll(async () => {
  service = await TestService.startWithWorker();
  lead = await service.client('lead');
  registry = await Registry.of(service);
});
afterAll(() => service.stop());

/** A name that no other test has. */
const newName = (what = 'Claimant'): string => `${what} ${++names}`;

describe('the list', () => {
  it('pages newest first, by kind and by part of a name or an alias', async () => {
    const mark = newName('Zürich Délégué');
    const first = await registry.resolve(`${mark} one`, 'government');
    const second = await registry.resolve(`${mark} two`, 'person');
    const third = await registry.resolve(newName(), 'government', [`Known as Mark${names}`]);
    await registry.patch(third, { addAliases: [`Ökonom ${mark}`] });
    const list = async (query: string): Promise<string[]> =>
      (await lead.get<ClaimantPage>(`/v1/claimants?${query}`)).body.items.map(({ id }) => id);
    const q = `q=${encodeURIComponent(mark.toUpperCase())}`;
    expect(await list(q)).toEqual([third, second, first]);
    expect(await list(`${q}&kind=government`)).toEqual([third, first]);
    expect(await list(`q=KNOWN%20AS%20mark${names}`)).toEqual([third]);
    expect(await list('q=%25')).toEqual([]);
    const { body: page } = await lead.get<ClaimantPage>(`/v1/claimants?${q}&limit=2`);
    expect(page.items.map(({ id }) => id)).toEqual([third, second]);
    expect(await list(`${q}&limit=2&cursor=${page.nextCursor}`)).toEqual([first]);
    expect((await lead.get(`/v1/claimants?kind=robot`)).status).toBe(400);
  });
});

describe('an article’s claimants', () => {
  it('keep a ledger of claims and of the verdicts that hold', async () => {
    const { id, claims } = await openArticle(lead, { text: articleText('of the ledger') });
    const speaker = claims.flatMap(({ claimants }) => claimants).find(({ name }) => name === 'Marta Lindqvist')!;
    expect((await registry.get(speaker.id)).body.ledger.asClaimant).toMatchObject({
      claims: 1,
      content: { verifiedShare: null },
    });
    const reviewer = await service.client('reviewer');
    for (const _claim of claims) {
      const task = await leased(reviewer, { articleId: id });
      expect((await decide(reviewer, task, { content: 'verified', evidence: [EVIDENCE] })).status).toBe(200);
    }
    const { body } = await registry.get(speaker.id);
    expect(body.claims).toBe(1);
    expect(body.ledger.asClaimant.content).toMatchObject({ verified: 1, disputed: 0, unresolved: 0 });
    expect(body.ledger.asClaimant.content.verifiedShare).toMatchObject({ share: 1, high: 1 });
    expect(body.ledger.asClaimant.content.verifiedShare!.low).toBeCloseTo(0.2065, 4);
    expect(body.ledger.asClaimant.attribution.verified).toBe(1);
    expect(body.ledger.asRelay.claims).toBe(0);
    const [item] = (await lead.get<ClaimantPage>('/v1/claimants?q=lindqvist')).body.items;
    expect(item).toMatchObject({ id: speaker.id, claims: 1, kind: 'person' });
  });

  it('are found again in a later article after a rename and after a merge', async () => {
    const [mayor] = (await lead.get<ClaimantPage>('/v1/claimants?q=lindqvist')).body.items;
    await registry.patch(mayor!.id, { name: 'The Mayor of Hallen' });
    const { claims } = await openArticle(lead, { text: articleText('after the rename') });
    const said = claims.flatMap(({ claimants }) => claimants).filter(({ id }) => id === mayor!.id);
    expect(said).toMatchObject([{ name: 'The Mayor of Hallen' }]);
    const survivor = await registry.resolve(newName('Mayor'));
    expect((await registry.merge(mayor!.id, survivor)).body).toMatchObject({
      id: survivor,
      claims: 2,
      mergedFrom: [mayor!.id],
    });
    const later = await openArticle(lead, { text: articleText('after the merge') });
    expect(later.claims.flatMap(({ claimants }) => claimants).map(({ id }) => id)).toContain(survivor);
    const { body } = await lead.get<ClaimPage>(`/v1/claims?claimantId=${survivor}`);
    expect(body.items).toHaveLength(3);
  });
});
