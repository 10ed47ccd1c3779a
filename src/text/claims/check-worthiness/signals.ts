import { QUESTION_OPENERS, WORD_SIGNAL_NAMES, WORD_SIGNALS, type WordSignal } from '../../lexicon/check-worthiness.js';
import { EVENT_VERBS } from '../../lexicon/event-verbs.js';
import { W } from '../../lexicon/word-classes.js';
import type { Token } from '../../reading/tokens.js';

const FORM_SIGNALS = [
  'figure',
  'figures',
  'anyNumber',
  'money',
  'date',
  'time',
  'superlative',
  'event',
  'pastForm',
  'perfect',
  'name',
  'names',
  'anyMatter',
  'acronym',
  'question',
  'questionOpener',
  'mindOpener',
  'pointingOpener',
  'connectiveOpener',
  'exclamation',
  'brokenOff',
  'quotation',
  'noVerb',
  'veryShort',
  'short',
  'medium',
  'long',
  'length',
] as const;

type SingleSignal = WordSignal | (typeof FORM_SIGNALS)[number];

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

/** What a sentence shows: words of a list, forms, its length. */
export type Signal = SingleSignal | keyof typeof PAIRS;

/** All signals; elsewhere they go by their place in this list. */
export const SIGNALS: readonly Signal[] = [
  ...WORD_SIGNAL_NAMES,
  ...FORM_SIGNALS,
  ...(Object.keys(PAIRS) as (keyof typeof PAIRS)[]),
];
const PLACE = Object.fromEntries(SIGNALS.map((signal, place) => [signal, place])) as Record<Signal, number>;
const PLACES_OF_WORD = new Map(
  Array.from(WORD_SIGNALS, ([word, signals]) => [word, signals.map((signal) => PLACE[signal])] as const),
);
const PAIRED = Object.entries(PAIRS).map(([pair, [one, other]]) => ({
  pair: PLACE[pair as keyof typeof PAIRS],
  one: one.map((signal) => PLACE[signal]),
  other: other.map((signal) => PLACE[signal]),
}));

/** The signals of one sentence, mostly 0 or 1. */
export class Signals {
  /** Values by the places of {@link SIGNALS}. */
  readonly values: number[] = new Array<number>(SIGNALS.length).fill(0);
  /** Places of the signals that show, in the order in which they were seen. */
  readonly seen: number[] = [];

  show(signal: Signal, value = 1): void {
    this.showAt(PLACE[signal], value);
  }

  showAt(place: number, value = 1): void {
    if (this.values[place] === 0) this.seen.push(place);
    this.values[place] = value;
  }

  /** Value of a signal, 0 where it does not show. */
  of(signal: Signal): number {
    return this.values[PLACE[signal]] ?? 0;
  }

  showsAny(places: readonly number[]): boolean {
    for (const place of places) if (this.values[place] !== 0) return true;
    return false;
  }
}

