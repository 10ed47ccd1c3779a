import type { Range } from '../reading/sentences.js';
import type { Token } from '../reading/tokens.js';

/** Which closing marks an opening mark may have; the languages do not agree: „…“ “…” «…» »…« 「…」. */
const CLOSERS: Readonly<Record<string, string>> = {
  '«': '»',
  '»': '«',
  '“': '”',
  '„': '“”',
  '「': '」',
  '『': '』',
  '"': '"',
};
/** Double quotation marks of all the languages. */
export const QUOTATION_MARKS: ReadonlySet<string> = new Set('«»“”„"「」『』');

/** Closing mark → the opening marks it may belong to. */
const OPENERS: ReadonlyMap<string, readonly string[]> = new Map(
  [...QUOTATION_MARKS].map((closer) => [
    closer,
    Object.keys(CLOSERS).filter((opener) => CLOSERS[opener]?.includes(closer)),
  ]),
);

const BEFORE_OPENING: ReadonlySet<string> = new Set('([{—–-:"“«');

/**
 * Outermost passages between double quotation marks in one paragraph, marks included, in order. A mark that opens or closes nothing
 * is left alone. Every token is pushed and popped at most once: linear.
 */
export function quotedPassages(tokens: readonly Token[], paragraph: Range): Range[] {
  const open: { at: number; mark: string }[] = [];
  const closedAt = new Map<number, number>();
  /** How many marks of a kind are open: no search for a closer's opener where there is none. */
  const waiting = new Map<string, number>();
  const wait = (mark: string, by: number): void => void waiting.set(mark, (waiting.get(mark) ?? 0) + by);
  for (let i = paragraph.from; i < paragraph.to; i += 1) {
    const token = tokens[i];
    if (token === undefined || !QUOTATION_MARKS.has(token.text)) continue;
    const openers = OPENERS.get(token.text) ?? [];
    const opener = openers.find((mark) => (waiting.get(mark) ?? 0) > 0);
    if (opener !== undefined && mayClose(tokens, i)) {
      for (;;) {
        const last = open.pop();
        if (last === undefined) break;
        wait(last.mark, -1);
        if (openers.includes(last.mark)) {
          closedAt.set(last.at, i);
          break;
        }
      }
    } else if (mayOpen(tokens, i, paragraph.from)) {
      open.push({ at: i, mark: token.text });
      wait(token.text, 1);
    }
  }
  const out: Range[] = [];
  for (let i = paragraph.from; i < paragraph.to; i += 1) {
    const close = closedAt.get(i);
    if (close === undefined) continue;
    out.push({ from: i, to: close + 1 });
    i = close;
  }
  return out;
}

/** "»Ja«" against "« Oui »": a mark that could do either closes where nothing hugs it from the right. */
function mayClose(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (token === undefined || token.text === '”' || token.text === '」' || token.text === '』') return true;
  if (token.text === '»') return true;
  const next = tokens[i + 1];
  return !token.spaceBefore || next === undefined || next.spaceBefore || next.kind !== 'word';
}

function mayOpen(tokens: readonly Token[], i: number, from: number): boolean {
  const token = tokens[i];
  if (token === undefined || CLOSERS[token.text] === undefined) return false;
  if ('«„「『'.includes(token.text)) return true;
  const free = i === from || token.spaceBefore || BEFORE_OPENING.has(tokens[i - 1]?.text ?? '');
  const hugs = i + 1 < tokens.length && tokens[i + 1]?.spaceBefore === false;
  // Korean, Chinese and Japanese put no space before an opening mark.
  return hugs && (free || (token.text === '“' && /\p{Lo}$/u.test(tokens[i - 1]?.text ?? '')));
}
