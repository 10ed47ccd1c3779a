/** Prepositions that may stand inside a noun phrase: "a spokesman for the port". */
export const INNER_PREPOSITIONS: ReadonlySet<string> = new Set(
  'of for from at in with on to by about against between among near under over within behind across throughout into toward inside outside'.split(
    ' ',
  ),
);
