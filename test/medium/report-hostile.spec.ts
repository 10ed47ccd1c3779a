import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Parser } from 'htmlparser2';
import type { HttpClient } from '../http-client.js';
import { openArticle } from './articles.js';
import { decide, leased } from './reviewing.js';
import { TestService } from './test-service.js';

/** Words that become markup, or leave an attribute, a comment, a style, a script or JSON, where somebody forgets to escape. */
const HOSTILE = [
  `<script>alert(1)</script>`,
  `</script><script>alert(1)</script>`,
  `</style><script>alert(1)</script>`,
  `<!--<script>alert(1)//--></script>`,
  `<img src=x onerror=alert(1)>`,
  `<svg/onload=alert(1)>`,
  `"><img src=x onerror=alert(1)>`,
  `' onmouseover='alert(1)`,
  `" autofocus onfocus="alert(1)`,
  `<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;">`,
  `<a href="javascript:alert(1)">x</a>`,
  `<base href="https://evil.example/">`,
  `<meta http-equiv=refresh content="0;url=https://evil.example/">`,
  `<link rel=stylesheet href=https://evil.example/x.css>`,
  `<form action=https://evil.example/><input name=q>`,
  `<template><script>alert(1)</script></template>`,
  `<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>`,
  `]]><script>alert(1)</script>`,
  `&lt;script&gt;alert(1)&lt;/script&gt;`,
  `&#60;script&#62;`,
  `\\u003cscript\\u003e`,
  `"}]}</script><script>alert(1)</script>`,
  `{{constructor.constructor('alert(1)')()}}`,
  `\${alert(1)}`,
  `<\u2028script>alert(1)`,
  `\u202e<tpircs>`,
  `＜script＞alert(1)＜/script＞`,
  `<scr\u00adipt>alert(1)</scr\u00adipt>`,
  `<plaintext>`,
  `<!doctype html><title>x</title>`,
];

/** Everything the page is made of. */
const ELEMENTS = new Set(
  `html head meta title style script link body main header section article div h1 h2 h3 h4 p a span strong bdi time br ul ol li dl
   dt dd blockquote mark table caption thead tbody tr th td svg rect`.split(/\s+/),
);
const ATTRIBUTES =
  /^(lang|dir|charset|name|content|type|rel|href|target|id|class|role|aria-(label|labelledby|hidden)|scope|datetime|viewbox|preserveaspectratio|x|width|height)$/;

let service: TestService;
let lead: HttpClient;

beforeAll(async () => {
  service = await TestService.startWithWorker('postgres', { PUBLISHER_NAME: `${HOSTILE[1]}${HOSTILE[8]}` });
  lead = await service.client('lead');
});
afterAll(() => service.stop());

function read(html: string): { text: string; stray: string[] } {
  let text = '';
  const stray: string[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (!ELEMENTS.has(name)) stray.push(name);
      stray.push(...Object.keys(attributes).filter((attribute) => !ATTRIBUTES.test(attribute)));
      if (attributes['href'] && !/^(#claim-|https?:\/\/)/.test(attributes['href'])) stray.push(attributes['href']);
      if (name === 'script' && attributes['type'] !== 'application/ld+json') stray.push('a script');
      if (name === 'meta' && attributes['http-equiv']) stray.push('http-equiv');
    },
    oncomment: () => void stray.push('a comment'),
    ontext: (words) => void (text += words),
  });
  parser.end(html);
  return { text, stray };
}

test.each(HOSTILE.map((words, n) => [words, n] as const))('%s in every field is text', async (words, n) => {
  const article = {
    text: `The port closed ${n + 2} berths in March, ${words} said so. “We will open every berth again,” said Marta ${words} Lindqvist.`,
    title: words,
    publisher: words,
    author: words,
    sourceUrl: `https://gazette.example/?q=${encodeURIComponent(words)}&n=${n}`,
  };
  const { id, claims } = await openArticle(lead, article);
  expect(claims.length).toBeGreaterThan(0);
  for (let k = 0; k < claims.length; k++) {
    const task = await leased(lead, { articleId: id });
    const reply = await decide(lead, task, {
      attribution: task.claim.attribution ? 'unresolved' : 'not_applicable',
      content: 'disputed',
      reasons: task.claim.attribution ? ['source_inaccessible'] : [],
      rationale: words,
      whatWouldSettle: words,
      evidence: [
        {
          url: `https://x.example/?${encodeURIComponent(words)}`,
          title: words,
          passage: words,
          locator: words,
          origin: words,
          stance: 'refutes',
        },
        { document: words, passage: words, stance: 'context', archiveUrl: 'https://archive.example/1' },
      ],
    });
    expect([reply.status, reply.text]).toEqual([200, expect.any(String)]);
  }
  expect((await lead.post(`/v1/articles/${id}/publish`)).status).toBe(200);
  for (const at of [`/reports/${id}`, `/v1/articles/${id}/report`]) {
    const page = await lead.get(at, { accept: 'text/html' });
    expect([page.status, page.headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringContaining(`default-src 'none'`),
    ]);
    const { text, stray } = read(page.text);
    expect(stray).toEqual([]);
    // Title, byline, rationale, what would settle it, evidence: each as it was written.
    expect(text.split(words).length).toBeGreaterThan(8);
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page.text)![1]!;
    expect(JSON.parse(data)).toEqual(JSON.parse((await lead.get(`/reports/${id}/report.jsonld`)).text));
  }
  const { body } = await lead.get<{ article: { title: string } }>(`/reports/${id}`, { accept: 'application/json' });
  expect(body.article.title).toBe(words);
});
