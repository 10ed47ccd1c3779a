import { BEFORE_NAME, SENTENCE_OPENERS } from '../lexicon/abbreviations.js';
import type { Token } from './tokens.js';

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
  if (after.kind === 'word' && !after.capital) return true;
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
      const end = i - from >= LONGEST ? i + 1 : sentenceEnd(tokens, i, paragraph.to);
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

/** The token after the sentence that token `i` ends, or `i` if it ends none. */
function sentenceEnd(tokens: readonly Token[], i: number, limit: number): number {
  const token = tokens[i];
  if (token === undefined) return i;
  const abbreviation = token.kind === 'word' && token.lower.endsWith('.');
  if (token.kind !== 'stop' && !abbreviation) return i;
  let next = i + 1;
  while (next < limit && isCloser(tokens[next])) next += 1;
  const follower = tokens[next];
  if (next >= limit || follower === undefined) return limit;
  if (!follower.spaceBefore) return i;
  const opener = skipOpeners(tokens, next, limit);
  if (opener === undefined) return i;
  const closed = next > i + 1;
  if (abbreviation) {
    if (BEFORE_NAME.has(token.lower.slice(0, -1))) return i;
    const initial = token.lower.length === 2;
    return !initial && opener.capital && (closed || SENTENCE_OPENERS.has(opener.lower)) ? next : i;
  }
  if (token.text.length > 1 || token.text === '…')
    return opener.capital && (closed || SENTENCE_OPENERS.has(opener.lower)) ? next : i;
  if (closed && !token.text.endsWith('.') && carriesCue(tokens, next, limit)) return i;
  const starts =
    opener.capital ||
    opener.kind === 'number' ||
    (opener.kind === 'word' && opener.lower === opener.text.toUpperCase());
  if (starts) return next;
  // “Why?” he asked: a lower-case word after a closing quote carries the sentence on.
  return !closed && opener.kind === 'symbol' ? next : i;
}

const SPEAKING = new Set(
  'said says asked asks wrote added replied tweeted told shouted exclaimed joked continued chanted recalled responded'.split(
    ' ',
  ),
);

/** “What a season!” Bush said: a name or pronoun and a verb of speech right after the closing mark. */
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

function isCloser(token: Token | undefined): boolean {
  return token !== undefined && !token.spaceBefore && CLOSERS.has(token.text);
}

function skipOpeners(tokens: readonly Token[], at: number, limit: number): Token | undefined {
  let i = at;
  while (i < limit && OPENERS.has(tokens[i]?.text ?? ' ')) i += 1;
  return tokens[i] ?? tokens[at];
}
