import type { ArticleView } from '../articles/article.view.js';
import type { ClaimView, SpanView } from '../claims/claim.view.js';

/** Characters of context on each side of a quotation, so that it is found where the text around it moved. */
const CONTEXT = 32;

/**
 * The spans of an article as W3C Web Annotations: for each claim its words, and of its attribution the source and the cue. A
 * span in pieces has a target for each. They are annotations of the version's canonical text, `urn:uuid:` and its id; the
 * quote selectors find them on the page at `scope` too.
 *
 * Our spans count UTF-16 code units. The model (https://www.w3.org/TR/annotation-model/#text-position-selector) counts code
 * points, so positions are converted: after an emoji they are smaller here than in the rest of the API.
 */
export function articleAnnotations(article: ArticleView, claims: readonly ClaimView[]): object {
  const target = targetsIn(article);
  const annotations = claims.flatMap((claim) => {
    const { attribution } = claim;
    const names = claim.claimants.map(({ name }) => name);
    const annotation = (part: string, motivation: string, spans: SpanView[], bodies: object[]): object => ({
      id: `urn:uuid:${claim.id}#${part}`,
      type: 'Annotation',
      motivation,
      body: bodies,
      target: spans.map(target),
    });
    return [
      annotation('claim', 'describing', claim.spans, [
        textBody(claim.normalizedText, 'describing', article.language),
        textBody(claim.claimType, 'tagging'),
        ...names.map((name) => textBody(name, 'identifying')),
      ]),
      ...(attribution?.source
        ? [
            annotation(
              'source',
              'identifying',
              attribution.source.spans,
              names.map((name) => textBody(name, 'identifying')),
            ),
          ]
        : []),
      ...(attribution ? [annotation('cue', 'tagging', attribution.cue.spans, [textBody('cue', 'tagging')])] : []),
    ];
  });
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `urn:uuid:${article.versionId}#annotations`,
    type: 'AnnotationCollection',
    label: article.title ?? undefined,
    total: annotations.length,
    first: {
      id: `urn:uuid:${article.versionId}#annotations-1`,
      type: 'AnnotationPage',
      startIndex: 0,
      items: annotations,
    },
  };
}

const textBody = (value: string, purpose: string, language: string | null = null): object => ({
  type: 'TextualBody',
  value,
  purpose,
  format: 'text/plain',
  ...(language ? { language } : {}),
});

function targetsIn({ text, versionId, language, sourceUrl }: ArticleView): (span: SpanView) => object {
  const source = {
    id: `urn:uuid:${versionId}`,
    type: 'Text',
    format: 'text/plain',
    ...(language ? { language } : {}),
  };
  const codePoint = codePointsBefore(text);
  return ({ start, end }) => ({
    type: 'SpecificResource',
    source,
    ...(sourceUrl ? { scope: sourceUrl } : {}),
    selector: [
      { type: 'TextPositionSelector', start: codePoint(start), end: codePoint(end) },
      {
        type: 'TextQuoteSelector',
        exact: text.slice(start, end),
        prefix: wellFormed(text.slice(Math.max(0, start - CONTEXT), start)),
        suffix: wellFormed(text.slice(end, end + CONTEXT)),
      },
    ],
  });
}

/** Where context was cut through a surrogate pair, the half goes. */
const wellFormed = (text: string): string => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');

/** How many code points stand before a UTF-16 offset. */
function codePointsBefore(text: string): (offset: number) => number {
  const pairs = [...text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)].map(({ index }) => index);
  if (!pairs.length) return (offset) => offset;
  return (offset) => {
    let [low, high] = [0, pairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}