const YEAR = /^(?:1[789]|20)\d\d$/;
const SPANS = new Set('years months days weeks decades hours'.split(' '));
const DAYS = new Set('yesterday today ago'.split(' '));
const POINTING = new Set("this that these those it it's that's it’s that’s there".split(' '));
const CONNECTIVES = new Set('and but so because or'.split(' '));
const NUMBERS = [PLACE.numberWord, PLACE.magnitude, PLACE.percent];
const SMALL = /^[a-z]/;
const HAVE = /^(?:has|have|had|.+['’]ve)$/;

/**
 * The signals of one sentence or claim, from its tokens alone: the same for a debate's sentence in training and for an article's
 * claim. One pass.
 */
export function signalsOf(tokens: readonly Token[]): Signals {
  const signals = new Signals();
  const counts = { words: 0, figures: 0, names: 0, verbs: 0 };
  let before: Token | undefined;
  let first: Token | undefined;
  let second: Token | undefined;
  for (const token of tokens) {
    if (token.kind === 'word' || token.kind === 'number') {
      counts.words += 1;
      if (first === undefined) first = token;
      else second ??= token;
    }
    if (token.kind === 'number') {
      if (YEAR.test(token.text)) signals.show('date');
      else counts.figures += 1;
    } else if (token.kind === 'word') readWord(token, before, token === first, signals, counts);
    else readMark(token, signals);
    before = token;
  }
  if (first !== undefined) readOpening(first, second, signals);
  if (counts.figures > 0) signals.show('figure');
  if (counts.figures > 1) signals.show('figures');
  if (counts.figures > 0 || signals.showsAny(NUMBERS)) signals.show('anyNumber');
  const matters = signals.of('matter');
  if (matters > 0) {
    signals.show('anyMatter');
    signals.show('matter', Math.log1p(matters));
  }
  if (counts.names > 0) signals.show('name', Math.log1p(counts.names));
  if (counts.names > 1) signals.show('names');
  if (counts.verbs === 0) signals.show('noVerb');
  const { words: length } = counts;
  if (length < 28) signals.show(length < 5 ? 'veryShort' : length < 9 ? 'short' : length < 16 ? 'medium' : 'long');
  if (length > 0) signals.show('length', Math.log1p(length));
  for (const { pair, one, other } of PAIRED) if (signals.showsAny(one) && signals.showsAny(other)) signals.showAt(pair);
  return signals;
}

function readWord(
  { lower, text, capital, cls }: Token,
  before: Token | undefined,
  first: boolean,
  signals: Signals,
  counts: { names: number; verbs: number },
): void {
  const time = (cls & W.Time) !== 0;
  // "May" is a month, "may" a hedge.
  const known = lower === 'may' && capital && !first ? undefined : PLACES_OF_WORD.get(lower);
  if (known !== undefined)
    for (const place of known) signals.showAt(place, place === PLACE.matter ? signals.of('matter') + 1 : 1);
  if (time && (lower !== 'may' || !first) && (capital || DAYS.has(lower))) signals.show('date');
  if (time || SPANS.has(lower)) signals.show('time');
  if (lower === 'dollars' || lower === 'dollar') signals.show('money');
  if (lower.length > 5 && lower.endsWith('est')) signals.show('superlative');
  if (EVENT_VERBS.has(lower)) signals.show('event');
  if ((cls & W.Verb) !== 0 && lower.endsWith('ed')) signals.show('pastForm');
  if ((cls & W.Participle) !== 0 && before !== undefined && HAVE.test(before.lower)) signals.show('perfect');
  if (lower.endsWith("n't") || lower.endsWith('n’t')) signals.show('negation');
  if ((cls & (W.Verb | W.Be | W.Have | W.Do | W.Modal)) !== 0) counts.verbs += 1;
  if (text.length > 1 && !SMALL.test(text) && text === text.toUpperCase()) signals.show('acronym');
  if (!capital || first || time || lower === 'i' || /^i['’]/.test(lower)) return;
  if (before?.capital !== true || before.kind !== 'word') counts.names += 1;
}

function readMark({ text }: Token, signals: Signals): void {
  if (text === ',' || text === '.') return;
  if (text.startsWith('?')) signals.show('question');
  else if (text.startsWith('!')) signals.show('exclamation');
  else if (text === '%') signals.show('percent');
  else if ('$€£¥'.includes(text)) signals.show('money');
  else if (text === '…' || text.startsWith('..') || text.startsWith('--')) signals.show('brokenOff');
  else if ('"“”'.includes(text)) signals.show('quotation');
}

function readOpening(first: Token, second: Token | undefined, signals: Signals): void {
  // A claim that opens with a small "which" or "who" is a relative clause.
  if (QUESTION_OPENERS.has(first.lower) && (first.capital || signals.of('question') === 1))
    signals.show('questionOpener');
  if (POINTING.has(first.lower)) signals.show('pointingOpener');
  if (CONNECTIVES.has(first.lower)) signals.show('connectiveOpener');
  if (first.lower === 'i' && WORD_SIGNALS.get(second?.lower ?? '')?.includes('belief') === true)
    signals.show('mindOpener');
}
