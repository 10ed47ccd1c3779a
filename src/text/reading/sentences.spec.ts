import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { paragraphsOf, sentencesOf } from './sentences.js';
import { tokenize } from './tokens.js';

/** The sentences of a text whose sentences are marked with "|"; the marks themselves are taken out first. */
function sentences(text: string): string[] {
  const tokens = tokenize(text);
  return sentencesOf(tokens, paragraphsOf(text, tokens)).map(({ from, to }) =>
    text.slice(tokens[from]?.start, tokens[to - 1]?.end),
  );
}

/** Each rule with a text in which "|" parts the sentences. */
const RULES: readonly (readonly [string, string])[] = [
  ['abbreviations and initials lead on', 'The U.S. Navy met Dr. J. K. Venn on Jan. 5 in Hallen. | It left.'],
  ['a title after a dotted abbreviation', 'He met U.S. President Ann Lee. | She smiled.'],
  ['an abbreviation before a sentence opener', 'They live in the U.S. | The talks failed.'],
  ['an initial before a sure opener', 'They chose plan B. | The harbour opened.'],
  ['a street', 'Shares fell on Wall St. | The index lost a tenth.'],
  ['a saint', 'He sailed from St. Orla. | It rained.'],
  ['a number after its label', 'It is rule No. 5 of p. 12 in vol. 3 of the code. | It holds.'],
  ['the same letters as words', 'They said no. | Boats sail on art. | Nobody sat. | Birds sang.'],
  ['"e.g." and a Latin "v."', 'Courts (e.g. The Hall) heard Lee v. Venn. | Judges agreed.'],
  ['dates of birth', 'Ann Lee (b. June 1961; d. 2004) wrote it. | It sold.'],
  ['a time of day', 'It opens at 5 p.m. on Monday and shuts at 6 a.m. | The gate is small.'],
  ['a company', 'Hallen Boats Inc. Chairman Ann Lee left. | She sued.'],
  ['decimals and web addresses', 'It rose 2.5 percent, see www.hallen.example/a.b for more. | Prices fell.'],
  ['a name that starts lower case', 'They sell phones. | iBoats sells boats.'],
  ['a question that the cue carries on', '“Why?” he asked. | “No.” | Then he left.'],
  ['an exclamation that a named cue carries on', '“What a season!” Ann Lee said. | She left.'],
  ['a quoted full stop', '“It rained.” | Ann Lee said that the gate was shut.'],
  ['an ellipsis in mid sentence', 'He waited … and left ... Venn too. | Good.'],
  ['an ellipsis before an opener', 'He waited... | The boat left.'],
  ['brackets around a sentence', 'It rained. | (He slept.) | Then he left.'],
  ['a year in brackets after a title with a mark', 'She sang in Long Live Orla! (1965) and won. | He lost.'],
  ['reference marks', 'He died in 1805. [6] [citation needed] | She lived.[a] | They wrote.[12][13] | It sold.'],
  ['a list in one paragraph', '1. Open the gate. | 2. Let the boats pass.'],
  ['a name with a mark', 'He joined Yahoo! News in May. | He left.'],
  ['the credit of a picture', 'The harbour at dawn | Image: Port Office.'],
  ['a date line at the end of a heading', 'Hallen opens its harbour | Sunday, October 21, 2007'],
  ['a date that belongs to the sentence', 'The harbour opens on Sunday, October 21, 2007'],
  ['a date line before prose', 'Thursday, May 7, 2015 | On Tuesday the gate opened.'],
  ['a caption before prose', 'Ann Lee of Hallen Boats | In the western district, she won. | He lost.'],
  ['titles inside a sentence', 'The paper The Strait Times and her song In the Rain won. | It rained.'],
  ['a dateline', 'HALLEN, North Valdoria (KNA) — The harbour opened. | It rained.'],
  ['a colon', 'He gave a reason: The gate was shut. | It rained.'],
  ['a script without case', '他来了. | 他走了.'],
];

describe('sentencesOf', () => {
  it.each(RULES)('knows %s', (_, marked) => {
    const parts = marked.split(/ ?\| /);
    expect(sentences(marked.replaceAll('| ', ''))).toEqual(parts);
  });

  it('sees paragraphs at empty lines and joins wrapped lines', () => {
    const wrapped =
      'The harbour master opened the gate in the morning and let all the\nboats pass before noon.\n\nThen he slept.';
    expect(sentences(wrapped)).toHaveLength(2);
  });

  it('covers every token once, in order, and stays inside paragraphs', () => {
    const pieces = [
      'Ann',
      ' he',
      '. ',
      '.',
      '! ',
      '“',
      '” ',
      '"',
      '[1]',
      ' (',
      ')',
      '\n',
      '\n\n',
      ' In',
      ' the',
      ' St. ',
      ' No. ',
    ];
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc
        .array(fc.constantFrom(...pieces, ' 5', ' U.S. ', '…', 'Image:', '\u2028', '\ud800'), { maxLength: 60 })
        .map((p) => p.join('')),
    );
    fc.assert(
      fc.property(text, (raw) => {
        const tokens = tokenize(raw);
        const paragraphs = paragraphsOf(raw, tokens);
        let at = 0;
        for (const { from, to } of paragraphs) {
          expect(from).toBe(at);
          expect(to).toBeGreaterThan(from);
          at = to;
        }
        expect(at).toBe(tokens.length);
        at = 0;
        for (const { from, to, paragraph } of sentencesOf(tokens, paragraphs)) {
          expect(from).toBe(at);
          expect(to).toBeGreaterThan(from);
          expect(from).toBeGreaterThanOrEqual(paragraphs[paragraph]?.from ?? Infinity);
          expect(to).toBeLessThanOrEqual(paragraphs[paragraph]?.to ?? -1);
          at = to;
        }
        expect(at).toBe(tokens.length);
      }),
      { numRuns: 1500 },
    );
  });
});
