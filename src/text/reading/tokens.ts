import { BEFORE_NAME, MAY_END } from '../lexicon/abbreviations.js';
import { CUES, type Cue } from '../lexicon/cues.js';
import { wordClass } from '../lexicon/word-classes.js';

export type TokenKind = 'word' | 'number' | 'quote' | 'stop' | 'punct' | 'symbol';

/** One token of a text; `start` and `end` are UTF-16 code units, end exclusive. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lower: string;
  readonly kind: TokenKind;
  /** The first letter is upper case. */
  readonly capital: boolean;
  /** White space or the edge of the text precedes. */
  readonly spaceBefore: boolean;
  /** Flags of {@link W}. */
  readonly cls: number;
  /** What it means as a verb of saying, if it is one. */
  readonly cue: Cue | undefined;
}

const WORD_RUN = /[\p{L}\p{M}\p{N}]+/uy;
const UPPER = /^\p{Lu}/u;
const SPACE = /\s/;
const QUOTES = '"“”„‟«»‘’‚‛\'`';
const STOPS = '.!?…。！？';
const JOINS_WORD = "'’-‐‑&@/";

/**
 * Tokens of `text` in order; whatever lies between two of them is white space. Works on any string, canonical or not.
 *
 * A token is a word with inner apostrophes, hyphens and abbreviation dots ("don't", "five-day", "U.S.", "Mr."), a number
 * ("1,200.5"), a possessive clitic ("'s"), a run of dots, or one punctuation mark or symbol. Curly and straight quotes get no
 * treatment of their own here. Depends on nothing but the text, so offsets never vary with what was read before.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let spaceBefore = true;
  while (at < text.length) {
    const char = text.charAt(at);
    if (isSpace(char)) {
      at += 1;
      spaceBefore = true;
      continue;
    }
    const wordEnd = runEnd(text, at);
    let end: number;
    let kind: TokenKind;
    if (wordEnd > at) {
      kind = isDigit(text.charCodeAt(at)) ? 'number' : 'word';
      end = extendWord(text, at, wordEnd);
    } else if (isClitic(text, at) && !spaceBefore) {
      kind = 'word';
      end = at + 2;
    } else {
      [kind, end] = mark(text, at, char);
    }
    const slice = text.slice(at, end);
    const lower = slice.toLowerCase();
    tokens.push({
      start: at,
      end,
      text: slice,
      lower,
      kind,
      capital: isUpper(slice),
      spaceBefore,
      cls: wordClass(lower),
      cue: CUES.get(lower),
    });
    spaceBefore = false;
    at = end;
  }
  return tokens;
}

/** Word class flags of a token, 0 where there is none. */
export function classOf(token: Token | undefined): number {
  return token === undefined ? 0 : token.cls;
}

function isSpace(char: string): boolean {
  const code = char.charCodeAt(0);
  if (code > 32 && code < 128) return false;
  return code === 32 || code === 10 || SPACE.test(char) || char === '\u200b' || char === '\ufeff';
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isAsciiLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function isUpper(slice: string): boolean {
  const code = slice.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : UPPER.test(slice);
}

/** End of the run of letters, marks and digits at `at`, or `at` if there is none. */
function runEnd(text: string, at: number): number {
  let end = at;
  for (;;) {
    const code = text.charCodeAt(end);
    if (!isAsciiLetter(code) && !isDigit(code)) break;
    end += 1;
  }
  if (end < text.length && text.charCodeAt(end) > 127) {
    WORD_RUN.lastIndex = end;
    if (WORD_RUN.test(text)) return WORD_RUN.lastIndex;
  }
  return end;
}

/** "'s" (possessive or short for "is") not followed by more letters. */
function isClitic(text: string, at: number): boolean {
  const char = text.charAt(at);
  if (char !== "'" && char !== '’') return false;
  const next = text.charAt(at + 1);
  return (next === 's' || next === 'S') && runEnd(text, at + 1) === at + 2;
}

/** Takes in what belongs to the word that starts at `start` and whose first run ends at `end`. */
function extendWord(text: string, start: number, end: number): number {
  let to = end;
  for (;;) {
    const char = text.charAt(to);
    if (char === '') return to;
    const next = runEnd(text, to + 1);
    if (char === '.') {
      const dotted = dottedEnd(text, lastPart(text, start, to), to, next);
      if (dotted <= to) return to;
      to = dotted;
      if (text.charAt(to - 1) === '.') return to;
      continue;
    }
    if (next === to + 1) return to;
    if (char === ',' && !(isDigit(text.charCodeAt(to - 1)) && isDigit(text.charCodeAt(to + 1)))) return to;
    if (char !== ',' && !JOINS_WORD.includes(char)) return to;
    if (isClitic(text, to)) return to;
    to = next;
  }
}

/** Where the part after the last hyphen begins: the dots of "anti-U.S." are those of "U.S." */
function lastPart(text: string, start: number, dot: number): number {
  const letter = dot - 1;
  const initials = runEnd(text, dot + 1) === dot + 2 && text.charAt(dot + 2) === '.';
  return initials && letter > start && isHyphen(text.charAt(letter - 1)) ? letter : start;
}

function isHyphen(char: string): boolean {
  return char === '-' || char === '‐' || char === '‑';
}

/** Where the word ends if its dot at `dot` belongs to it; `dot` itself if not. `next` is the end of the run after the dot. */
function dottedEnd(text: string, start: number, dot: number, next: number): number {
  if (next > dot + 1) {
    const digits = isDigit(text.charCodeAt(dot - 1)) && isDigit(text.charCodeAt(dot + 1));
    const initials = dot - start === 1 || text.charAt(dot - 2) === '.';
    if (initials && next === dot + 2 && text.charAt(next) === '.')
      return next + 1 < text.length ? afterInitials(text, next + 1) : next + 1;
    if (digits) return next;
    const domain = isAsciiLetter(text.charCodeAt(dot - 1)) && isLowerAscii(text.charCodeAt(dot + 1)) && next - dot > 2;
    return domain ? next : dot;
  }
  const word = text.slice(start, dot).toLowerCase();
  if (BEFORE_NAME.has(word) || MAY_END.has(word))
    return SPACE.test(text.charAt(dot + 1)) || dot + 1 >= text.length || text.charAt(dot + 1) === ',' ? dot + 1 : dot;
  if (dot - start === 1 && isUpper(text.charAt(start)) && text.charAt(start) !== 'I') return dot + 1;
  return dot;
}

/** Follows "U.S." through "U.S.S.R." */
function afterInitials(text: string, at: number): number {
  let to = at;
  while (runEnd(text, to) === to + 1 && text.charAt(to + 1) === '.') to += 2;
  return to;
}

function isLowerAscii(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** A token that does not start with a letter or digit: dots in a run, one mark, or one whole code point. */
function mark(text: string, at: number, char: string): [TokenKind, number] {
  if (STOPS.includes(char)) {
    let end = at + 1;
    while (end < text.length && STOPS.includes(text.charAt(end))) end += 1;
    return ['stop', end];
  }
  if (QUOTES.includes(char)) {
    // Two single marks set as one double mark.
    const doubled = (char === "'" || char === '`') && text.charAt(at + 1) === char;
    return ['quote', doubled ? at + 2 : at + 1];
  }
  if (char === '-') {
    let end = at + 1;
    while (text.charAt(end) === '-') end += 1;
    return ['punct', end];
  }
  const code = text.codePointAt(at) ?? 0;
  const size = code > 0xffff ? 2 : 1;
  return [',;:()[]{}–—'.includes(char) ? 'punct' : 'symbol', at + size];
}
