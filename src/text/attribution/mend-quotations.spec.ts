import { describe, expect, test } from '@jest/globals';
import { readDocument, type Document } from '../reading/document.js';
import { combineAttributions } from './combine-attributions.js';
import { attributionsByRule } from './find-attributions.js';
import type { FoundAttribution } from './found-attribution.js';
import { mendQuotations } from './mend-quotations.js';

function rangeOf({ text, tokens }: Document, words: string): { from: number; to: number } {
  const start = text.indexOf(words);
  return {
    from: tokens.findIndex((token) => token.start === start),
    to: tokens.findIndex((token) => token.end === start + words.length) + 1,
  };
}

/** An attribution as a network might give it, by its words. */
function tagged(document: Document, source: string, cue: string, ...content: string[]): FoundAttribution {
  return {
    frame: 0,
    kind: 'verb',
    lemma: cue,
    negated: false,
    source: rangeOf(document, source),
    cue: rangeOf(document, cue),
    content: content.map((words) => rangeOf(document, words)),
    confidence: { source: 1, cue: 1, content: 1 },
  };
}

/** "source | cue | content" an attribution. */
function show({ text, tokens }: Document, found: readonly FoundAttribution[]): string[] {
  const words = ({ from, to }: { from: number; to: number }): string =>
    text.slice(tokens[from]?.start, tokens[to - 1]?.end);
  return found.map(({ source, cue, content }) =>
    [source === null ? '' : words(source), words(cue), content.map(words).join(' // ')].join(' | '),
  );
}

describe('mendQuotations', () => {
  test('hands the paragraphs of speech that somebody announces to them', () => {
    const document = readDocument(
      '“It rained,” Lund said.\n\nVenn continued:\n\n“Then it snowed for a week.”\n\n“And the dam froze.”',
    );
    const found = [
      tagged(document, 'Lund', 'said', '“It rained,”', '“Then it snowed for a week.”', '“And the dam froze.”'),
    ];
    expect(show(document, mendQuotations(document, found, attributionsByRule(document)))).toEqual([
      'Lund | said | “It rained,”',
      'Venn | continued: | “Then it snowed for a week.” // “And the dam froze.”',
    ]);
  });

  test('gives what is chanted meanwhile to the subject of the main clause', () => {
    const document = readDocument(
      'Protesters circled the hall where the council met on Monday while chanting, “Open the sluice now.”',
    );
    const found = [tagged(document, 'the council', 'chanting', '“Open the sluice now.”')];
    expect(show(document, mendQuotations(document, found, attributionsByRule(document)))).toEqual([
      'Protesters | chanting | “Open the sluice now.”',
    ]);
  });
});

describe('combineAttributions', () => {
  test('ends what is told within the words of another with these words', () => {
    const document = readDocument('Asked about her claim that it had rained, Lund said, “I saw it rain all day.”');
    const found = [
      tagged(document, 'Lund', 'Asked', 'about her claim that it had rained'),
      tagged(document, 'Lund', 'said', '“I saw it rain all day.”'),
    ];
    const claim = tagged(document, 'her', 'claim', 'that it had rained, Lund said, “I saw it rain all day.”');
    expect(show(document, combineAttributions(document, found, [claim]))).toEqual([
      'Lund | Asked | about her claim that it had rained',
      'her | claim | that it had rained',
      'Lund | said | “I saw it rain all day.”',
    ]);
  });
});
