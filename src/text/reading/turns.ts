import type { Range } from './sentences.js';
import type { Token } from './tokens.js';

/** What one speaker says in a transcript or interview: "SMITH (on tape): …". Indexes of tokens, `to` exclusive. */
export interface Turn extends Range {
  /** The name as it stands, without what follows in brackets. */
  readonly label: Range;
  readonly colon: number;
  /** What is said, to the end of the turn. */
  readonly words: Range;
}

/** A label is this many words at most, brackets apart. */
const LONGEST_LABEL = 5;
const LONGEST_BRACKET = 8;

/**
 * Turns of a text that is set as a transcript: at least two paragraphs begin with a speaker's name and a colon, and some name does so
 * twice. Empty for any other text. A paragraph without a name goes on with the turn before it where most paragraphs are turns.
 */
export function turnsOf(tokens: readonly Token[], paragraphs: readonly Range[]): Turn[] {
  const opening = paragraphs.map((paragraph) => labelOf(tokens, paragraph));
  const counts = new Map<string, number>();
  for (const label of opening)
    if (label !== undefined) {
      const name = nameOf(tokens, label.label);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  const labelled = opening.filter((label) => label !== undefined).length;
  if (labelled < 2 || Math.max(...counts.values()) < 2) return [];
  // After the last label a paragraph goes on with its turn only where others do: it may be the outlet's closing words.
  const last = opening.findLastIndex((label) => label !== undefined);
  const first = opening.findIndex((label) => label !== undefined);
  const long = opening.some((label, index) => label === undefined && index > first && index < last);
  const most = labelled * 2 > paragraphs.length;
  const goesOn = (index: number): boolean => most && (index < last || long);
  const turns: Turn[] = [];
  paragraphs.forEach((paragraph, index) => {
    const label = opening[index];
    const before = turns.at(-1);
    if (label !== undefined)
      turns.push({
        ...label,
        from: paragraph.from,
        to: paragraph.to,
        words: { from: label.colon + 1, to: paragraph.to },
      });
    else if (before !== undefined && goesOn(index))
      turns[turns.length - 1] = { ...before, to: paragraph.to, words: { from: before.words.from, to: paragraph.to } };
  });
  return turns.filter((turn) => turn.words.from < turn.words.to);
}

/** Words with a colon that name no speaker. */
const NOT_SPEAKERS = new Set(
  'transcript caption photo photograph picture pictured image note update correction source sources video credit'.split(
    ' ',
  ),
);

function labelOf(tokens: readonly Token[], { from: start, to }: Range): { label: Range; colon: number } | undefined {
  // A transcript may be set as one long quotation: each of its paragraphs opens with a mark.
  const from = tokens[start]?.kind === 'quote' ? start + 1 : start;
  let at = from;
  while (at < to && at - from < LONGEST_LABEL && isNamePart(tokens[at], at > from)) at += 1;
  if (at === from || NOT_SPEAKERS.has(tokens[from]?.lower ?? '')) return undefined;
  const label = { from, to: at };
  if (tokens[at]?.text === '(') {
    const end = Math.min(to, at + LONGEST_BRACKET);
    while (at < end && tokens[at]?.text !== ')') at += 1;
    at += 1;
  }
  return at < to && tokens[at]?.text === ':' ? { label, colon: at } : undefined;
}

function isNamePart(token: Token | undefined, inside: boolean): boolean {
  if (token === undefined || token.kind !== 'word') return false;
  return token.capital || (inside && /^(?:of|the|de|van|von|bin|al)$/.test(token.lower));
}

function nameOf(tokens: readonly Token[], label: Range): string {
  return tokens
    .slice(label.from, label.to)
    .map((token) => token.lower)
    .join(' ');
}

const HOSTS = new Set(
  'anchor presenter host interviewer moderator narrator newsreader announcer question questioner q reporter studio'.split(
    ' ',
  ),
);

/** Whether the speaker speaks for the outlet: a presenter, or the outlet itself under part of its name. */
export function speaksForOutlet(tokens: readonly Token[], { label }: Turn, outlet: string): boolean {
  const name = nameOf(tokens, label);
  return HOSTS.has(name) || ` ${outlet.toLowerCase()} `.includes(` ${name} `);
}
