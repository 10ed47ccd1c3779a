import type { Document } from '../reading/document.js';
import { EntityBook, type Entity } from './entity-book.js';
import { datelineOf } from '../reading/headline.js';
import { genderOfGivenName } from './gender.js';
import { nameRuns, type NameRun } from './name-runs.js';
import type { Range } from '../reading/sentences.js';
import { classOf, type Token } from '../reading/tokens.js';

/** A dateline comes after a headline and perhaps a byline, never later. */
const DATELINE_PARAGRAPHS = 4;

export type { Entity } from './entity-book.js';

/** One place where an entity is named; token indexes, `to` exclusive. */
export interface Mention extends Range {
  readonly entity: Entity;
  readonly possessive: boolean;
}

/** Names of a document in order, each tied to the entity it stands for ("Kim" to "Kim Jong Un"). Linear in the tokens. */
export function mentionsOf(document: Document): Mention[] {
  const datelines = datelinesOf(document);
  const runs = nameRuns(document).filter(({ from }) => !datelines.some((line) => line.from <= from && from < line.to));
  const book = new EntityBook(
    wordsOf(document.tokens, false),
    placesOf(runs, document, datelines),
    new Set(runs.filter(isThing).map(keyOf)),
    new Map(runs.flatMap((run) => (run.kind === undefined ? [] : [[keyOf(run), run.kind]]))),
  );
  for (const run of runs) if (run.words.length > 1 && !run.inTitle) book.register(run);
  const mentions: Mention[] = [];
  for (const run of runs) {
    const entity = book.find(run);
    if (entity === undefined) {
      if (run.inTitle && run.words.length > 1) mentions.push(...knownIn(run, document.tokens, book));
      continue;
    }
    mentions.push({ from: run.from, to: run.to, entity, possessive: isPossessive(document.tokens, run.to) });
    const alias = acronymAfter(document.tokens, run);
    if (alias !== undefined) book.alias(alias, entity);
  }
  return mentions;
}

/** "the Freewinds": no person is written of so, unless a given name says that it is one. */
function isThing({ the, modifies, words, kind }: NameRun): boolean {
  const thing = the && !modifies && words.length === 1 && kind === undefined;
  return thing && genderOfGivenName((words[0] ?? '').toLowerCase()) === undefined;
}

/** Names, in lower case, that stand in the dateline, behind "in" or "of", or whose people the article names: "Velmoran". */
function placesOf(runs: readonly NameRun[], { tokens }: Document, datelines: readonly Range[]): Set<string> {
  const places = new Set(
    runs
      .filter(({ located, words }) => located && genderOfGivenName((words[0] ?? '').toLowerCase()) === undefined)
      .map(keyOf),
  );
  for (const { from, to } of datelines)
    for (let i = from; i < to && tokens[i]?.text !== '('; i += 1)
      if (tokens[i]?.kind === 'word' && classOf(tokens[i]) === 0) places.add(tokens[i]?.lower ?? '');
  const capitals = wordsOf(tokens, true);
  for (const run of runs) {
    const key = keyOf(run);
    if (run.words.length > 1 || run.titled || genderOfGivenName(key) !== undefined) continue;
    const stem = key.replace(/[aeiou]$/, '');
    if (
      [`${key}ese`, `${stem}ese`, `${stem}ish`, `${stem}ian`, `${stem}ians`, key.endsWith('a') ? `${key}n` : ''].some(
        (word) => capitals.has(word),
      )
    )
      places.add(key);
  }
  return places;
}

/** The words that are written with a capital somewhere, or those without, in lower case. */
function wordsOf(tokens: readonly Token[], capitals: boolean): Set<string> {
  const words = new Set<string>();
  for (const { kind, capital, lower } of tokens) if (kind === 'word' && capital === capitals) words.add(lower);
  return words;
}

function keyOf({ words }: NameRun): string {
  return words.join(' ').toLowerCase();
}

/** A place in capitals at the head of the body names where the report was written, and nobody who speaks. */
function datelinesOf(document: Document): Range[] {
  const out: Range[] = [];
  for (let f = 0; f < document.frames.length; f += 1) {
    const frame = document.frames[f];
    if (frame === undefined || frame.paragraph >= DATELINE_PARAGRAPHS) break;
    const line = document.paragraphs[frame.paragraph]?.from === frame.from ? datelineOf(document, f) : undefined;
    if (line !== undefined) out.push(line);
  }
  return out;
}

/** Known names among the capitalised words of a headline: "Kim Vows Toughest Policy". */
function knownIn(run: NameRun, tokens: readonly Token[], book: EntityBook): Mention[] {
  const out: Mention[] = [];
  for (let from = run.from; from < run.to; from += 1) {
    const text = tokens[from]?.text ?? '';
    const to = from + 1;
    const entity = book.find({
      ...run,
      from,
      to,
      words: [text],
      titled: false,
      gender: undefined,
      genderTold: false,
      roles: [],
      bodies: [],
      kind: undefined,
      rank: undefined,
    });
    if (entity !== undefined) out.push({ from, to, entity, possessive: isPossessive(tokens, to) });
  }
  return out;
}

function isPossessive(tokens: readonly Token[], to: number): boolean {
  const next = tokens[to];
  return next !== undefined && !next.spaceBefore && /^['’]s?$/.test(next.lower);
}

/** "Korean Central News Agency (KCNA)": the short form in brackets right after a name. */
function acronymAfter(tokens: readonly Token[], run: NameRun): string | undefined {
  const [open, short, close] = [tokens[run.to], tokens[run.to + 1], tokens[run.to + 2]];
  if (open?.text !== '(' || close?.text !== ')' || short === undefined || run.words.length < 2) return undefined;
  const letters = short.text.replaceAll('.', '');
  return letters.length >= 2 && letters.length <= 8 && letters === letters.toUpperCase() && short.capital
    ? short.text
    : undefined;
}
