import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { quotationsOf } from './quotations.js';
import { paragraphsOf } from './sentences.js';
import { tokenize } from './tokens.js';

function quotations(text: string): { text: string; closed: boolean }[] {
  const tokens = tokenize(text);
  return quotationsOf(tokens, paragraphsOf(text, tokens)).map(({ from, to, closed }) => ({
    text: text.slice(tokens[from]?.start, tokens[to - 1]?.end),
    closed,
  }));
}
const quoted = (text: string): string[] => quotations(text).map((quotation) => quotation.text);

describe('quotationsOf', () => {
  it('finds curly, straight, doubled and angled marks', () => {
    expect(quoted("“One,” he said, \"two\", ''three'' and «four».")).toEqual([
      '“One,”',
      '"two"',
      "''three''",
      '«four»',
    ]);
  });

  it('leaves a quotation within a quotation to the outer one', () => {
    expect(quoted('“He said ‘no’ to me,” she said.')).toEqual(['“He said ‘no’ to me,”']);
  });

  it('takes no apostrophe or inch for a mark', () => {
    expect(quoted('The boats\' crew paid for a 5" pipe in the Workers’ Hall.')).toEqual([]);
  });

  it('closes a quotation at an opening mark set by mistake', () => {
    expect(quoted('“It rained.“ Nobody asked “why“ or “when”.')).toEqual(['“It rained.“', '“why“', '“when”']);
  });

  it('leaves a quotation open where the next paragraph takes it up', () => {
    expect(quotations('“It rained.\n\n“Then it snowed,” he said.')).toEqual([
      { text: '“It rained.', closed: false },
      { text: '“Then it snowed,”', closed: true },
    ]);
  });

  it('gives quotations in order without overlap, each inside one paragraph and opened by a mark', () => {
    const pieces = [
      '“',
      '”',
      '"',
      "'",
      '‘',
      '’',
      "''",
      '«',
      '»',
      'a',
      ' ',
      'Ann',
      's',
      '.',
      '\n\n',
      '(',
      '—',
      '\ud83d',
    ];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (raw) => {
        const tokens = tokenize(raw);
        const paragraphs = paragraphsOf(raw, tokens);
        let at = 0;
        for (const { from, to } of quotationsOf(tokens, paragraphs)) {
          expect(from).toBeGreaterThanOrEqual(at);
          expect(to).toBeGreaterThan(from);
          expect(tokens[from]?.kind).toBe('quote');
          expect(paragraphs.some((paragraph) => paragraph.from <= from && to <= paragraph.to)).toBe(true);
          at = to;
        }
      }),
      { numRuns: 1000 },
    );
  });
});
