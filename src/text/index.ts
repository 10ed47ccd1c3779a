export { canonicalText } from './canonical-text.js';
export * from './claim.js';
export { extractAttributions, type ExtractedAttribution } from './extract-attributions.js';
export { splitArticle, SPLITTER_VERSION } from './split-article.js';
export { TextError, type TextErrorCode } from './text-error.js';
export { MAX_HTML_DEPTH, textFromHtml } from './text-from-html.js';
