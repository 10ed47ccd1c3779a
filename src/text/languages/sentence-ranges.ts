import { QUOTATION_MARKS } from './quotation-marks.js';
import type { Range, Sentence } from '../reading/sentences.js';
import type { Token } from '../reading/tokens.js';

/** UTF-16 code units. */
const WINDOW = 2048;

/** Korean and Japanese write a particle right after a closing mark. */
const PARTICLE = /^[\p{Script=Hangul}\p{Script=Hiragana}]/u;

/** A "sentence" longer than this is cut, so that later rules take linear time; the same bound as for English. */
const LONGEST = 400;

/**
 * Sentences by ICU's rules for `language` (Unicode Annex 29), mended where those know too little: none ends at an abbreviation, at
 * an initial, or at a quotation that goes on in particles ("…다."라고). Together they hold every token; a token belongs to the
 * sentence that it starts in. Linear in the text.
 */
export function sentenceRanges(
  text: string,
  tokens: readonly Token[],
  paragraphs: readonly Range[],
  language: string,
  abbreviations: ReadonlySet<string>,
): Sentence[] {
  // A tag ICU does not know falls to English, never to the machine's own language.
  const segmenter = new Intl.Segmenter([/^[a-z]{2,3}$/.test(language) ? language : 'en', 'en'], {
    granularity: 'sentence',
  });
  const boundaries = boundariesOf(unwrapped(text, tokens, paragraphs), segmenter);
  const nextBoundary = (): number => boundaries.next().value ?? Infinity;
  let boundary = nextBoundary();
  const out: Sentence[] = [];
  paragraphs.forEach((paragraph, index) => {
    let from = paragraph.from;
    let waits = false;
    for (let i = paragraph.from + 1; i < paragraph.to; i += 1) {
      const token = tokens[i];
      if (token === undefined) break;
      let ends: boolean = waits;
      while (boundary <= token.start) {
        ends ||= boundary > (tokens[i - 1]?.start ?? 0);
        boundary = nextBoundary();
      }
      // « Pourquoi ? » The closing mark belongs to what it closes: the sentence ends after it, if at all.
      waits = ends && isClosing(tokens, i);
      if (i - from < LONGEST && (!ends || waits || goesOn(tokens, i, abbreviations))) continue;
      out.push({ from, to: i, paragraph: index });
      from = i;
    }
    out.push({ from, to: paragraph.to, paragraph: index });
  });
  return out;
}

/** Offsets at which ICU ends a sentence. In windows: each step of the engine's iterator takes time linear in its whole text. */
function* boundariesOf(text: string, segmenter: Intl.Segmenter): Generator<number, undefined> {
  let from = 0;
  while (from < text.length) {
    const to = Math.min(text.length, from + WINDOW);
    let last = from;
    for (const { index } of segmenter.segment(text.slice(from, to))) {
      last = from + index;
      if (index > 0) yield last;
    }
    // The last sentence may go on after the window: read it again from its start, unless it fills the window.
    from = last > from && to < text.length ? last : to;
  }
  return undefined;
}

/** The text with spaces for the line ends inside paragraphs, at which ICU would end a sentence. */
function unwrapped(text: string, tokens: readonly Token[], paragraphs: readonly Range[]): string {
  return paragraphs
    .map((paragraph, index) => {
      const from = index === 0 ? 0 : (tokens[paragraph.from]?.start ?? 0);
      const to = tokens[paragraph.to - 1]?.end ?? from;
      const next = tokens[paragraph.to]?.start ?? text.length;
      return text.slice(from, to).replaceAll('\n', ' ') + text.slice(to, next);
    })
    .join('');
}

function isClosing(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (token === undefined || !/^[»”」』]$/.test(token.text)) return false;
  const opens = token.text === '»' && token.spaceBefore && tokens[i + 1]?.spaceBefore === false;
  return !opens || tokens[i + 1]?.kind !== 'word';
}

/** Whether the sentence goes on at token `i`, though ICU ends one before it. */
function goesOn(tokens: readonly Token[], i: number, abbreviations: ReadonlySet<string>): boolean {
  const token = tokens[i];
  const last = tokens[i - 1];
  if (token === undefined || last === undefined) return false;
  // "¿Por qué?", preguntó Ana: a lower-case word after a closing mark, or a particle that hangs on it, carries the sentence on.
  if (QUOTATION_MARKS.has(last.text))
    if (/^\p{Ll}/u.test(token.text) || (!token.spaceBefore && PARTICLE.test(token.text))) return true;
  if (last.text !== '.' && !last.text.endsWith('.')) return false;
  const word = last.text === '.' ? tokens[i - 2] : last;
  const bare = word?.lower.replace(/\.$/, '') ?? '';
  return word?.kind === 'word' && (abbreviations.has(bare) || (word.capital && /^\p{L}$/u.test(bare)));
}
