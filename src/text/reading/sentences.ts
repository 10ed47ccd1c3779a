import {
  ALSO_AFTER_NAME,
  ALSO_WORDS,
  BEFORE_NAME,
  BEFORE_NUMBER,
  NAMES_WITH_MARK,
  NEVER_END,
  SENTENCE_OPENERS,
  SURE_OPENERS,
} from '../lexicon/abbreviations.js';
import type { Token } from './tokens.js';
import { endsUnmarked } from './unmarked-ends.js';

/** Token indexes, end exclusive. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Sentence extends Range {
  /** Which paragraph it lies in, counted from 0. */
  readonly paragraph: number;
}

const CLOSERS = new Set(['"', '”', '’', "'", "''", '»', ')', ']', '}']);
const OPENERS = new Set(['"', '“', '‘', "'", "''", '``', '«', '„', '(', '[', '{']);

/** Ranges of tokens that stand in one paragraph: an empty line always ends one, a single line end where the line is not wrapped prose. */
export function paragraphsOf(text: string, tokens: readonly Token[]): Range[] {
  const out: Range[] = [];
  let from = 0;
  let lineStart = 0;
  for (let i = 1; i < tokens.length; i += 1) {
    const before = tokens[i - 1];
    const token = tokens[i];
    if (before === undefined || token === undefined || token.start === before.end) continue;
    const breaks = lineBreaks(text, before.end, token.start);
    if (breaks === 0) continue;
    if (breaks > 1 || !isWrapped(before, token, before.end - lineStart)) {
      out.push({ from, to: i });
      from = i;
    }
    lineStart = token.start;
  }
  if (tokens.length > 0) out.push({ from, to: tokens.length });
  return out;
}

function lineBreaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += 1) {
    const char = text.charAt(at);
    if (char === '\n' || char === '\u2028' || char === '\u2029') count += 1;
    else if (char === '\r' && text.charAt(at + 1) !== '\n') count += 1;
  }
  return count;
}

/** A line of 50 to 100 units that stops in mid sentence was broken by an editor, not by the author. */
function isWrapped(before: Token, after: Token, lineLength: number): boolean {
  if (before.kind === 'stop' || before.kind === 'quote' || before.lower.endsWith('.') || before.text === ':')
    return false;
  if (/^\p{Ll}/u.test(after.text)) return true;
  return lineLength >= 50 && lineLength <= 100 && (after.kind === 'word' || after.kind === 'number');
}

/** A "sentence" longer than this is a list, a table or an attack; cutting it keeps every later rule linear. */
const LONGEST = 400;

/** Sentences of every paragraph in order; together they hold every token. */
export function sentencesOf(tokens: readonly Token[], paragraphs: readonly Range[]): Sentence[] {
  const out: Sentence[] = [];
  paragraphs.forEach((paragraph, index) => {
    let from = paragraph.from;
    for (let i = paragraph.from; i < paragraph.to; i += 1) {
      const end = sentenceEnd(tokens, i, from, paragraph);
      if (end > i) {
        out.push({ from, to: end, paragraph: index });
        from = end;
        i = end - 1;
      }
    }
    if (from < paragraph.to) out.push({ from, to: paragraph.to, paragraph: index });
  });
  return out;
}

/** The token after the sentence that token `i` ends, or `i` if it ends none. `from` is the first token of the sentence. */
function sentenceEnd(tokens: readonly Token[], i: number, from: number, paragraph: Range): number {
  const token = tokens[i];
  if (token === undefined) return i;
  if (i - from >= LONGEST || endsUnmarked(tokens, i + 1, from, paragraph.from, paragraph.to)) return i + 1;
  const abbreviation = token.kind === 'word' && token.lower.endsWith('.');
  if (token.kind !== 'stop' && !abbreviation) return i;
  const next = afterClosers(tokens, i + 1, paragraph.to);
  const follower = tokens[next];
  if (next >= paragraph.to || follower === undefined) return paragraph.to;
  const closed = next > i + 1;
  if (!follower.spaceBefore && tokens[next - 1]?.text !== ']') return i;
  const opener = skipOpeners(tokens, next, paragraph.to);
  if (opener === undefined || isYear(tokens, next)) return i;
  const ends = abbreviation
    ? endsAfterAbbreviation(token, opener, closed)
    : !isLabel(tokens, i, from, opener) && endsAfterStop(tokens, i, next, paragraph.to, opener);
  return ends ? next : i;
}

