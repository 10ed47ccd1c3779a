import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { Parser } from 'htmlparser2';
import { sampleClaim, sampleReport, sampleVerdict } from '../../test/sample-report.js';
import { directionOf } from './free-text.js';
import { jsonForScript } from './json-for-script.js';
import { sentenceParts } from './report-claim.js';
import { renderReportPage } from './report-page.js';
import { DARK, LIGHT, REPORT_STYLE, reportPolicy } from './report-style.js';
import type { ReportView } from './report.view.js';

const page = (report: ReportView): string =>
  renderReportPage({
    report,
    publisher: 'The Fact Desk',
    publisherUrl: 'https://facts.example',
    reportUrl: 'https://facts.example/reports/1',
    publication: null,
  });

/** The elements of a page with their attributes, and its text, as an HTML parser reads them. */
function read(html: string): { tags: [string, Record<string, string>][]; text: string } {
  const tags: [string, Record<string, string>][] = [];
  let text = '';
  const parser = new Parser({
    onopentag: (name, attributes) => void tags.push([name, attributes]),
    ontext: (words) => void (text += words),
  });
  parser.end(html);
  return { tags, text };
}

test('a page needs nothing from elsewhere: no script that runs, nothing fetched, no handler, no inline style', () => {
  const { tags } = read(page(sampleReport([sampleClaim(0, 'five berths were closed')])));
  for (const [name, attributes] of tags) {
    expect(['img', 'iframe', 'object', 'embed', 'form', 'base', 'audio', 'video', 'source']).not.toContain(name);
    if (name === 'script') expect(attributes['type']).toBe('application/ld+json');
    if (name === 'link') expect(attributes['rel']).toBe('canonical');
    for (const attribute of Object.keys(attributes)) expect(attribute).not.toMatch(/^(on|style$|src$|srcset$)/);
  }
  expect(REPORT_STYLE).not.toMatch(/url\(|@import|<\//);
});

test('the policy allows the style of the page and nothing else', () => {
  const html = page(sampleReport([]));
  const style = /<style>(.*?)<\/style>/s.exec(html)![1]!;
  const hash = createHash('sha256').update(style).digest('base64');
  expect(reportPolicy('*')).toContain(`default-src 'none'; style-src 'sha256-${hash}';`);
});

test('each claim has its place, by its id and by those it had in earlier texts', () => {
  const claim = sampleClaim(0, 'five berths were closed', { formerIds: ['former-1'] });
  const ids = read(page(sampleReport([claim])))
    .tags.map(([, attributes]) => attributes['id'])
    .filter(Boolean);
  expect(ids).toEqual(expect.arrayContaining([`claim-${claim.id}`, 'claim-former-1']));
  expect(new Set(ids).size).toBe(ids.length);
});

test('a correction keeps the old verdict in sight', () => {
  const claim = sampleClaim(0, 'five berths were closed', {
    verdict: sampleVerdict({ isCorrection: true }),
    earlierVerdicts: [sampleVerdict({ id: 'old', content: 'verified', rationale: 'The mayor’s office said so.' })],
  });
  const { text } = read(page(sampleReport([claim])));
  expect(text).toContain('Corrected. The verdict of 15 March 2026 was:');
  expect(text).toContain('The mayor’s office said so.');
});

test.each([
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['fa', 'rtl'],
  ['en', 'ltr'],
  ['ko', 'ltr'],
  ['ks-Deva', 'ltr'],
  [null, 'auto'],
  ['no such tag', 'auto'],
])('words in %s run %s', (language, direction) => {
  expect(directionOf(language)).toBe(direction);
});

test('the words of the article carry its language, the page its own', () => {
  const { tags } = read(page(sampleReport([sampleClaim(0, 'أغلق الميناء')], { language: 'ar' })));
  expect(tags.find(([name]) => name === 'html')![1]).toEqual({ lang: 'en' });
  expect(tags.find(([name]) => name === 'h1')![1]).toEqual({ lang: 'ar', dir: 'rtl' });
  expect(tags.find(([name]) => name === 'blockquote')![1]).toEqual({ lang: 'ar', dir: 'rtl' });
});

test('a quote in pieces is marked in its sentence, one that reaches beyond it stands alone', () => {
  const sentence = 'One, he said, and two.';
  const claim = sampleClaim(0, 'One … two', { sentence, sentenceSpan: { start: 0, end: 22 } });
  const spans = [
    { start: 0, end: 3 },
    { start: 18, end: 21 },
  ];
  expect(sentenceParts({ ...claim, spans }).map(({ text, isQuote }) => (isQuote ? `[${text}]` : text))).toEqual([
    '[One]',
    ', he said, and ',
    '[two]',
    '.',
  ]);
  expect(sentenceParts({ ...claim, spans: [{ start: 0, end: 40 }] })).toEqual([{ text: 'One … two', isQuote: true }]);
});

test('JSON in a script element cannot end it', () => {
  const hostile = { a: '</script><script>alert(1)</script><!--\u2028' };
  expect(jsonForScript(hostile)).not.toMatch(/[<\u2028]/);
  expect(JSON.parse(jsonForScript(hostile))).toEqual(hostile);
});

describe('an address that is not of the web', () => {
  test.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'x',
  ])('%j is words, not a link', (url) => {
    const evidence = [{ ...sampleVerdict().evidence[0]!, url, archiveUrl: url }];
    const html = page(
      sampleReport([sampleClaim(0, 'x y', { verdict: sampleVerdict({ evidence }) })], { sourceUrl: url }),
    );
    const links = read(html).tags.flatMap(([name, { href }]) => (name === 'a' ? href! : []));
    for (const href of links) expect(href).toMatch(/^(#|https:)/);
  });
});

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string): number => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const c = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('colours on %s', (_name, palette) => {
  test('words stand out at AA (4.5), bars at 3', () => {
    for (const ground of [palette.paper, palette.card]) {
      for (const ink of [palette.ink, palette.muted, palette.link])
        expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
      for (const { bar } of Object.values(palette.verdicts)) expect(contrast(bar, ground)).toBeGreaterThanOrEqual(3);
    }
    for (const { ink, paper } of Object.values(palette.verdicts))
      expect(contrast(ink, paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.ink, palette.mark)).toBeGreaterThanOrEqual(4.5);
  });
});
