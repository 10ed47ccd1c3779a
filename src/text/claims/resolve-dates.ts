import type { Range } from '../reading/sentences.js';
import type { Token } from '../reading/tokens.js';
import type { Grammar } from './grammar.js';

const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
/** "october", "oct", "oct."; "sept" too. */
const MONTH_OF = new Map([
  ...MONTHS.flatMap((name, index) => {
    const lower = name.toLowerCase();
    return [lower, lower.slice(0, 3), `${lower.slice(0, 3)}.`].map((form) => [form, index] as const);
  }),
  ['sept', 8] as const,
  ['sept.', 8] as const,
]);
const DAYS_OFF = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
]);
/** "on Tuesday", "since May": before these a weekday or month is a date. */
const BEFORE_DATE = /^(?:on|in|by|since|until|till|from|before|after|of|for|late|early|last|this|next|mid)$/;
const LATER = /^(?:will|would|shall|due|expected|plans?|planned|scheduled|next|upcoming|must|should|may|could|can)$/;
const PART_OF_DAY = /^(?:morning|afternoon|evening|night)$/;
const DAY = 86_400_000;

/**
 * Dates in place of "last year", "on Tuesday", "in January": token → words, '' for a token that another's words take in. `published`
 * is the day of publication (UTC). A weekday or month is the last one before it, or the next one where the claim looks ahead.
 */
export function resolveDates(grammar: Grammar, range: Range, published: Date): Map<number, string> {
  const { tokens } = grammar;
  const out = new Map<number, string>();
  const ahead = looksAhead(grammar, range);
  for (let i = range.from; i < range.to; i += 1) {
    const taken = dateAt(tokens, i, published, ahead);
    if (taken === undefined) continue;
    out.set(i, taken.words);
    for (let k = i + 1; k < i + taken.length; k += 1) out.set(k, '');
    i += taken.length - 1;
  }
  return out;
}

/** "will open on Friday", "opens on Friday". */
function looksAhead(grammar: Grammar, { from, to }: Range): boolean {
  let present = false;
  for (let i = from; i < to; i += 1) {
    if (LATER.test(grammar.tokens[i]?.lower ?? '')) return true;
    if (!grammar.isFinite(i)) continue;
    if (!grammar.isPresent(i)) return false;
    present = true;
  }
  return present;
}

interface Taken {
  readonly words: string;
  readonly length: number;
}

function dateAt(tokens: readonly Token[], i: number, published: Date, ahead: boolean): Taken | undefined {
  const lower = tokens[i]?.lower ?? '';
  const before = tokens[i - 1]?.lower ?? '';
  const next = tokens[i + 1]?.lower ?? '';
  const led = BEFORE_DATE.test(before);
  const off = DAYS_OFF.get(lower);
  if (off !== undefined && !isClitic(next)) return { words: `${led ? '' : 'on '}${dayOf(published, off)}`, length: 1 };
  const step = lower === 'last' ? -1 : lower === 'next' ? 1 : lower === 'this' ? 0 : undefined;
  if (step !== undefined && !isClitic(tokens[i + 2]?.lower ?? ''))
    return weekdayAt(next, step, led, published) ?? spanAt(next, step, led, published);
  const weekday = WEEKDAYS.indexOf(lower);
  if (weekday >= 0 && before === 'on' && !isClitic(next)) {
    const day = dayOf(published, daysTo(weekday, published, ahead));
    return PART_OF_DAY.test(next) ? { words: `the ${next} of ${day}`, length: 2 } : { words: day, length: 1 };
  }
  const month = tokens[i]?.capital === true ? MONTH_OF.get(lower) : undefined;
  if (month === undefined || !led || isClitic(next)) return undefined;
  const name = MONTHS[month] ?? '';
  const year = yearOf(month, published, ahead);
  if (!/^\d/.test(next)) return { words: `${name} ${year}`, length: 1 };
  const dated =
    /^\d{4}$/.test(tokens[i + 2]?.text ?? '') ||
    (tokens[i + 2]?.text === ',' && /^\d{4}$/.test(tokens[i + 3]?.text ?? ''));
  return /^[0-3]?\d$/.test(next) && !dated ? { words: `${next} ${name} ${year}`, length: 2 } : undefined;
}

/** "last Tuesday", "next Friday": never the day of publication itself; "this Friday" may be either and stays. */
function weekdayAt(name: string, step: number, led: boolean, published: Date): Taken | undefined {
  const weekday = WEEKDAYS.indexOf(name);
  if (weekday < 0 || step === 0) return undefined;
  const off = daysTo(weekday, published, step > 0);
  return { words: `${led ? '' : 'on '}${dayOf(published, off === 0 ? -7 : off)}`, length: 2 };
}

/** "last year", "next month"; weeks stay as they are. */
function spanAt(unit: string, step: number, led: boolean, published: Date): Taken | undefined {
  const lead = led ? '' : 'in ';
  if (unit === 'year') return { words: `${lead}${published.getUTCFullYear() + step}`, length: 2 };
  if (unit !== 'month') return undefined;
  const month = new Date(Date.UTC(published.getUTCFullYear(), published.getUTCMonth() + step, 1));
  return { words: `${lead}${MONTHS[month.getUTCMonth()] ?? ''} ${month.getUTCFullYear()}`, length: 2 };
}

function daysTo(weekday: number, published: Date, ahead: boolean): number {
  const forward = (weekday - published.getUTCDay() + 7) % 7;
  if (ahead) return forward === 0 ? 7 : forward;
  return forward === 0 ? 0 : forward - 7;
}

function yearOf(month: number, published: Date, ahead: boolean): number {
  const year = published.getUTCFullYear();
  if (ahead) return month >= published.getUTCMonth() ? year : year + 1;
  return month <= published.getUTCMonth() ? year : year - 1;
}

function dayOf(published: Date, off: number): string {
  const day = new Date(published.getTime() + off * DAY);
  return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()] ?? ''} ${day.getUTCFullYear()}`;
}

function isClitic(lower: string): boolean {
  return lower === "'s" || lower === '’s';
}
