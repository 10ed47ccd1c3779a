import type { GivenAttribution, Span } from '../text/index.js';
import type { RepliedAttribution } from './reply.js';

type Spans = Pick<GivenAttribution, 'source' | 'cue' | 'content'>;

/** `distance`: characters between cue and content and between cue and source. */
interface Place {
  readonly spans: Spans;
  readonly distance: number;
}

/** Most characters between a cue and its content (the source may stand there), and between a cue and its source. */
const REACH = 300;
/** Most characters between two pieces of a content. */
const PIECE_REACH = 1000;
/** How many places of a content, of a cue around each, and of any words are looked at: bounds the work on a hostile reply. */
const CONTENT_PLACES = 4;
const CUE_PLACES = 16;
const PLACES = 1000;

/** The article as replies are looked up in it: quotation marks and white space of one kind each, same offsets. */
export function folded(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s/g, ' ');
}

/**
 * The spans of a replied attribution: whole words, apart from one another, close together, the cue at or behind `after`. Where words
 * occur more than once, the place counts where cue, content and source are nearest to one another; of several the first.
 *
 * @param article {@link folded}
 * @returns null where there is no such place
 */
export function locateAttribution(article: string, replied: RepliedAttribution, after: number): Spans | null {
  const cueWords = needle(replied.cue);
  const sourceWords = replied.source === null ? null : needle(replied.source);
  const pieceWords = replied.content.map(needle);
  if (cueWords === null || (sourceWords === null && replied.source !== null)) return null;
  const pieces = pieceWords.filter((words) => words !== null);
  const [first] = pieces;
  if (first === undefined || pieces.length < pieceWords.length) return null;
  const length = pieces.reduce((sum, words) => sum + words.length + PIECE_REACH, 0);
  let best: Place | null = null;
  let places = 0;
  for (const start of occurrences(article, first, Math.max(0, after - length - REACH), article.length)) {
    if (++places > CONTENT_PLACES) break;
    const content = piecesFrom(article, pieces, start);
    const place = content === null ? null : around(article, content, cueWords, sourceWords, after);
    if (place !== null && place.distance < (best?.distance ?? Infinity)) best = place;
  }
  return best?.spans ?? null;
}

/** Words to look for; null where they are none or no text at all. */
function needle(words: string): string | null {
  const trimmed = words.trim();
  return trimmed === '' || !trimmed.isWellFormed() ? null : folded(trimmed);
}

/** The first piece at `start`, each other one at its first place behind the one before. */
function piecesFrom(article: string, pieces: readonly string[], start: number): Span[] | null {
  const spans: Span[] = [];
  let from = start;
  for (const words of pieces) {
    const [at] = occurrences(article, words, from, from + PIECE_REACH + words.length);
    if (at === undefined) return null;
    spans.push({ start: at, end: at + words.length });
    from = at + words.length;
  }
  return spans;
}

/** The cue and source nearest to a content. */
function around(
  article: string,
  content: Span[],
  cueWords: string,
  sourceWords: string | null,
  after: number,
): Place | null {
  const from = Math.max(after, (content[0]?.start ?? 0) - REACH - cueWords.length);
  const to = (content.at(-1)?.end ?? 0) + REACH + cueWords.length;
  let best: Place | null = null;
  let places = 0;
  for (const start of occurrences(article, cueWords, from, to)) {
    const cue = { start, end: start + cueWords.length };
    const toContent = Math.min(...content.map((piece) => gap(cue, piece)));
    if (toContent < 0 || toContent > REACH) continue;
    if (++places > CUE_PLACES) break;
    const source = sourceWords === null ? null : nearest(article, sourceWords, cue, content);
    if (source === undefined) continue;
    const distance = toContent + (source === null ? 0 : gap(source, cue));
    if (distance < (best?.distance ?? Infinity)) best = { spans: { source, cue, content }, distance };
  }
  return best;
}

/** The place of `words` nearest to the cue and apart from the content; undefined where there is none. */
function nearest(article: string, words: string, cue: Span, content: readonly Span[]): Span | undefined {
  let best: Span | undefined;
  for (const start of occurrences(article, words, cue.start - REACH - words.length, cue.end + REACH + words.length)) {
    const span = { start, end: start + words.length };
    const distance = gap(span, cue);
    if (distance < 0 || distance > REACH || content.some((piece) => gap(span, piece) < 0)) continue;
    if (best === undefined || distance < gap(best, cue)) best = span;
  }
  return best;
}

/** Characters between two spans; negative where they overlap. */
function gap(a: Span, b: Span): number {
  if (a.end <= b.start) return b.start - a.end;
  return b.end <= a.start ? a.start - b.end : -1;
}

/** Where `words` stand as whole words between two offsets. */
function* occurrences(article: string, words: string, from: number, to: number): Generator<number> {
  const stretch = article.slice(Math.max(0, from), to);
  const offset = Math.max(0, from);
  let at = stretch.indexOf(words);
  for (let place = 0; at >= 0 && place < PLACES; place += 1, at = stretch.indexOf(words, at + 1)) {
    const start = offset + at;
    if (!cutsWord(article, start) && !cutsWord(article, start + words.length)) yield start;
  }
}

const cutsWord = (article: string, at: number): boolean =>
  isLetter(article.charAt(at - 1)) && isLetter(article.charAt(at));

const isLetter = (unit: string): boolean => /[\p{L}\p{M}\p{N}]/u.test(unit);
