// Preloaded into a product process with NODE_OPTIONS: a text with the word POISON then ends whichever process splits it, as one
// would that drives V8 out of memory. The product needs no switch for this.
import { register } from 'node:module';

const STAND_IN = new URL('splitter.mjs', import.meta.url).href;

export async function resolve(specifier, context, next) {
  const found = await next(specifier, context);
  return found.url.endsWith('/dist/text/split-article.js') && context.parentURL !== STAND_IN
    ? { url: STAND_IN, format: 'module', shortCircuit: true }
    : found;
}

// This file is both the preload and, in the loader's thread, the hooks it registers.
if (!import.meta.url.endsWith('?hooks')) register(`${import.meta.url}?hooks`);
