interface Word {
  /** As compared: lower case, without the marks around it and a possessive ending. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** Words of the article within which those of a name may lie: "U.S. sources" in "U.S., Ukrainian, and South Korean sources". */
const SPREAD = 10;
const LONGEST_NAME = 12;
/** How many places of a name's first word are tried: bounds the work on a hostile reply. */
const PLACES = 200;

/** Finds names in one article. What it gives is cut out of the article, whatever was asked for. */
export class ArticleNames {
  private readonly words: readonly Word[];
  private readonly places = new Map<string, number[]>();

  constructor(private readonly text: string) {
    this.words = wordsOf(text);
    this.words.forEach(({ key }, index) => {
      const places = this.places.get(key);
      if (places === undefined) this.places.set(key, [index]);
      else places.push(index);
    });
  }

  /** The name in the article's own characters, on one line; null where the article has no such words in this order, close together. */
  find(name: string): string | null {
    const keys = wordsOf(name).map(({ key }) => key);
    const [first] = keys;
    if (first === undefined || keys.length > LONGEST_NAME || !/\p{L}/u.test(name)) return null;
    const starts = this.places.get(first)?.slice(0, PLACES) ?? [];
    const adjoining = starts.find((at) => keys.every((key, k) => this.words[at + k]?.key === key));
    if (adjoining !== undefined) return this.cut(adjoining, adjoining + keys.length - 1);
    for (const at of starts) {
      const found = this.inOrder(keys, at);
      if (found !== null) return found.map((word) => this.cut(word, word)).join(' ');
    }
    return null;
  }

  /** Indexes of the words with these keys from `at` on, within one line. */
  private inOrder(keys: readonly string[], at: number): number[] | null {
    const found: number[] = [];
    for (let i = at; i < at + SPREAD && found.length < keys.length; i += 1)
      if (this.words[i]?.key === keys[found.length]) found.push(i);
    const last = found.at(-1) ?? at;
    return found.length === keys.length && !this.raw(at, last).includes('\n') ? found : null;
  }

  private cut(from: number, to: number): string {
    return this.raw(from, to).replace(/\s+/g, ' ');
  }

  private raw(from: number, to: number): string {
    return this.text.slice(this.words[from]?.start ?? 0, this.words[to]?.end ?? 0);
  }
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/\S+/g)) {
    const core = /[\p{L}\p{N}].*[\p{L}\p{N}\p{M}]|[\p{L}\p{N}]/u.exec(match[0]);
    if (core === null) continue;
    const bare = core[0].replace(/['’]s$/i, '');
    // "U.S." keeps its last full stop.
    const abbreviation = bare.includes('.') && match[0].charAt(core.index + bare.length) === '.';
    const start = match.index + core.index;
    words.push({ key: bare.toLowerCase(), start, end: start + bare.length + (abbreviation ? 1 : 0) });
  }
  return words;
}
