import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { ClaimantDetailView, ClaimantPage } from '../../src/claimants/claimant.view.js';
import type { PolicyView } from '../../src/reviews/desk-policy.view.js';
import { eventually } from '../eventually.js';
import { removeHome, StartedProduct, temporaryHome } from '../e2e/started-product.js';
import { openArticle } from '../medium/articles.js';
import { findChromium, newPage, openChromium, signIn } from './chromium.js';
import { faultsOfPage } from './faults-of-page.js';

const CHROMIUM = findChromium();
const MANY = 4_000;

(CHROMIUM ? describe : describe.skip)('claimants and desk', () => {
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

  const opened = async (path: string, key = product.keys().admin): Promise<{ page: Page; complaints: string[] }> => {
    const made = await newPage(browser, { reducedMotion: 'reduce' });
    await signIn(made.page, address, key, path);
    return made;
  };
  const claimants = async (q: string): Promise<ClaimantPage['items']> =>
    (await product.as('lead').get<ClaimantPage>(`/v1/claimants?q=${encodeURIComponent(q)}`)).body.items;

  it('a claimant is found, renamed, and merged after a preview', async () => {
    const { page, complaints } = await opened('/claimants', product.keys().lead);
    await page.getByLabel('Name or alias').fill('okafor');
    await page.getByText('1 claimant', { exact: true }).waitFor();
    await page.getByRole('link', { name: /Ines Okafor/ }).click();
    await page.getByRole('heading', { name: 'Ines Okafor' }).waitFor();
    await page.keyboard.press('e');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Ines M. Okafor');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Ines M. Okafor' }).waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Ines Okafor' }).getByText('Confirmed').waitFor();
    await page.keyboard.press('m');
    await page.getByLabel('The entry that stays').fill('Brandt');
    await page.getByRole('button', { name: /Tomas Brandt/ }).click();
    const preview = page.getByRole('table', { name: 'What will be' });
    expect(await preview.getByRole('row', { name: /Other names/ }).innerText()).toContain('Ines M. Okafor');
    expect(await claimants('Ines M. Okafor')).toHaveLength(1);
    expect((await claimants('Ines M. Okafor'))[0]!.name).toBe('Ines M. Okafor');
    await page.getByRole('button', { name: 'Merge “Ines M. Okafor” into “Tomas Brandt”' }).click();
    await page.getByRole('heading', { name: 'Tomas Brandt' }).waitFor();
    expect((await claimants('Ines M. Okafor'))[0]!.name).toBe('Tomas Brandt');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('an alias that only an article used is confirmed by a lead', async () => {
    const { items } = (await product.as('lead').get<ClaimantPage>('/v1/claimants?limit=200')).body;
    const found = items.find((entry) => entry.aliases.some((alias) => !entry.confirmedAliases.includes(alias)))!;
    const alias = found.aliases.find((each) => !found.confirmedAliases.includes(each))!;
    const { page } = await opened(`/claimants/${found.id}`);
    await page.getByRole('button', { name: `Confirm the name ${alias}`, exact: true }).click();
    await page.getByText('Changed.').waitFor();
    const { body } = await product.as('lead').get<ClaimantDetailView>(`/v1/claimants/${found.id}`);
    expect(body.confirmedAliases).toContain(alias);
    await page.context().close();
  });

  it('a new key is shown once, signs in, and is refused once revoked', async () => {
    const { page, complaints } = await opened('/desk/people');
    await page.getByRole('heading', { name: 'People and keys' }).waitFor();
    await page.keyboard.press('n');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Nora Vik');
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
    const key = await page.getByRole('textbox', { name: 'The key of Nora Vik' }).inputValue();
    await page.getByRole('button', { name: 'I have copied it' }).click();
    expect(await page.content()).not.toContain(key);
    const other = await opened('/queue', key);
    await other.page.context().close();
    await page.getByRole('button', { name: 'Revoke the key of Nora Vik (Reviewer)' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
    await page.getByText('Revoked.', { exact: true }).waitFor();
    const refused = await fetch(new URL('/v1/session', address), { headers: { authorization: `Bearer ${key}` } });
    expect(refused.status).toBe(401);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('a policy is changed once, and not over somebody else’s change', async () => {
    const policy = async (): Promise<PolicyView> => (await product.as('lead').get<PolicyView>('/v1/policy')).body;
    const { page } = await opened('/desk/policy', product.keys().lead);
    await page.getByLabel('of so many of a hundred claims').fill('25');
    await page.getByText('Unnamed source').click();
    await page.getByLabel('Why it is changed').fill('One in four');
    await page.getByRole('button', { name: 'Save the policy' }).click();
    await page.getByText('Saved. It holds for tasks opened from now on.').waitFor();
    expect((await policy()).secondReview).toMatchObject({ samplePercent: 25, claimantKinds: ['unnamed'] });
    await product.as('lead').patch('/v1/policy', { leaseLimit: 7 }, { 'if-match': '*' });
    await page.getByLabel('of so many of a hundred claims').fill('99');
    await page.getByRole('button', { name: 'Save the policy' }).click();
    await page.getByText('Somebody else changed the policy meanwhile').waitFor();
    expect((await policy()).secondReview.samplePercent).toBe(25);
    await page.getByRole('button', { name: 'Read it again' }).click();
    await eventually('the new policy is shown', async () => {
      return (await page.getByLabel('most that one person may hold').inputValue()) === '7';
    });
    await page.context().close();
  });

  it('the audit log is verified, and its head can be kept', async () => {
    const { page } = await opened('/desk/audit', product.keys().lead);
    await page.getByRole('heading', { name: 'Audit log' }).waitFor();
    await page.keyboard.press('v');
    await page.getByText('The log is as it was written').waitFor();
    expect(await page.getByLabel(/^Head of the chain/).inputValue()).toMatch(/^\d+ [\da-f]{64}$/);
    await page
      .getByRole('button', { name: /^Only this/ })
      .first()
      .click();
    await eventually('only the steps of one subject', async () => (await page.locator('.audit-entry').count()) < 5);
    await page.context().close();
  });

  it('a webhook is added with its secret shown once, tested, switched off and deleted', async () => {
    const { page, complaints } = await opened('/desk/webhooks', product.keys().lead);
    await page.getByText('No webhook yet.').waitFor();
    await page.keyboard.press('n');
    await page.getByRole('dialog').getByLabel('Address').fill('https://example.org/told');
    await page.getByText('verdict.given').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
    const secret = await page.getByRole('textbox', { name: 'The secret that signs' }).inputValue();
    expect(secret).toMatch(/^whsec_/);
    await page.getByRole('button', { name: 'I have copied it' }).click();
    expect(await page.content()).not.toContain(secret);
    await page.getByRole('button', { name: 'Send a test' }).click();
    await page.getByText('webhook.test').waitFor();
    await page.getByRole('button', { name: 'Switch off' }).click();
    await page.getByRole('button', { name: 'Switch on' }).waitFor();
    expect(await faultsOfPage(page)).toEqual([]);
    await page.getByRole('button', { name: 'New secret' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'New secret' }).click();
    expect(await page.getByRole('textbox', { name: 'The secret that signs' }).inputValue()).not.toBe(secret);
    await page.getByRole('button', { name: 'I have copied it' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('No webhook yet.').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('what others do is on the screen without being asked for', async () => {
    const { page, complaints } = await opened('/queue', product.keys().lead);
    await page.getByText('Live', { exact: true }).waitFor();
    await openArticle(product.as('lead'), { text: 'The ferry to Cape Orsa sank on a Tuesday in 1931.' });
    await page.getByText('The ferry to Cape Orsa sank on a Tuesday in 1931').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('a reviewer sees neither people nor log', async () => {
    const { page } = await opened('/desk', product.keys().reviewers[0]);
    await page.getByRole('heading', { name: 'Waiting now' }).waitFor();
    expect(await page.getByRole('navigation', { name: 'Parts of the desk' }).getByRole('link').allInnerTexts()).toEqual(
      ['Overview', 'Policy'],
    );
    await page.context().close();
  });

  it.each([
    ['light', 1280],
    ['dark', 360],
  ] as const)('has no serious fault for axe-core: %s, %i px', async (colorScheme, width) => {
    const { page } = await newPage(browser, { colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });
    await signIn(page, address, product.keys().admin);
    const { id } = (await claimants('Brandt'))[0]!;
    for (const path of ['/claimants', `/claimants/${id}`, '/desk', '/desk/policy', '/desk/people', '/desk/audit']) {
      await page.goto(new URL(path, address).href);
      await page.locator('.entry, .bars, .policy-numbers, .person-row, .audit-entry').first().waitFor();
      expect([path, await faultsOfPage(page)]).toEqual([path, []]);
      const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect([path, over]).toEqual([path, 0]);
    }
    await page.context().close();
  });

  it('keeps a list of four thousand claimants light', async () => {
    await product.query(
      `INSERT INTO claimant (id, desk_id, name, kind)
       SELECT gen_random_uuid(), desk.id, 'Speaker ' || n, 'person' FROM desk, generate_series(1, $1::int) AS n`,
      [MANY],
    );
    const { page } = await opened('/claimants');
    await page.locator('.entry').first().waitFor();
    let most = 0;
    await eventually(
      'the end of the list',
      async () => {
        await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
        most = Math.max(most, await page.locator('.entry').count());
        const told = await page.locator('.claimants [role=status]').first().innerText();
        return !told.includes('more') && Number(/\d[\d,]*/.exec(told)![0].replace(',', '')) >= MANY;
      },
      55_000,
    );
    expect(most).toBeLessThan(60);
    await page.context().close();
  });
});
