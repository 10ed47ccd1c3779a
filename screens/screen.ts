import type { Page } from 'playwright-core';

/** A view of the page and the way to it, from the queue, signed in. */
export interface Screen {
  name: string;
  open: (page: Page) => Promise<unknown>;
  /** Whose key; a reviewer’s unless said. */
  as?: 'lead' | 'admin' | 'nobody';
}
