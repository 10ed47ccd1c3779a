import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { ClaimDetailView } from '../../src/claims/claim-detail.view.js';
import { removeHome, StartedProduct, temporaryHome } from '../e2e/started-product.js';
import { openArticle } from '../medium/articles.js';
import { findChromium, newPage, openChromium, signIn } from './chromium.js';
import { faultsOfPage } from './faults-of-page.js';

const CHROMIUM = findChromium();
const QUOTE = 'The port of Hallen closed 3 berths in March 1950';

(CHROMIUM ? describe : describe.skip)('two reviewers who differ', () => {
  const home = temporaryHome();
  let product: StartedProduct;
  let browser: Browser;
  let address: string;

  beforeAll(async () => {
    [product, browser] = await Promise.all([StartedProduct.start(home), openChromium(CHROMIUM!)]);
    address = product.service().apiUrl;
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    removeHome(home);
  });

  const take = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: `Review this: ${QUOTE}` }).click();
    await page.getByRole('heading', { name: 'Your judgement' }).waitFor();
  };
  const submit = async (page: Page): Promise<void> => {
    await page.getByText('Then take the next task').click();
    await page.getByRole('button', { name: 'Submit judgement' }).click();
    await page.getByText('Judged. Thank you.').waitFor();
  };
  const judge = async (key: string, isSo: string, why: string, passage: string): Promise<void> => {
    const { page } = await newPage(browser);
    await signIn(page, address, key);
    await take(page);
    expect(await page.getByText('Two judgements that differ').count()).toBe(0);
    await page.getByRole('radiogroup', { name: 'Did they say it' }).getByText('Not applicable').click();
    await page.getByRole('radiogroup', { name: 'Is it so?' }).getByText(isSo).click();
    await page.getByLabel('Why', { exact: true }).fill(why);
    await page.getByRole('button', { name: 'Add evidence' }).click();
    await page.getByLabel('Passage, word for word').fill(passage);
    await page.getByLabel('Web address').fill('https://example.org/log');
    await submit(page);
    await page.context().close();
  };

  it('are read beside each other by a lead, whose judgement concludes the claim', async () => {
    const { lead: leadKey, reviewers } = product.keys();
    const lead = product.as('lead');
    await lead.patch('/v1/policy', { secondReview: { samplePercent: 100 } }, { 'if-match': '*' });
    const { claims } = await openArticle(lead, { text: `${QUOTE}.\n\nThe ferry to Cape Orsa sank in 2019.` });
    const claim = claims.find(({ quote }) => quote === QUOTE)!;
    await judge(reviewers[0]!, 'Verified', 'The log says three.', 'Three berths closed.');
    await judge(reviewers[1]!, 'Disputed', 'The log says four.', 'Four berths closed.');

    const { page, complaints } = await newPage(browser);
    await signIn(page, address, leadKey);
    await take(page);
    await page.locator('.task-claim').first().waitFor();
    const differing = (row: string): Promise<number> =>
      page.getByRole('row').filter({ hasText: row }).filter({ hasText: 'Differs' }).count();
    expect([await differing('Said so'), await differing('Is so'), await differing('The log says three.')]).toEqual([
      0, 1, 1,
    ]);
    expect(await differing('Four berths closed.')).toBe(1);
    expect(await faultsOfPage(page)).toEqual([]);
    await page.keyboard.press('2');
    await page.getByText('Findings, reasons and evidence are taken over').waitFor();
    expect(await page.getByRole('radio', { name: 'Disputed' }).last().isChecked()).toBe(true);
    expect(await page.getByLabel('Why', { exact: true }).inputValue()).toBe('');
    await page.getByLabel('Why', { exact: true }).fill('The harbour master confirms four.');
    await submit(page);
    const { body } = await lead.get<ClaimDetailView>(`/v1/claims/${claim.id}`);
    expect([body.state, body.verdict?.content, body.verdict?.rationale]).toEqual([
      'concluded',
      'disputed',
      'The harbour master confirms four.',
    ]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('keep what they typed to themselves: another person in the same browser is not offered it', async () => {
    const [first, second] = product.keys().reviewers as [string, string];
    const { page } = await newPage(browser);
    const kept = (): Promise<string> => page.evaluate<string>('JSON.stringify(localStorage)');
    const again = async (key: string): Promise<void> => {
      await page.context().clearCookies();
      await page.reload();
      await page.getByLabel('API key').waitFor();
      await page.getByLabel('API key').fill(key);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('navigation').first().waitFor();
    };
    await signIn(page, address, first);
    await page.getByRole('button', { name: 'Take the next task' }).click();
    await page.getByLabel('Why', { exact: true }).fill('Known to me alone');
    await page.getByText('Draft saved').waitFor();
    await again(first);
    expect(await kept()).toContain('Known to me alone');
    await again(second);
    expect(await kept()).not.toContain('Known to me alone');
    await page.context().close();
  });
});
