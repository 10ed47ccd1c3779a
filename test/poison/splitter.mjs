// Stands in for dist/text/split-article.js.
import process from 'node:process';
import { splitArticle as split } from '../../dist/text/split-article.js';

export { SPLITTER_VERSION } from '../../dist/text/split-article.js';

export function splitArticle(text, options) {
  if (text.includes('POISON')) process.kill(process.pid, 'SIGKILL');
  return split(text, options);
}