function endsAfterAbbreviation(token: Token, opener: Token, closed: boolean): boolean {
  const word = token.lower.slice(0, -1);
  if (NEVER_END.has(word)) return false;
  if (BEFORE_NUMBER.has(word)) return opener.kind !== 'number' && opens(opener);
  if (!token.capital && (ALSO_WORDS.has(word) || word === 'etc')) return opens(opener);
  const sure = SURE_OPENERS.has(opener.lower) && opener.capital;
  if (BEFORE_NAME.has(word)) return sure && (!token.capital || ALSO_AFTER_NAME.has(word));
  const initial = word.length === 1;
  return initial ? sure : opener.capital && (closed || SENTENCE_OPENERS.has(opener.lower));
}

/** The stop at `i` ends a sentence, if what follows its closing marks at `next` does not carry it on. */
function endsAfterStop(tokens: readonly Token[], i: number, next: number, limit: number, opener: Token): boolean {
  const token = tokens[i];
  if (token === undefined) return false;
  const closed = next > i + 1;
  // “What a season!” Bush said: the quotation is no sentence of its own. After a full stop it would be.
  if (closed && token.text !== '.' && carriesCue(tokens, next, limit)) return false;
  if (token.text.length > 1 || token.text === '…')
    return opener.capital && (closed || SENTENCE_OPENERS.has(opener.lower));
  if (token.text === '!' && !closed && NAMES_WITH_MARK.has(tokens[i - 1]?.lower ?? ''))
    return SENTENCE_OPENERS.has(opener.lower);
  // “Why?” he asked: a lower-case word after a closing quote carries the sentence on.
  return opens(opener) || opener.kind === 'number' || (!closed && opener.kind === 'symbol');
}

/** A first word of a sentence: a capital, a script without case, or a name such as "iPhone". */
function opens({ capital, kind, lower, text }: Token): boolean {
  return capital || (kind === 'word' && (lower === text.toUpperCase() || /^\p{Ll}+\p{Lu}/u.test(text)));
}

/** The stop at `i` belongs to the word or number before it: "2. Results", "p. 12", "Lee v. Venn", "(b. June 1961)". */
function isLabel(tokens: readonly Token[], i: number, from: number, opener: Token): boolean {
  const before = tokens[i - 1];
  if (before === undefined || i === from || tokens[i]?.text !== '.') return false;
  if (before.kind === 'number') return i === from + 1 && before.text.length <= 3;
  if (BEFORE_NUMBER.has(before.lower)) return opener.kind === 'number';
  return before.text.length === 1 && /\p{Ll}/u.test(before.text) && !SURE_OPENERS.has(opener.lower);
}

/** "(1965)" or "(2012, p. 4)" belongs to what stands before, whatever its mark: "Viva Maria! (1965)". */
function isYear(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.text === '(' && /^\d{4}$/.test(tokens[at + 1]?.text ?? '');
}

const SPEAKING = new Set(
  'said says asked asks wrote added replied tweeted told shouted exclaimed joked continued chanted recalled responded'.split(
    ' ',
  ),
);

/** A name or pronoun and a verb of speech right after the closing mark. */
function carriesCue(tokens: readonly Token[], next: number, limit: number): boolean {
  const first = tokens[next];
  if (
    first === undefined ||
    !first.capital ||
    /^(?:and|but|then|so|when|if|as|in|on|at|for|now|after|while)$/.test(first.lower)
  )
    return false;
  for (let i = next + 1; i < Math.min(limit, next + 4); i += 1) {
    const token = tokens[i];
    if (token?.kind !== 'word') return false;
    if (SPEAKING.has(token.lower)) return true;
  }
  return false;
}

/** The token after closing marks and reference marks ("[6]", "[citation needed]") at `at`. */
function afterClosers(tokens: readonly Token[], at: number, limit: number): number {
  let next = at;
  while (next < limit) {
    const token = tokens[next];
    if (token !== undefined && !token.spaceBefore && CLOSERS.has(token.text)) next += 1;
    else {
      const size = referenceLength(tokens, next, limit);
      if (size === 0) break;
      next += size;
    }
  }
  return next;
}

/** How many tokens the reference mark at `at` has, 0 for none. Such a mark belongs to the sentence before it. */
function referenceLength(tokens: readonly Token[], at: number, limit: number): number {
  if (tokens[at]?.text !== '[') return 0;
  let end = at + 1;
  while (end < Math.min(limit, at + 5) && /^[\p{Ll}\d]+$/u.test(tokens[end]?.text ?? '')) end += 1;
  if (tokens[end]?.text !== ']' || end >= limit) return 0;
  const first = tokens[at + 1];
  const last = tokens[end - 1];
  const mark = last?.kind === 'number' || last?.lower === 'needed' || (end === at + 2 && first?.text.length === 1);
  return mark ? end + 1 - at : 0;
}

function skipOpeners(tokens: readonly Token[], at: number, limit: number): Token | undefined {
  let i = at;
  while (i < limit && OPENERS.has(tokens[i]?.text ?? ' ')) i += 1;
  return tokens[i] ?? tokens[at];
}
