import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { removeHome, StartedProduct, temporaryHome } from '../e2e/started-product.js';
import { findChromium, newPage, openChromium, signIn } from './chromium.js';
import { hostileDesk, hostileQuotes } from './hostile-desk.js';
import { XSS_PAYLOADS } from './xss-payloads.js';

const CHROMIUM = findChromium();

(CHROMIUM ? describe : describe.skip)('text that would be a program', () => {
  const home = temporaryHome();
  let product: StartedProduct;
  let browser: Browser;
  let paths: string[];

  beforeAll(async () => {
    [product, browser] = await Promise.all([StartedProduct.start(home), openChromium(CHROMIUM!)]);
    paths = await hostileDesk(product);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    removeHome(home);
  });

  it('is a hundred payloads and more, in the claims too', async () => {
    expect(new Set(XSS_PAYLOADS).size).toBeGreaterThan(100);
    expect(await hostileQuotes(product)).toBeGreaterThan(30);
  });

  it('is shown as the text it is in every view, runs nowhere, and breaks no rule of the page', async () => {
    const { page, complaints } = await newPage(browser, { reducedMotion: 'reduce' });
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(`${page.url()} ${dialog.message()}`);
      void dialog.dismiss();
    });
    const violations: string[] = [];
    await page.exposeFunction('tell', (violation: string) => violations.push(violation));
    await page.addInitScript(
      `document.addEventListener('securitypolicyviolation', (event) => tell(location.pathname + ' ' + event.violatedDirective + ' ' + event.sample))`,
    );
    await signIn(page, product.service().apiUrl, product.keys().admin);
    await page.context().clearCookies();
    await signIn(page, product.service().apiUrl, product.keys().lead);
    for (const path of paths) {
      await page.goto(new URL(path, product.service().apiUrl).href);
      await page
        .getByText('globalThis.ran=1')
        .first()
        .waitFor({ state: 'attached', timeout: 20_000 })
        .catch(() => undefined);
      await showAll(page);
      const shown = await page.evaluate<string>(
        'document.body.innerText + [...document.querySelectorAll("input, textarea")].map((field) => field.value).join(" ")',
      );
      const isHostile = path !== '/desk';
      expect([path, shown.includes('globalThis.ran=1')]).toEqual([path, isHostile]);
      const ran = await page.evaluate<unknown[]>('[globalThis.ran ?? 0, document.title]');
      expect([path, ...ran]).toEqual([path, 0, 'Claimdesk']);
      const links = await page.evaluate<string[]>(
        '[...document.querySelectorAll("a[href], form[action], [src]")].map((each) => each.href ?? each.action ?? each.src)',
      );
      expect([path, links.filter((link) => /^(javascript|data):/i.test(link))]).toEqual([path, []]);
    }
    expect([dialogs, violations, complaints]).toEqual([[], [], []]);
    await page.context().close();
  }, 300_000);
});

const MOST_PAGES = 6;

/** Opens what is folded, and asks for more where there is more. */
async function showAll(page: Page): Promise<void> {
  for (let i = 0; i < MOST_PAGES; i++) {
    const more = page.getByRole('button', { name: 'Show more' }).first();
    if (!(await more.isVisible())) break;
    await more.click({ timeout: 2_000 }).catch(() => undefined);
  }
  await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
  await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
}
