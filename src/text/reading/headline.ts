import { datelineEnd } from '../attribution/clause-bounds.js';
import type { Document } from './document.js';
import type { Range } from './sentences.js';

const LONGEST_HEADLINE = 24;
const LONGEST_SUBHEADING = 10;
/** In a text of more paragraphs a first line without a full stop is a headline whatever it says. */
const LEAST_PARAGRAPHS = 4;

type Paragraphs = Pick<Document, 'tokens' | 'paragraphs'>;

/** Paragraph index → reason, for paragraphs that repeat or announce rather than state: headline, subheading, byline, image credit. */
export function asideParagraphs(document: Paragraphs): Map<number, string> {
  const out = new Map<number, string>();
  document.paragraphs.forEach((paragraph, index) => {
    const reason = reasonOf(document, paragraph, index);
    if (reason !== undefined) out.set(index, reason);
  });
  return out;
}

function reasonOf(document: Paragraphs, paragraph: Range, index: number): string | undefined {
  const { tokens, paragraphs } = document;
  const length = paragraph.to - paragraph.from;
  const first = tokens[paragraph.from];
  const last = tokens[paragraph.to - 1];
  if (first === undefined || last === undefined) return undefined;
  if (length <= 12 && first.lower === 'by' && tokens[paragraph.from + 1]?.capital === true && last.kind !== 'stop')
    return 'byline';
  if (index > 0 && index < 3 && length <= 16 && /^(?:19|20)\d\d$/.test(last.text)) return 'dateline';
  if (
    length <= 16 &&
    /^(?:photo|image|photograph|picture|file)$/.test(first.lower) &&
    /^[:/]$/.test(tokens[paragraph.from + 1]?.text ?? '')
  )
    return 'image credit';
  if (last.kind === 'stop' && last.text !== '…') return undefined;
  if (index === 0 && paragraphs.length > 1 && length <= LONGEST_HEADLINE && last.text !== ':') {
    const next = paragraphs[1] ?? paragraph;
    const byline = reasonOf(document, next, 1) === 'byline';
    const above = paragraphs.length > LEAST_PARAGRAPHS && tokens[next.to - 1]?.kind === 'stop';
    return byline || above || repeatsBody(document, paragraph, next.from) ? 'headline' : undefined;
  }
  const between = index > 0 && index < paragraphs.length - 1;
  const marked = first.kind === 'quote' && last.kind === 'quote' && tokens[paragraph.to - 2]?.kind === 'word';
  const plain = first.capital && last.kind === 'word';
  return between && length <= LONGEST_SUBHEADING && (plain || marked) ? 'subheading' : undefined;
}

/** Whether at least half of the headline's content words stand in the body's first 250 tokens. */
function repeatsBody(document: Paragraphs, headline: Range, bodyFrom: number): boolean {
  const { tokens } = document;
  const body = new Set<string>();
  for (let i = bodyFrom; i < Math.min(tokens.length, bodyFrom + 250); i += 1) body.add(stem(tokens[i]?.lower ?? ''));
  let words = 0;
  let repeated = 0;
  for (let i = headline.from; i < headline.to; i += 1) {
    const token = tokens[i];
    if (token?.kind !== 'word' || token.lower.length < 3 || (token.cls !== 0 && token.lower.length < 5)) continue;
    words += 1;
    if (body.has(stem(token.lower))) repeated += 1;
  }
  return words > 0 && repeated / words >= 0.5;
}

/** Crude on purpose: enough to see "vows" in "vowed" and "anti-US" in "anti-U.S.". */
function stem(lower: string): string {
  return lower
    .replaceAll('.', '')
    .slice(0, 6)
    .replace(/(?:ed|es|s|ing)$/, '');
}

/** Tokens of a frame's dateline, or undefined. */
export function datelineOf(document: Document, frame: number): Range | undefined {
  const units = document.frames[frame]?.units ?? [];
  const end = datelineEnd(units);
  const first = units[0];
  const last = units[end - 1];
  return end === 0 || first === undefined || last === undefined ? undefined : { from: first.from, to: last.to };
}
