import { QUESTION_OPENERS, WORD_SIGNALS, type WordSignal } from '../../lexicon/check-worthiness.js';
import { EVENT_VERBS } from '../../lexicon/event-verbs.js';
import { wordClass, W } from '../../lexicon/word-classes.js';
import type { Token } from '../../reading/tokens.js';

type SingleSignal = WordSignal | FormSignal;

type FormSignal =
  | 'figure'
  | 'figures'
  | 'anyNumber'
  | 'money'
  | 'date'
  | 'time'
  | 'superlative'
  | 'event'
  | 'pastForm'
  | 'perfect'
  | 'name'
  | 'names'
  | 'anyMatter'
  | 'acronym'
  | 'question'
  | 'questionOpener'
  | 'mindOpener'
  | 'pointingOpener'
  | 'connectiveOpener'
  | 'exclamation'
  | 'brokenOff'
  | 'quotation'
  | 'noVerb'
  | 'veryShort'
  | 'short'
  | 'medium'
  | 'long'
  | 'length';

/** Two signals in one sentence, where the pair tells more than its parts: "they cut taxes", "you voted for it". */
const HAPPENED = ['past', 'pastForm', 'act'] as const;
const PAIRS = {
  actOfAnother: [['act'], ['thirdSingular']],
  changeInNumbers: [['change'], ['anyNumber']],
  comparedInNumbers: [['comparison'], ['anyNumber']],
  matterInNumbers: [['matter'], ['anyNumber']],
  nowInNumbers: [['present'], ['anyNumber']],
  aheadInNumbers: [['future'], ['anyNumber']],
  pastOfName: [HAPPENED, ['name']],
  pastOfOneself: [HAPPENED, ['firstSingular']],
  pastOfUs: [HAPPENED, ['firstPlural']],
  pastOfHearer: [HAPPENED, ['second']],
  pastOfAnother: [HAPPENED, ['thirdSingular', 'thirdPlural']],
  pastOfMatter: [HAPPENED, ['matter']],
  wordsOfAnother: [['speech'], ['thirdSingular']],
  wordsOfHearer: [['speech'], ['second']],
  wordsOfOneself: [['speech'], ['firstSingular']],
  deniedOfAnother: [['negation'], ['thirdSingular']],
  extremeOfAll: [['universal'], ['comparison', 'superlative']],
  extremeMatter: [['matter'], ['comparison', 'superlative']],
  changedMatter: [['matter'], ['change']],
} as const satisfies Record<string, readonly [readonly SingleSignal[], readonly SingleSignal[]]>;

/** What a sentence shows, mostly 0 or 1: words of a list, forms, its length. */
export type Signal = SingleSignal | keyof typeof PAIRS;
export type Signals = Partial<Record<Signal, number>>;

