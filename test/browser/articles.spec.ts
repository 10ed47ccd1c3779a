import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { removeHome, StartedProduct, temporaryHome } from '../e2e/started-product.js';
import { findChromium, newPage, openChromium, signIn } from './chromium.js';
import { faultsOfPage } from './faults-of-page.js';

const CHROMIUM = findChromium();

const TEXT = `Berths close

The port of Hallen closed 7 berths in March. “We will open every berth again,” said Marta Lindqvist, the mayor of Hallen.

Officials said that the dredging had cost 7 million crowns. According to the Harbour Institute, traffic fell by 23 percent.`;

(CHROMIUM ? describe : describe.skip)('articles on the reviewer page', () => {
  const home = temporaryHome();
  let product: StartedProduct;
  let browser: Browser;
  let address: string;
  let lead: string;

  beforeAll(async () => {
    [product, browser] = await Promise.all([StartedProduct.start(home), openChromium(CHROMIUM!)]);
    address = product.service().apiUrl;
    lead = product.keys().lead;
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    removeHome(home);
  });

  /** Takes an article in by its form, and waits for its claims. */
  async function takeIn(page: Page, words: string): Promise<void> {
    await page.goto(new URL('/articles/new', address).href);
    await page.getByLabel('The article', { exact: true }).fill(words);
    await page.getByLabel('Publisher').fill('The Courier');
    await page.getByRole('button', { name: 'Take it in' }).click();
    await page.locator('[data-claim]').first().waitFor();
  }
  const pick = async (page: Page, words: string): Promise<void> => {
    await page.locator('[data-claim]', { hasText: words }).first().click();
    await page.getByRole('heading', { name: /^Correct claim/ }).waitFor();
  };
  const claims = (page: Page): Promise<string[]> => page.locator('.words [data-claim]').allInnerTexts();
  const saved = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'Save the correction' }).click();
    await page.getByText('Corrected.').last().waitFor();
  };

  it('come in by pasting, and show their claims', async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page, address, lead, '/articles');
    await page.getByRole('heading', { name: 'Articles' }).waitFor();
    await page.keyboard.press('n');
    await page.getByRole('button', { name: 'Take it in' }).click();
    await page.getByText('Paste an article or choose a file first.').waitFor();
    await takeIn(page, TEXT);
    expect(await claims(page)).toContain('We will open every berth again');
    await page.getByText('What blocks publication').waitFor();
    await page.goto(new URL('/articles', address).href);
    await page.getByLabel('Title, publisher or address').fill('courier');
    await page.getByText('The Courier').first().waitFor();
    await takeIn(page, TEXT);
    await page.getByText('The desk has this text already: here it is.').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('come in as files, and say what is wrong with one', async () => {
    const { page } = await newPage(browser);
    await signIn(page, address, lead, '/articles/new');
    const file = (name: string, words: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(words) });
    await page
      .locator('input[type=file]')
      .setInputFiles([
        file('one.txt', `${TEXT} One.`),
        file('two.html', `<p>${TEXT} Two.</p>`),
        file('bad.txt', ' … '),
      ]);
    await page.getByRole('link', { name: 'two.html' }).waitFor();
    await page.getByText(/^bad\.txt: /).waitFor();
    await page.getByLabel('The article', { exact: true }).fill(' … ');
    await page.getByRole('button', { name: 'Take it in' }).click();
    await page.getByRole('alert').getByText('text: has no words in it').waitFor();
    await page.context().close();
  });

  it('are corrected with the mouse: words are selected, moved and added', async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page, address, lead);
    await takeIn(page, `${TEXT} Mouse.`);
    await pick(page, 'the dredging had cost');
    await page.getByRole('button', { name: 'Ends' }).click();
    await select(page, 'dredging had cost 7 million');
    await page.getByRole('button', { name: 'Use the selected words' }).click();
    await page.locator('.then', { hasText: /^dredging had cost 7 million$/ }).waitFor();
    await saved(page);
    expect(await claims(page)).toContain('dredging had cost 7 million');
    await page.getByRole('button', { name: 'Back to the article' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone.').waitFor();
    expect(await claims(page)).toContain('the dredging had cost 7 million crowns');
    await select(page, 'Berths close');
    await page.getByRole('button', { name: 'Add the selected words as a claim' }).click();
    await page.getByRole('button', { name: 'Save the correction' }).click();
    await page.getByText('The claim is added.').waitFor();
    expect((await claims(page))[0]).toBe('Berths close');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('are corrected with the keyboard alone: ends, a cut, who said it', async () => {
    const { page } = await newPage(browser);
    await signIn(page, address, lead);
    await takeIn(page, `${TEXT} Keys.`);
    await page.locator('main').focus();
    await page.keyboard.press('j');
    await page.getByRole('heading', { name: 'Correct claim 1' }).waitFor();
    const press = async (name: string): Promise<void> => {
      await page.getByRole('button', { name, exact: true }).focus();
      await page.keyboard.press('Enter');
    };
    await press('Ends');
    await press('End a word earlier');
    await press('End a word earlier');
    await page.locator('.then', { hasText: /^The port of Hallen closed 7 berths$/ }).waitFor();
    await press('Save the correction');
    await page.getByText('Corrected.').waitFor();
    await press('Split in two');
    await press('Save the correction');
    await page
      .locator('.claim', { hasText: /^closed 7 berths$|^Hallen closed 7 berths$/ })
      .first()
      .waitFor();
    await press('Who said it');
    await page.getByRole('checkbox', { name: 'The article says it in its own voice' }).focus();
    await page.keyboard.press('Space');
    await page.getByLabel('Name', { exact: true }).fill('Harbour Institute');
    await press('Save the correction');
    await page
      .locator('.claim-tools')
      .getByRole('link', { name: /Harbour Institute/ })
      .waitFor();
    await page.context().close();
  });

  it('cost a word where a review would start anew', async () => {
    const { page } = await newPage(browser);
    await signIn(page, address, lead);
    await takeIn(page, `${TEXT} Judged.`);
    await product.query(`UPDATE claim SET cycle = 2 WHERE quote = 'We will open every berth again'`);
    await pick(page, 'We will open');
    await page.getByRole('button', { name: 'Type and wording' }).click();
    await page.getByLabel('Reworded to stand alone').fill('Every berth will open again.');
    await page.getByRole('button', { name: 'Save the correction' }).click();
    await page.getByRole('alert').getByText('The claim has been judged as it stands').waitFor();
    await page.context().close();
  });

  it.each([
    ['light', 1280],
    ['dark', 360],
  ] as const)('have no serious fault for axe-core: %s, %i px', async (colorScheme, width) => {
    const { page } = await newPage(browser, { colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });
    await signIn(page, address, lead, '/articles');
    const fine = async (): Promise<void> => {
      expect(await faultsOfPage(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    };
    await page.locator('.article-line').first().waitFor();
    await fine();
    await page.goto(new URL('/articles/new', address).href);
    await page.getByRole('button', { name: 'Take it in' }).waitFor();
    await fine();
    await takeIn(page, `${TEXT} ${colorScheme}.`);
    await fine();
    await page.getByText('Coverage', { exact: true }).click();
    await page.getByRole('heading', { name: 'Every word of it' }).waitFor();
    await fine();
    await pick(page, 'the dredging had cost');
    for (const tool of ['Ends', 'Split in two', 'Merge', 'Who said it', 'Type and wording', 'No claim']) {
      await page.getByRole('button', { name: tool, exact: true }).click();
      await fine();
    }
    await page.context().close();
  });
});

/** Selects words of the article, as the mouse leaves them. */
const select = (page: Page, words: string): Promise<void> =>
  page.evaluate(`{
    const walker = document.createTreeWalker(document.querySelector('.words'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent.indexOf(${JSON.stringify(words)});
      if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + ${words.length});
    }
  }`);
