/** Phrases by their first word, so that a text is searched in one pass. */
export type PhraseTable = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Reads phrases written one after another with commas between. */
export function phraseTable(list: string): PhraseTable {
  const table = new Map<string, string[][]>();
  for (const phrase of list.split(',')) {
    const words = phrase.trim().split(/\s+/);
    const first = words[0] ?? '';
    if (first === '') continue;
    table.set(first, [...(table.get(first) ?? []), words]);
  }
  return table;
}

/** Whether a phrase of the table stands at `at`. */
export function startsPhrase(tokens: readonly { readonly lower: string }[], at: number, table: PhraseTable): boolean {
  const phrases = table.get(tokens[at]?.lower ?? '');
  return phrases?.some((phrase) => phrase.every((word, k) => tokens[at + k]?.lower === word)) ?? false;
}

/** Whether a phrase of the table stands anywhere. */
export function hasPhrase(tokens: readonly { readonly lower: string }[], table: PhraseTable): boolean {
  return tokens.some((_, at) => startsPhrase(tokens, at, table));
}
