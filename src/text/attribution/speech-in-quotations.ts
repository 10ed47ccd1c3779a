import { framesOf, type Document } from '../reading/document.js';
import { quotationsOf } from '../reading/quotations.js';
import { sentencesOf } from '../reading/sentences.js';
import { attributionsByRule } from './find-attributions.js';
import type { FoundAttribution } from './found-attribution.js';

/** Shorter quotations tell nobody else's words. */
const LEAST_TOKENS = 7;

/**
 * What a speaker says that others said: “The council told us we’d be better off,” she said. To the other rules a quotation is one
 * unit; here each is read as a text of its own.
 */
export function speechInQuotations(document: Document): FoundAttribution[] {
  const insides = document.quotations
    .filter(({ from, to }) => to - from >= LEAST_TOKENS)
    .map(({ from, to, closed }) => ({ from: from + 1, to: closed ? to - 1 : to }));
  const { tokens } = document;
  const sentences = sentencesOf(tokens, insides);
  const quotations = quotationsOf(tokens, insides);
  return attributionsByRule({
    ...document,
    paragraphs: insides,
    sentences,
    quotations,
    frames: framesOf(tokens, sentences, quotations),
  });
}
