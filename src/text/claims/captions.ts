import type { Range } from '../reading/sentences.js';
import type { Token } from '../reading/tokens.js';

/** A caption's label or a picture's credit, which state nothing. */
export interface CaptionMark extends Range {
  readonly reason: 'caption' | 'picture credit';
}

const LABEL = /^(?:caption|pictured|photo|photograph|picture|image|illustration|credit|video)$/;
const CREDIT = /^(?:photo|photograph|picture|image|illustration|credit)$/;
const LONGEST_CREDIT = 8;

/** "Pictured:" before a sentence, or all of "Photo: Ann Lee". */
export function captionMark(tokens: readonly Token[], { from, to }: Range): CaptionMark | undefined {
  const start = tokens[from]?.text === '[' || tokens[from]?.text === '(' ? from + 1 : from;
  const label = tokens[start]?.lower ?? '';
  if (!LABEL.test(label) || tokens[start + 1]?.text !== ':') return undefined;
  if (CREDIT.test(label) && to - start <= LONGEST_CREDIT && isNames(tokens, start + 2, to))
    return { from, to, reason: 'picture credit' };
  return { from, to: start + 2, reason: 'caption' };
}

/** "Good morning and welcome", "With me is Ann Lee", "Ann Lee, thank you": what presenters say to guests and listeners. */
const GREETING =
  /^(?:good (?:morning|afternoon|evening|day)|hello|hi|welcome|thanks?|thank you|goodbye|with (?:me|us)(?: now| today| tonight)? (?:is|are)|i am joined|i'm joined|joining (?:me|us)|(?:he|she|they) joins? (?:me|us)|stay with us)\b|\breports? (?:from|for us)\b|\bjoins? us(?: now| live)?$|\b(?:thank you|thanks|welcome|good morning|good evening)(?: very much| for \w+ \w+| for \w+ \w+ \w+)?$/;
const LONGEST_GREETING = 16;

/** Whether words of a transcript greet, introduce or thank, and state nothing. */
export function isGreeting(tokens: readonly Token[], { from, to }: Range): boolean {
  if (to - from > LONGEST_GREETING) return false;
  const words = tokens.slice(from, to).filter(({ kind }) => kind === 'word');
  return GREETING.test(words.map(({ lower }) => lower.replaceAll('’', "'")).join(' '));
}

/** Names, and perhaps a word such as "archive" after them. */
function isNames(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const token = tokens[i];
    if (token?.kind === 'word' && !token.capital && !/^(?:archive|archives|of|for|the|via|and)$/.test(token.lower))
      return false;
  }
  return tokens[from]?.capital === true;
}
