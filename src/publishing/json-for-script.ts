/**
 * JSON as the text of a script element of type application/ld+json: data that no browser runs. `<` is written as an escape, so
 * that no text in it can end the element or begin a comment; the line separators too, for older readers.
 */
export const jsonForScript = (value: unknown): string =>
  JSON.stringify(value).replace(/[<\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
