import type { Signal } from './signals.js';

/** Groups of signals that a reviewer is told about, by the reason's words. */
export type RaisingReason =
  | 'gives a number'
  | 'names a date'
  | 'compares'
  | 'reports a change'
  | 'reports an event'
  | 'names actors or places'
  | 'claims a cause'
  | 'says what somebody said or wants'
  | 'concerns public matters'
  | 'claims it of all or none';

export type LoweringReason =
  | 'opinion'
  | 'prediction'
  | 'question'
  | 'hedged'
  | 'very short'
  | 'speaks of the speaker'
  | 'courtesy or address'
  | 'no statement';

export type Reason = RaisingReason | LoweringReason;

/** The group of each signal; a signal without one moves the score and gives no reason. */
export const REASON_OF: Partial<Record<Signal, Reason>> = {
  figure: 'gives a number',
  figures: 'gives a number',
  anyNumber: 'gives a number',
  numberWord: 'gives a number',
  magnitude: 'gives a number',
  percent: 'gives a number',
  money: 'gives a number',
  aheadInNumbers: 'gives a number',
  nowInNumbers: 'gives a number',
  matterInNumbers: 'gives a number',
  changeInNumbers: 'gives a number',
  comparedInNumbers: 'gives a number',
  date: 'names a date',
  comparison: 'compares',
  superlative: 'compares',
  change: 'reports a change',
  event: 'reports an event',
  act: 'reports an event',
  pastForm: 'reports an event',
  perfect: 'reports an event',
  actOfAnother: 'reports an event',
  pastOfName: 'reports an event',
  pastOfAnother: 'reports an event',
  pastOfHearer: 'reports an event',
  pastOfUs: 'reports an event',
  name: 'names actors or places',
  names: 'names actors or places',
  acronym: 'names actors or places',
  cause: 'claims a cause',
  wordsOfAnother: 'says what somebody said or wants',
  wordsOfHearer: 'says what somebody said or wants',
  speech: 'says what somebody said or wants',
  anyMatter: 'concerns public matters',
  changedMatter: 'concerns public matters',
  extremeMatter: 'concerns public matters',
  pastOfMatter: 'concerns public matters',
  matter: 'concerns public matters',
  universal: 'claims it of all or none',
  belief: 'opinion',
  mindOpener: 'opinion',
  judgement: 'opinion',
  obligation: 'opinion',
  future: 'prediction',
  question: 'question',
  questionOpener: 'question',
  hedge: 'hedged',
  veryShort: 'very short',
  pastOfOneself: 'speaks of the speaker',
  wordsOfOneself: 'speaks of the speaker',
  firstSingular: 'speaks of the speaker',
  firstPlural: 'speaks of the speaker',
  second: 'courtesy or address',
  courtesy: 'courtesy or address',
  noVerb: 'no statement',
};

/** Reasons that speak against checking; the others speak for it. */
export const LOWERING: ReadonlySet<string> = new Set<LoweringReason>([
  'opinion',
  'prediction',
  'question',
  'hedged',
  'very short',
  'speaks of the speaker',
  'courtesy or address',
  'no statement',
]);
