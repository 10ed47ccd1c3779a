import { statSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../src/config/project-root.js';
import { findChromium, newPage, openChromium, signIn } from '../test/browser/chromium.js';
import { removeHome, StartedProduct, temporaryHome } from '../test/e2e/started-product.js';
import { ARTICLE_SCREENS } from './article-screens.js';
import { DESK_SCREENS, judgeArticle } from './desk-screens.js';
import { giveBack, type Screen } from './screen.js';

const SCREENS: Screen[] = [
  { name: 'sign-in', as: 'nobody', open: (page) => page.getByLabel('API key').waitFor() },
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
    leave: giveBack,
  },
  ...ARTICLE_SCREENS,
  ...DESK_SCREENS,
];

const SCHEMES = ['light', 'dark'] as const;
const WIDTHS = { wide: { width: 1280, height: 800 }, narrow: { width: 360, height: 740 } };

/** `npm run screens [-- NAME…]`: every view, or those named, in light and dark, wide and narrow, of the product with its sample article. */
const wanted = process.argv.slice(2);
const chromium = findChromium();
if (!chromium) throw new Error('No Chromium on the PATH; the variable CHROMIUM can name one.');
const home = temporaryHome();
const [product, browser] = await Promise.all([StartedProduct.start(home), openChromium(chromium)]);
const address = product.service().apiUrl;
try {
  await judgeArticle(product);
  for (const screen of SCREENS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    for (const scheme of SCHEMES) {
      for (const [size, viewport] of Object.entries(WIDTHS)) {
        const { page } = await newPage(browser, { colorScheme: scheme, viewport, reducedMotion: 'reduce' });
        if (screen.as === 'nobody') await page.goto(address);
        else await signIn(page, address, screen.as ? product.keys()[screen.as] : product.keys().reviewers[0]!);
        await screen.open(page);
        await page.waitForLoadState('networkidle');
        const path = join(PROJECT_ROOT, 'docs', 'screens', `${screen.name}-${scheme}-${size}.png`);
        await page.screenshot({ path });
        process.stdout.write(`${path.slice(PROJECT_ROOT.length + 1)}  ${Math.round(statSync(path).size / 1000)} kB\n`);
        await screen.leave?.(page);
        await page.context().close();
      }
    }
  }
} finally {
  await browser.close();
  await product.stop();
  removeHome(home);
}
