/**
 * Whether an `Accept` header asks for a page rather than for JSON (RFC 9110, 12.5.1): the better quality wins, and of equals the
 * page, for what names neither is left to `otherwise`.
 */
export function wantsHtml(accept: string | undefined, otherwise: boolean): boolean {
  const [html, json] = [
    quality(accept, /^(text\/html|application\/xhtml\+xml)$/),
    quality(accept, /^application\/json$/),
  ];
  if (html === undefined && json === undefined) return otherwise;
  return (html ?? 0) >= (json ?? 0) && (html ?? 0) > 0;
}

function quality(accept: string | undefined, type: RegExp): number | undefined {
  for (const range of (accept ?? '').split(',', 50)) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    if (!type.test(name)) continue;
    const q = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return q === undefined ? 1 : Number(q) || 0;
  }
  return undefined;
}
