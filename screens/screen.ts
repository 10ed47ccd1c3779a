import type { Page } from 'playwright-core';

/** A view of the page and the way to it, from the queue, signed in. */
export interface Screen {
  name: string;
  open: (page: Page) => Promise<unknown>;
  /** What the next picture must find as it was. */
  leave?: (page: Page) => Promise<unknown>;
  /** Whose key; a reviewer’s unless said. */
  as?: 'lead' | 'admin' | 'nobody';
}

/** A task that was taken for a picture. */
export const giveBack = (page: Page): Promise<unknown> =>
  page
    .getByRole('button', { name: 'Give back' })
    .click()
    .then(() => page.getByText('Given back').waitFor());
