import { MAX_SCAN, type Unit } from '../reading/document.js';
import { W } from '../lexicon/word-classes.js';
import { is, isComma, isDash, isMark } from '../reading/unit-kinds.js';

/** Words in -ing that link rather than open a participial clause. */
const LINKING = new Set([
  'including',
  'excluding',
  'following',
  'regarding',
  'concerning',
  'during',
  'according',
  'depending',
  'pending',
  'being',
  'having',
  'nothing',
  'something',
  'anything',
  'everything',
]);
const CONTRASTS = new Set(['though', 'although', 'while', 'whereas']);

/**
 * Where the reported clause that begins at unit `from` ends (exclusive), never beyond `bound`. A trailing participial clause
 * (", raising fears …") or contrast (", though …") is the reporter's, so it stays outside.
 */
export function clauseEnd(units: readonly Unit[], from: number, bound: number): number {
  const stop = Math.min(bound, from + MAX_SCAN);
  let end = stop;
  for (let i = from + 1; i < stop; i += 1) {
    // "he would “protect the port,” the crowd heard": a comma inside the closing mark ends what is quoted.
    if (units[i]?.pauses === true && i - from >= 2 && !is(units[i + 1], W.Coord | W.Gerund | W.Prep)) {
      end = i + 1;
      break;
    }
    if (!isComma(units[i]) || i - from < 3) continue;
    if (opensReporterClause(units, i + 1)) {
      end = i;
      break;
    }
  }
  return trimRight(units, from, end);
}

/** Whether the words after a comma leave the reported clause: participial or contrasting. */
export function opensReporterClause(units: readonly Unit[], at: number): boolean {
  let i = at;
  if (is(units[i], W.Adverb) && is(units[i + 1], W.Gerund)) i += 1;
  const unit = units[i];
  if (unit === undefined || unit.kind !== 'word' || unit.capital) return false;
  if (CONTRASTS.has(unit.lower) || unit.lower === 'according') return true;
  return (
    is(unit, W.Gerund) &&
    !LINKING.has(unit.lower) &&
    !isComma(units[i + 1]) &&
    !isComma(units[i + 2]) &&
    units[i + 1]?.lower !== 'and'
  );
}

/** Drops stops, commas, dashes and stray conjunctions at the end. */
export function trimRight(units: readonly Unit[], from: number, to: number): number {
  let end = to;
  while (end > from) {
    const last = units[end - 1];
    if (last?.kind === 'stop' || isComma(last) || isMark(last, ';:') || isDash(last)) end -= 1;
    else if (last?.lower === 'and' || last?.lower === 'but') end -= 1;
    else break;
  }
  return end;
}

/** The first unit after a dateline ("SEOUL, South Korea (AP) — "; "SEOUL, Jan. 8, KNA."), 0 if the frame has none. */
export function datelineEnd(units: readonly Unit[]): number {
  const first = units[0];
  if (first?.kind !== 'word' || !first.capital) return 0;
  let numbered = false;
  for (let i = 1; i < Math.min(units.length, 14); i += 1) {
    const unit = units[i];
    if (i === units.length - 1) return numbered && i > 3 && unit?.kind === 'stop' ? units.length : 0;
    if (isDash(unit)) return i + 1;
    if (unit === undefined || unit.kind === 'quotation' || unit.kind === 'stop') return 0;
    numbered ||= unit.kind === 'number';
    const dated = unit.capital || unit.kind === 'number' || isMark(unit, ',()/') || unit.lower === 'of';
    if (!dated) return 0;
  }
  return 0;
}
