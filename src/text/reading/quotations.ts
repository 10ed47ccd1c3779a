import type { Range } from './sentences.js';
import type { Token } from './tokens.js';

/** A passage between quotation marks: token indexes, marks included, `to` exclusive. */
export interface Quotation extends Range {
  /** False where the paragraph ends before the mark closes: by convention the speech goes on in the next paragraph. */
  readonly closed: boolean;
}

const DOUBLE_OPEN = '“„«';
const DOUBLE_CLOSE = '”»‟';

/**
 * Quotations of the paragraphs in order, never overlapping; a quotation within a quotation belongs to the outer one.
 * A mark that opens nothing (inches, a stray mark) is left alone. Linear: closing marks are looked up in tables.
 */
export function quotationsOf(tokens: readonly Token[], paragraphs: readonly Range[]): Quotation[] {
  const out: Quotation[] = [];
  paragraphs.forEach((paragraph, index) => {
    if (!holdsQuote(tokens, paragraph)) return;
    const closing = closingMarks(tokens, paragraph);
    let i = paragraph.from;
    let straying = false;
    while (i < paragraph.to) {
      const kind = openKind(tokens, i, paragraph.from);
      const close = kind === undefined ? -1 : closing(kind, i);
      if (close >= 0) {
        out.push({ from: i, to: close + 1, closed: true });
        i = close + 1;
      } else if (
        kind !== undefined &&
        kind !== 'single' &&
        !straying &&
        continues(tokens, paragraphs[index + 1], i === paragraph.from)
      ) {
        // An inner quotation may still close: “As you know, “it rained” … goes on in the next paragraph all the same.
        out.push({ from: i, to: paragraph.to, closed: false });
        i = paragraph.to;
      } else {
        straying ||= kind === 'double' || kind === 'straight';
        i += 1;
      }
    }
  });
  return out;
}

function holdsQuote(tokens: readonly Token[], paragraph: Range): boolean {
  for (let i = paragraph.from; i < paragraph.to; i += 1) if (tokens[i]?.kind === 'quote') return true;
  return false;
}

type Kind = 'double' | 'straight' | 'single';

function openKind(tokens: readonly Token[], i: number, from: number): Kind | undefined {
  const token = tokens[i];
  if (token === undefined || token.kind !== 'quote') return undefined;
  if (DOUBLE_OPEN.includes(token.text)) return 'double';
  const next = tokens[i + 1];
  const before = tokens[i - 1];
  const free = i === from || token.spaceBefore || before === undefined || '([{—–-"“'.includes(before.text);
  const hugs = next !== undefined && !next.spaceBefore;
  if (token.text === '"' || token.text === "''" || token.text === '``') return free && hugs ? 'straight' : undefined;
  const opensSingle = token.text === '‘' || ((token.text === "'" || token.text === '`') && free);
  return opensSingle && free && hugs && next.kind === 'word' ? 'single' : undefined;
}

/**
 * A look-up from an opening mark to its closing one in the same paragraph, -1 for none; built in two passes. An opening mark that
 * hugs the word before it, as editors often set it by mistake, closes: “It rained.“
 */
function closingMarks(tokens: readonly Token[], { from, to }: Range): (kind: Kind, open: number) => number {
  const double = new Map<number, number>();
  const open: number[] = [];
  for (let i = from; i < to; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'quote') continue;
    const turned = token.text === '“' && !token.spaceBefore && (i + 1 === to || tokens[i + 1]?.spaceBefore === true);
    if (DOUBLE_OPEN.includes(token.text) && !(turned && open.length > 0)) open.push(i);
    else if (turned || DOUBLE_CLOSE.includes(token.text) || (token.text === '"' && !token.spaceBefore)) {
      const opened = open.pop();
      if (opened !== undefined) double.set(opened, i);
    }
  }
  const straight = new Int32Array(to - from + 1).fill(-1);
  const single = new Int32Array(to - from + 1).fill(-1);
  for (let i = to - 1; i >= from; i -= 1) {
    straight[i - from] = closesStraight(tokens, i) ? i : (straight[i - from + 1] ?? -1);
    // A double mark in between means that the single mark was an apostrophe.
    if (closesSingle(tokens, i)) single[i - from] = i;
    else single[i - from] = '"“”'.includes(tokens[i]?.text ?? ' ') ? -1 : (single[i - from + 1] ?? -1);
  }
  return (kind, at) => {
    if (kind === 'double') return double.get(at) ?? -1;
    return (kind === 'straight' ? straight : single)[at - from + 1] ?? -1;
  };
}

function closesStraight(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (token?.kind !== 'quote' || !/^(?:"|''|”)$/.test(token.text)) return false;
  return !token.spaceBefore || (token.text !== '”' && (tokens[i + 1]?.spaceBefore ?? true));
}

function closesSingle(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  return (
    token?.kind === 'quote' && (token.text === '’' || token.text === "'") && !token.spaceBefore && !isPlural(tokens, i)
  );
}

/** "the Workers’ Party": an apostrophe after s with a noun following, not a closing mark. */
function isPlural(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  const next = tokens[i + 1];
  return (
    before?.lower.endsWith('s') === true && next?.kind === 'word' && next.capital && next.spaceBefore && before.capital
  );
}

function continues(tokens: readonly Token[], next: Range | undefined, fromStart: boolean): boolean {
  const first = next === undefined ? undefined : tokens[next.from];
  const opens = first?.kind === 'quote';
  return opens || (fromStart && next === undefined);
}
