import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalText, splitArticle } from '../text/index.js';
import { ArticleNames } from './article-names.js';
import { folded, locateAttribution } from './locate-attribution.js';

function located(text: string, source: string | null, cue: string, content: string[], after = 0): string | null {
  const replied = { source, cue, content, claimants: [], relay: [] };
  const spans = locateAttribution(folded(text), replied, after);
  if (spans === null) return null;
  const parts = [...(spans.source === null ? [] : [spans.source]), spans.cue, ...spans.content];
  return parts.map(({ start, end }) => `${start}:${text.slice(start, end)}`).join('|');
}

describe('locating an attribution', () => {
  const TEXT = 'Lee said something. Venn said “It’s over.” Then “No,” he said, “not\nyet.”';

  test('takes the nearest cue and source', () => {
    expect(located(TEXT, 'Venn', 'said', ['“It’s over.”'])).toBe('20:Venn|25:said|30:“It’s over.”');
  });

  test('reads quotation marks and line ends of any kind', () => {
    expect(located(TEXT, 'Venn', 'said', ['"It\'s over."'])).toBe('20:Venn|25:said|30:“It’s over.”');
    expect(located(TEXT, 'he', 'said', ['“No,”', '“not yet.”'])).toBe('54:he|57:said|48:“No,”|63:“not\nyet.”');
  });

  test('refuses what is not there, cuts words, overlaps, or stands too far apart', () => {
    expect(located(TEXT, 'Venn', 'said', ['it is over'])).toBeNull();
    expect(located(TEXT, 'Venn', 'aid', ['“It’s over.”'])).toBeNull();
    expect(located(TEXT, 'Venn', 'said', ['Venn said “It’s over.”'])).toBeNull();
    expect(located(TEXT, 'Venn', '', ['“It’s over.”'])).toBeNull();
    expect(located(`Lee said so. ${'x '.repeat(400)}It rained.`, 'Lee', 'said', ['It rained'])).toBeNull();
  });

  test('goes on behind the cue before', () => {
    const twice = 'Lee said it rained. Lee said it rained.';
    expect(located(twice, 'Lee', 'said', ['it rained'])).toBe('0:Lee|4:said|9:it rained');
    expect(located(twice, 'Lee', 'said', ['it rained'], 8)).toBe('20:Lee|24:said|29:it rained');
    expect(located(twice, 'Lee', 'said', ['it rained'], 28)).toBeNull();
  });
});

describe('names of an article', () => {
  const names = new ArticleNames(
    'U.S., Ukrainian and South Korean sources spoke. Kim’s aide Ann\nLee met the İzmir Union.',
  );

  test.each([
    ['Ann Lee', 'Ann Lee'],
    ['ann lee', 'Ann Lee'],
    ['Kim', 'Kim'],
    ['U.S. sources', 'U.S. sources'],
    ['South Korean sources', 'South Korean sources'],
    ['İzmir Union', 'İzmir Union'],
  ])('has %s', (name, found) => {
    expect(names.find(name)).toBe(found);
  });

  test.each(['Ann Leeds', 'Lee Ann', 'Kim Lee Union', 'sources Ukrainian', '', '…', '<b>', 'Kim Jong Un'])(
    'has no %s',
    (name) => {
      expect(names.find(name)).toBeNull();
    },
  );
});

describe('attributions at any place', () => {
  const words = ['Lee ', 'said ', 'that ', '“', '” ', 'the dam broke', '. ', ', ', '\n\n', '😀', 'not ', 'who ', 'A: '];

  test('give spans that are cut from the text and tile it', () => {
    const span = fc.tuple(fc.nat(90), fc.nat(40)).map(([start, length]) => ({ start, end: start + length }));
    const given = fc.record({
      source: fc.option(span),
      cue: span,
      content: fc.array(span, { maxLength: 3 }),
      claimants: fc.constant([{ name: 'Lee', kind: 'person' as const }]),
      relay: fc.constant([]),
    });
    const article = fc
      .array(fc.constantFrom(...words), { maxLength: 30 })
      .map((parts) => canonicalText(parts.join('')));
    fc.assert(
      fc.property(article, fc.array(given, { maxLength: 6 }), (text, attributions) => {
        const { claims, coverage } = splitArticle(text, { language: 'en', attributions });
        expect(coverage.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        for (const { quote, spans, attribution } of claims)
          for (const part of [{ text: quote, spans }, attribution?.cue, attribution?.content, attribution?.source])
            if (part) expect(part.spans.map(({ start, end }) => text.slice(start, end)).join(' … ')).toBe(part.text);
      }),
      { numRuns: 500 },
    );
  });
});
