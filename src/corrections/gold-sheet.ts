import type { CoverageSegment, Span } from '../text/index.js';
import type { ClaimWords, NamedClaimant } from './corrected-claim.js';

/** A claim as an entry of an annotated article of `eval/gold`. */
export interface GoldEntry {
  quote: string | string[];
  /** Which occurrence of the first piece is meant, from 1, where there are several. */
  nth?: number;
  claimants: 'own_voice' | string[];
  source?: string;
  cue?: string;
  relay?: string[];
  type: string;
  meaning: string;
}

/** The YAML file of an annotated article, as JSON, which YAML reads too. What nobody knows has the commonest value. */
export interface GoldSheet {
  form: 'newspaper';
  topic: string;
  set: 'tuning';
  outlet: string;
  published: string;
  claims: GoldEntry[];
  asides: { text: string; reason: string }[];
}

type SheetClaim = Pick<ClaimWords, 'spans' | 'normalizedText' | 'claimType' | 'attribution' | 'claimants' | 'relay'>;

export interface SheetSource {
  text: string;
  outlet: string | null;
  /** Day of publication, or of intake. */
  published: Date;
  coverage: readonly CoverageSegment[];
  /** In reading order. */
  claims: readonly SheetClaim[];
}

/** Asides that the annotation does not write down. */
const UNTOLD = /^(punctuation|space|paragraph break|connective|left out by a correction)$/;
const IN_WORD = /[\p{L}\p{N}]/u;

/** The article as somebody who annotates would write it down. */
export function goldSheet({ text, outlet, published, coverage, claims }: SheetSource): GoldSheet {
  return {
    form: 'newspaper',
    topic: 'unknown',
    set: 'tuning',
    outlet: outlet ?? 'the article',
    published: published.toISOString().slice(0, 10),
    claims: claims.map((claim) => goldEntry(text, claim)),
    asides: coverage
      .filter(({ layer, reason }) => layer === 'aside' && !UNTOLD.test(reason))
      .map(({ start, end, reason }) => ({ text: text.slice(start, end).trim(), reason }))
      .filter((aside) => !aside.text.includes('\n') && occurrences(text, aside.text).length === 1),
  };
}

export function goldEntry(text: string, claim: SheetClaim): GoldEntry {
  const pieces = claim.spans.flatMap((span) => linesOf(text, span));
  const words = pieces.map(({ start, end }) => text.slice(start, end));
  const places = occurrences(text, words[0]!);
  const nth = places.indexOf(pieces[0]!.start) + 1;
  const { attribution } = claim;
  const [source] = attribution?.source ?? [];
  const [cue] = attribution?.cue ?? [];
  return {
    quote: words.length > 1 ? words : words[0]!,
    ...(places.length > 1 && nth > 0 ? { nth } : {}),
    claimants: attribution ? claim.claimants.map(named) : 'own_voice',
    ...(source ? { source: text.slice(source.start, source.end) } : {}),
    ...(cue ? { cue: text.slice(cue.start, cue.end) } : {}),
    ...(claim.relay.length ? { relay: claim.relay.map(named) } : {}),
    type: claim.claimType,
    meaning: claim.normalizedText.replace(/\s+/g, ' '),
  };
}

const named = ({ name, kind }: NamedClaimant): string => `${name} (${kind})`;

/** Pieces of a span, one for each line. */
function linesOf(text: string, { start, end }: Span): Span[] {
  const pieces: Span[] = [];
  for (const { 0: line, index } of text.slice(start, end).matchAll(/[^\n]+/g)) {
    const from = start + index + (line.length - line.trimStart().length);
    if (line.trim()) pieces.push({ start: from, end: from + line.trim().length });
  }
  return pieces;
}

/** Where words stand in the text as whole words, as the annotation counts them. */
function occurrences(text: string, words: string): number[] {
  const inside = (at: number): boolean => IN_WORD.test(text.charAt(at - 1)) && IN_WORD.test(text.charAt(at));
  const found: number[] = [];
  if (words === '') return found;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (!inside(at) && !inside(at + words.length)) found.push(at);
  return found;
}
