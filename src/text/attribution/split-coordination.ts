import { states, wordCount } from '../claims/claim-pieces.js';
import { wordClass, W } from '../lexicon/word-classes.js';
import type { Range } from '../reading/sentences.js';
import type { Token } from '../reading/tokens.js';

const CONTRASTS = new Set(['but', 'and', 'while', 'though', 'although', 'whereas', 'yet']);

/**
 * Cuts a statement at ", but …", ", and …", "; …" where both halves stand alone: each with its own subject and verb and at least
 * four words. When in doubt it stays whole; a half that loses its meaning is worse than a long claim.
 */
export function splitCoordination(tokens: readonly Token[], range: Range): Range[] {
  const first = wordClass(tokens[range.from]?.lower ?? '');
  const conditional = (first & W.Subord) !== 0 && !/^(?:so|once|how|why)$/.test(tokens[range.from]?.lower ?? '');
  if (conditional) return [range];
  const out: Range[] = [];
  let from = range.from;
  let quote = 0;
  let depth = 0;
  for (let i = range.from; i < range.to; i += 1) {
    const token = tokens[i];
    if (token === undefined) continue;
    if (token.kind === 'quote' && !/^['’]$/.test(token.text)) quote ^= 1;
    if (token.text === '(') depth += 1;
    if (token.text === ')') depth = Math.max(0, depth - 1);
    if (quote === 1 || depth > 0 || (token.text !== ',' && token.text !== ';')) continue;
    const conjunction = CONTRASTS.has(tokens[i + 1]?.lower ?? '');
    if (token.text === ',' && !conjunction) continue;
    const start = conjunction ? i + 2 : i + 1;
    const left = { from, to: i };
    const right = { from: start, to: range.to };
    if (!standsAlone(tokens, left) || !standsAlone(tokens, right) || !opensWithSubject(tokens, start, range.to))
      continue;
    out.push(left);
    from = start;
  }
  out.push({ from, to: range.to });
  return out;
}

/** Looks at the first 40 tokens only, so that a text that is one long sentence takes linear time. */
function standsAlone(tokens: readonly Token[], range: Range): boolean {
  const near = { from: range.from, to: Math.min(range.to, range.from + 40) };
  return wordCount(tokens, near) >= 4 && states(tokens, near);
}

function opensWithSubject(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < Math.min(to, from + 10); i += 1) {
    const cls = wordClass(tokens[i]?.lower ?? '');
    if (i === from && (cls & (W.Prep | W.Subord | W.Rel | W.Gerund | W.To)) !== 0 && (cls & W.Det) === 0) return false;
    const verb =
      (cls & (W.Be | W.Have | W.Do | W.Modal)) !== 0 ||
      ((cls & W.Verb) !== 0 && (cls & W.NounLike) === 0 && tokens[i]?.capital === false);
    if (verb) return i > from && (cls & W.To) === 0;
    if (tokens[i]?.text === ',') return false;
  }
  return false;
}
