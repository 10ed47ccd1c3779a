import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { eventually } from '../eventually.js';
import { removeHome, StartedProduct, temporaryHome } from '../e2e/started-product.js';
import { findChromium, newPage, openChromium, signIn } from './chromium.js';
import { faultsOfPage } from './faults-of-page.js';

const CHROMIUM = findChromium();
if (!CHROMIUM) process.stderr.write('No Chromium: the tests of the page are skipped. CHROMIUM can name one.\n');

(CHROMIUM ? describe : describe.skip)('the reviewer page', () => {
  const home = temporaryHome();
  let product: StartedProduct;
  let browser: Browser;
  let address: string;
  let reviewers: string[];

  beforeAll(async () => {
    [product, browser] = await Promise.all([StartedProduct.start(home), openChromium(CHROMIUM!)]);
    address = product.service().apiUrl;
    reviewers = product.keys().reviewers;
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    removeHome(home);
  });

  const judgements = async (): Promise<number> =>
    (await product.query<{ n: number }>('SELECT count(*)::int AS n FROM judgement'))[0]!.n;
  const takeNext = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'Take the next task' }).click();
    await page.waitForURL('**/review/**');
    await page.getByRole('heading', { name: 'Your judgement' }).waitFor();
  };

  it('serves itself at any address but the api’s, under a policy that lets nothing else in', async () => {
    const html = { headers: { accept: 'text/html' } };
    const reply = await fetch(new URL('/articles/anything', address), html);
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(reply.headers.get('cache-control')).toBe('no-cache');
    const page = await reply.text();
    expect(page).not.toMatch(/<style|<script(?![^>]*src=)| style=/);
    const script = await fetch(new URL(/src="(\/assets\/[^"]+)"/.exec(page)![1]!, address));
    expect(script.headers.get('cache-control')).toContain('immutable');
    for (const path of ['/v1/nothing', '/health/nothing', '/assets/nothing.js']) {
      const missing = await fetch(new URL(path, address), html);
      expect([path, missing.status, missing.headers.get('content-type')]).toEqual([
        path,
        404,
        'application/problem+json; charset=utf-8',
      ]);
    }
  });

  it('leads from the key to a judgement, without a complaint of the browser', async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page, address, reviewers[0]!);
    await takeNext(page);
    const before = await judgements();
    await page.getByRole('radiogroup', { name: 'Did they say it' }).getByText('Verified').click();
    await page.getByRole('radiogroup', { name: 'Is it so?' }).getByText('Unresolved').click();
    await page.getByRole('button', { name: 'Submit judgement' }).click();
    await page.getByText('Fill in what is marked first.').waitFor();
    expect(await judgements()).toBe(before);
    await page.getByText('Not enough evidence').click();
    await page.getByLabel('Why', { exact: true }).fill('The port keeps no public log.');
    await page.getByLabel('What would settle it').fill('The log of the port.');
    await page.getByRole('button', { name: 'Submit judgement' }).click();
    await page.getByText('Judged. This is the next task.').waitFor();
    expect(await judgements()).toBe(before + 1);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('keeps what was typed when the lease is lost, and goes on from it with a new one', async () => {
    const { page } = await newPage(browser);
    await signIn(page, address, reviewers[1]!);
    await takeNext(page);
    const taskId = /review\/([^/]+)/.exec(page.url())![1]!;
    await page.getByLabel('Why', { exact: true }).fill('Half a thought');
    await page.getByText('Draft saved').waitFor();
    await product.query(`UPDATE lease SET expires_at = now() - interval '1 second' WHERE task_id = $1`, [taskId]);
    await page.getByLabel('Why', { exact: true }).fill('Half a thought, and the other half');
    await page.getByText('This task is no longer yours').waitFor();
    expect(await page.getByLabel('Why', { exact: true }).inputValue()).toBe('Half a thought, and the other half');
    expect(await page.getByRole('button', { name: 'Submit judgement' }).isDisabled()).toBe(true);
    const old = page.url();
    // The worker finds what ran out a few seconds later.
    await eventually('the task is free again', async () => {
      const again = page.getByRole('button', { name: 'Take it again' });
      if (await again.isEnabled({ timeout: 100 }).catch(() => false)) await again.click();
      return page.url() !== old;
    });
    await page.getByRole('heading', { name: 'Your judgement' }).waitFor();
    expect(await page.getByLabel('Why', { exact: true }).inputValue()).toBe('Half a thought, and the other half');
    await page.context().close();
  });

  it('can be used with the keyboard alone', async () => {
    const { page } = await newPage(browser);
    await page.goto(address, { waitUntil: 'networkidle' });
    await page.getByLabel('API key').waitFor();
    await page.keyboard.type(reviewers[1]!);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Queue' }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Take the next task').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('l');
    await page.getByRole('heading', { name: 'Your judgement' }).waitFor();
    const before = await judgements();
    await tabTo(page, 'input[type=radio]');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await tabTo(page, 'textarea');
    await page.keyboard.type('The record says so.');
    await tabTo(page, 'button[type=submit]');
    await page.keyboard.press('Enter');
    await page.getByText('Judged. This is the next task.').waitFor();
    expect(await judgements()).toBe(before + 1);
    await page.context().close();
  });

  it('shows the claim in its article, and leads back to it', async () => {
    const { page } = await newPage(browser);
    await signIn(page, address, reviewers[1]!);
    await takeNext(page);
    await page.locator('.task-claim').first().waitFor();
    const isInSight = (): Promise<boolean> =>
      page.evaluate<boolean>(`{
        const claim = document.querySelector('.task-claim').getBoundingClientRect();
        const pane = document.querySelector('.words').getBoundingClientRect();
        claim.top >= pane.top && claim.bottom <= pane.bottom;
      }`);
    expect(await isInSight()).toBe(true);
    await page.evaluate(`{
      const pane = document.querySelector('.words');
      pane.style.height = '6rem';
      pane.scrollTop = pane.scrollTop > pane.scrollHeight / 2 ? 0 : pane.scrollHeight;
    }`);
    expect(await isInSight()).toBe(false);
    await page.locator('.claim:not(.task-claim)').first().hover();
    await page.getByRole('button', { name: 'Back to the claim' }).click();
    await eventually('the claim is in sight', isInSight);
    await page.context().close();
  });

  it.each([
    ['light', 1280],
    ['dark', 360],
  ] as const)('has no serious fault for axe-core: %s, %i px', async (colorScheme, width) => {
    const { page } = await newPage(browser, { colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });
    await page.goto(address);
    await page.getByLabel('API key').waitFor();
    expect(await faultsOfPage(page)).toEqual([]);
    await signIn(page, address, reviewers[0]!);
    await page
      .getByRole('button', { name: /^Review this/ })
      .first()
      .waitFor();
    expect(await faultsOfPage(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    await takeNext(page);
    await page.locator('.task-claim').first().waitFor();
    expect(await faultsOfPage(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    await page.context().close();
  });
});

const MOST_STOPS = 80;

/** Presses Tab until what has the focus is one of these. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < MOST_STOPS; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`no ${selector} within ${MOST_STOPS} stops`);
}
