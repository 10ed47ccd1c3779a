import { expect, test } from '@jest/globals';
import { wantsHtml } from './wants-html.js';

test.each<[string | undefined, boolean, boolean]>([
  [undefined, false, false],
  [undefined, true, true],
  ['*/*', false, false],
  ['*/*', true, true],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', false, true],
  ['application/json', true, false],
  ['application/json, text/html;q=0.5', true, false],
  ['text/html;q=0.5, application/json;q=0.2', false, true],
  ['TEXT/HTML', false, true],
  ['text/html;q=0', false, false],
  ['text/html;q=x, application/json', false, false],
  ['image/png', false, false],
])('Accept: %s, else %s: %s', (accept, otherwise, html) => {
  expect(wantsHtml(accept, otherwise)).toBe(html);
});
