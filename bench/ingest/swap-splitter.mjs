// Preloaded into a product worker with `--import`: its splitter is then a look-up of finished splits, and what is measured is
// everything but the model. The product needs no flag for this.
import { existsSync } from 'node:fs';
import { register } from 'node:module';

const SPLITTER = new URL('../../src/text/split-article.ts', import.meta.url);
const STAND_IN = new URL('finished-splits.mjs', import.meta.url).href;

export async function resolve(specifier, context, next) {
  const found = await next(specifier, context);
  return found.url.endsWith('/dist/text/split-article.js')
    ? { url: STAND_IN, format: 'module', shortCircuit: true }
    : found;
}

if (!existsSync(SPLITTER)) throw new Error('the splitter has moved: tell bench/ingest/swap-splitter.mjs where to');
// This file is both the preload and, in the loader's thread, the hooks it registers.
if (!import.meta.url.endsWith('?hooks')) register(`${import.meta.url}?hooks`);
