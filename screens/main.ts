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
      await page.keyboard.press('l');
      await page.locator('.task-claim').first().waitFor();
    },
  },
];
const SCHEMES = ['light', 'dark'] as const;
const WIDTHS = { wide: { width: 1280, height: 800 }, narrow: { width: 360, height: 740 } };

/** `npm run screens`: every view in light and dark, wide and narrow, of the product with its sample article. */
const chromium = findChromium();
if (!chromium) throw new Error('No Chromium on the PATH; the variable CHROMIUM can name one.');
const home = temporaryHome();
const [product, browser] = await Promise.all([StartedProduct.start(home), openChromium(chromium)]);
try {
  for (const screen of SCREENS) {
    for (const scheme of SCHEMES) {
      for (const [size, viewport] of Object.entries(WIDTHS)) {
        const { page } = await newPage(browser, { colorScheme: scheme, viewport, reducedMotion: 'reduce' });
        await signIn(page, product.service().apiUrl, product.keys().reviewers[0]!);
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
