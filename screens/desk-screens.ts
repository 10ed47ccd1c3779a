import type { Page } from 'playwright-core';
import type { StartedProduct } from '../test/e2e/started-product.js';
import { openArticle } from '../test/medium/articles.js';
import { leased } from '../test/medium/reviewing.js';
import { giveBack, type Screen } from './screen.js';

const TEXT = `The port authority said that three berths closed in March. Officials said that the dredging had cost 5 million crowns.

Minister Ada Lind told reporters that traffic had doubled since 2019. “We will reopen the berths by June,” Lind said.

State media reported that no ship had been turned away. The Harbour Institute found that prices rose by 12 percent.`;

const LOG = { url: 'https://example.org/log', title: 'Log of the port', passage: 'Berths 4, 5 and 6: closed.' };
const REGISTER = { document: 'Harbour master’s register, volume 12', passage: 'Berths 3 to 6: closed.' };

/** Two reviewers judge an article’s claims, and differ on the first: something to settle, to count and to compare. */
export async function judgeArticle(product: StartedProduct): Promise<void> {
  const lead = product.as('lead');
  const reviewers = product.keys().reviewers.map((key) => lead.withKey(key));
  const reason = 'Two pairs of eyes on everything, for a week.';
  await lead.patch('/v1/policy', { secondReview: { samplePercent: 100 }, reason }, { 'if-match': '*' });
  await lead.post('/v1/webhooks', { url: 'https://newsroom.example/claimdesk', events: ['verdict.given'] });
  const { claims } = await openArticle(lead, {
    text: TEXT,
    title: 'Berths closed at Hallen',
    publisher: 'The Courier',
  });
  for (const [i, { id, attribution }] of claims.entries()) {
    for (const [j, reviewer] of reviewers.entries()) {
      const { taskId, leaseToken } = await leased(reviewer, { claimId: id });
      const differs = i < 2 && j === 1;
      await reviewer.post(`/v1/reviews/${taskId}/verdict`, {
        leaseToken,
        attribution: attribution ? 'verified' : 'not_applicable',
        content: differs || i === 3 ? 'disputed' : 'verified',
        reasons: differs || i === 3 ? ['refuted'] : [],
        rationale: differs ? 'The harbour master counted four, and names them.' : 'The port’s own log says the same.',
        evidence: [differs ? { ...REGISTER, stance: 'refutes', primary: true } : { ...LOG, stance: 'supports' }],
      });
    }
  }
}

const deskPart = (name: string, path: string, shows: string): Screen => ({
  name,
  as: 'admin',
  open: async (page) => {
    await page.getByRole('link', { name: 'Desk', exact: true }).click();
    if (path) await page.getByRole('link', { name: path, exact: true }).click();
    await page.locator(shows).first().waitFor();
  },
});

const toClaimants = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Claimants', exact: true }).click();
  await page.locator('.entry').first().waitFor();
};

export const DESK_SCREENS: Screen[] = [
  {
    name: 'adjudication',
    as: 'lead',
    open: async (page) => {
      await page.getByRole('button', { name: 'Take the next task' }).click();
      await page.locator('.task-claim').first().waitFor();
    },
    leave: giveBack,
  },
  { name: 'claimants', as: 'lead', open: toClaimants },
  {
    name: 'claimant',
    as: 'lead',
    open: async (page) => {
      await toClaimants(page);
      await page.getByRole('link', { name: /Ada Lind/ }).click();
      await page.locator('.range').first().waitFor();
    },
  },
  {
    name: 'merge',
    as: 'lead',
    open: async (page) => {
      await toClaimants(page);
      await page.getByRole('link', { name: /Harbour Institute/ }).click();
      await page.getByRole('button', { name: 'Merge' }).click();
      await page.getByLabel('The entry that stays').fill('Coastal');
      await page.locator('.offered button').first().click();
      await page.locator('.merge-preview').waitFor();
    },
  },
  deskPart('desk', '', '.bars'),
  deskPart('policy', 'Policy', '.policy-numbers'),
  deskPart('people', 'People', '.person-row'),
  deskPart('webhooks', 'Webhooks', '.person-row'),
  deskPart('audit', 'Audit log', '.audit-entry'),
];
