import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { PROJECT_ROOT } from '../src/config/project-root.js';
import { findChromium, newPage, openChromium, signIn } from '../test/browser/chromium.js';
import { removeHome, StartedProduct, temporaryHome } from '../test/e2e/started-product.js';

/** A view of the page and the way to it, from the queue, signed in. */
interface Screen {
  name: string;
  open: (page: Page) => Promise<unknown>;
  /** Whose key; a reviewer’s unless said. */
  as?: 'lead';
}

const SCREENS: Screen[] = [
  {
    name: 'queue',
    open: (page) =>
      page
        .getByRole('button', { name: /^Review this/ })
        .first()
        .waitFor(),
  },
  {
    name: 'review',
    open: async (page) => {
      await page.getByRole('button', { name: 'Take the next task' }).waitFor();
      await page.keyboard.press('l');
      await page.locator('.task-claim').first().waitFor();
    },
  },
  {
    name: 'articles',
    as: 'lead',
    open: async (page) => {
      await page.keyboard.press('a');
      await page.locator('.article-line').first().waitFor();
    },
  },
  {
    name: 'intake',
    as: 'lead',
    open: async (page) => {
      await page.keyboard.press('a');
      await page.getByRole('button', { name: 'New article' }).waitFor();
      await page.keyboard.press('n');
      await page.getByRole('button', { name: 'Take it in' }).waitFor();
    },
  },
  { name: 'article', as: 'lead', open: (page) => openArticle(page) },
  {
    name: 'coverage',
    as: 'lead',
    open: async (page) => {
      await openArticle(page);
      await page.keyboard.press('v');
      await page.getByRole('heading', { name: 'Every word of it' }).waitFor();
    },
  },
  {
    name: 'correcting',
    as: 'lead',
    open: async (page) => {
      await openArticle(page);
      await page.locator('.claim').nth(3).click();
      await page.getByRole('button', { name: 'Ends', exact: true }).click();
      await page.getByRole('button', { name: 'End a word earlier' }).click();
    },
  },
  {
    name: 'who-said-it',
    as: 'lead',
    open: async (page) => {
      await openArticle(page);
      await page.locator('.claim').nth(3).click();
      await page.getByRole('button', { name: 'Who said it', exact: true }).click();
    },
  },
];

async function openArticle(page: Page): Promise<void> {
  await page.keyboard.press('a');
  await page.locator('.article-title').first().click();
  await page.locator('.claim').first().waitFor();
}

const SCHEMES = ['light', 'dark'] as const;
const WIDTHS = { wide: { width: 1280, height: 800 }, narrow: { width: 360, height: 740 } };

/** `npm run screens [-- NAME…]`: every view, or those named, in light and dark, wide and narrow, of the product with its sample article. */
const wanted = process.argv.slice(2);
const chromium = findChromium();
if (!chromium) throw new Error('No Chromium on the PATH; the variable CHROMIUM can name one.');
const home = temporaryHome();
const [product, browser] = await Promise.all([StartedProduct.start(home), openChromium(chromium)]);
try {
  for (const screen of SCREENS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    for (const scheme of SCHEMES) {
      for (const [size, viewport] of Object.entries(WIDTHS)) {
        const { page } = await newPage(browser, { colorScheme: scheme, viewport, reducedMotion: 'reduce' });
        await signIn(
          page,
          product.service().apiUrl,
          screen.as ? product.keys()[screen.as] : product.keys().reviewers[0]!,
        );
        await screen.open(page);
        await page.waitForLoadState('networkidle');
        const path = join(PROJECT_ROOT, 'docs', 'screens', `${screen.name}-${scheme}-${size}.png`);
        await page.screenshot({ path });
        process.stdout.write(`${path.slice(PROJECT_ROOT.length + 1)}  ${Math.round(statSync(path).size / 1000)} kB\n`);
        await page.context().close();
      }
    }
  }
} finally {
  await browser.close();
  await product.stop();
  removeHome(home);
}