const YEAR = /^(?:1[789]|20)\d\d$/;
const SPANS = new Set('years months days weeks decades hours'.split(' '));
const DAYS = new Set('yesterday today ago'.split(' '));
const POINTING = new Set("this that these those it it's that's it’s that’s there".split(' '));
const CONNECTIVES = new Set('and but so because or'.split(' '));
const HAVE = /^(?:has|have|had|.+['’]ve)$/;

/**
 * The signals of one sentence or claim, from its tokens alone: the same for a debate's sentence in training and for an article's
 * claim. One pass.
 */
export function signalsOf(tokens: readonly Token[]): Signals {
  const signals: Signals = {};
  const counts = { words: 0, figures: 0, names: 0, verbs: 0 };
  let before: Token | undefined;
  const words: Token[] = [];
  for (const token of tokens) {
    if (token.kind === 'word' || token.kind === 'number') {
      counts.words += 1;
      if (words.length < 2) words.push(token);
    }
    if (token.kind === 'number') {
      if (YEAR.test(token.text)) signals.date = 1;
      else counts.figures += 1;
    } else if (token.kind === 'word') readWord(token, before, token === words[0], signals, counts);
    else readMark(token, signals);
    before = token;
  }
  readOpening(words, signals);
  if (counts.figures > 0) signals.figure = 1;
  if (counts.figures > 1) signals.figures = 1;
  if (counts.figures > 0 || signals.numberWord || signals.magnitude || signals.percent) signals.anyNumber = 1;
  if (signals.matter) {
    signals.anyMatter = 1;
    signals.matter = Math.log1p(signals.matter);
  }
  if (counts.names > 0) signals.name = Math.log1p(counts.names);
  if (counts.names > 1) signals.names = 1;
  if (counts.verbs === 0) signals.noVerb = 1;
  const { words: length } = counts;
  if (length < 28) signals[length < 5 ? 'veryShort' : length < 9 ? 'short' : length < 16 ? 'medium' : 'long'] = 1;
  signals.length = Math.log1p(length);
  for (const [pair, [one, other]] of Object.entries(PAIRS) as [
    keyof typeof PAIRS,
    (typeof PAIRS)[keyof typeof PAIRS],
  ][])
    if (one.some((signal) => signals[signal]) && other.some((signal) => signals[signal])) signals[pair] = 1;
  return signals;
}

function readWord(
  token: Token,
  before: Token | undefined,
  first: boolean,
  signals: Signals,
  counts: { names: number; verbs: number },
): void {
  const { lower, text, capital } = token;
  const cls = wordClass(lower);
  const time = (cls & W.Time) !== 0;
  // "May" is a month, "may" a hedge.
  const known = lower === 'may' && capital && !first ? undefined : WORD_SIGNALS.get(lower);
  for (const signal of known ?? []) signals[signal] = signal === 'matter' ? (signals.matter ?? 0) + 1 : 1;
  if (time && (lower !== 'may' || !first) && (capital || DAYS.has(lower))) signals.date = 1;
  if (time || SPANS.has(lower)) signals.time = 1;
  if (lower === 'dollars' || lower === 'dollar') signals.money = 1;
  if (lower.length > 5 && lower.endsWith('est')) signals.superlative = 1;
  if (EVENT_VERBS.has(lower)) signals.event = 1;
  if ((cls & W.Verb) !== 0 && lower.endsWith('ed')) signals.pastForm = 1;
  if ((cls & W.Participle) !== 0 && before !== undefined && HAVE.test(before.lower)) signals.perfect = 1;
  if (lower.endsWith("n't") || lower.endsWith('n’t')) signals.negation = 1;
  if ((cls & (W.Verb | W.Be | W.Have | W.Do | W.Modal)) !== 0) counts.verbs += 1;
  if (text.length > 1 && text === text.toUpperCase()) signals.acronym = 1;
  if (!capital || first || time || lower === 'i' || /^i['’]/.test(lower)) return;
  if (before?.capital !== true || before.kind !== 'word') counts.names += 1;
}

function readMark({ text }: Token, signals: Signals): void {
  if (text.startsWith('?')) signals.question = 1;
  else if (text.startsWith('!')) signals.exclamation = 1;
  else if (text === '%') signals.percent = 1;
  else if ('$€£¥'.includes(text)) signals.money = 1;
  else if (text === '…' || text.startsWith('..') || text.startsWith('--')) signals.brokenOff = 1;
  else if ('"“”'.includes(text)) signals.quotation = 1;
}

function readOpening([first, second]: readonly Token[], signals: Signals): void {
  if (first === undefined) return;
  // A claim that opens with a small "which" or "who" is a relative clause.
  if (QUESTION_OPENERS.has(first.lower) && (first.capital || signals.question === 1)) signals.questionOpener = 1;
  if (POINTING.has(first.lower)) signals.pointingOpener = 1;
  if (CONNECTIVES.has(first.lower)) signals.connectiveOpener = 1;
  if (first.lower === 'i' && WORD_SIGNALS.get(second?.lower ?? '')?.includes('belief') === true) signals.mindOpener = 1;
}
