export { canonicalText } from './reading/canonical-text.js';
export * from './claim.js';
export { extractAttributions, type ExtractedAttribution } from './attribution/extract-attributions.js';
export type { GivenAttribution, GivenClaimant } from './attribution/given-attribution.js';
export { splitArticle, SPLITTER_VERSION, type SplitOptions } from './split-article.js';
export { TextError, type TextErrorCode } from './text-error.js';
export { MAX_HTML_DEPTH, textFromHtml } from './reading/text-from-html.js';
export { Tagger } from './tagging/tagger.js';
