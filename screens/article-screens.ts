import type { Page } from 'playwright-core';
import type { Screen } from './screen.js';

/** Articles: the list, taking one in, one with its claims, and setting a split right. */
export const ARTICLE_SCREENS: Screen[] = [
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
