import { type Span } from '../../src/text/claim.js';
import { around, gap, occurrences, overlap, whyMissing, wordsOf } from './find-words.js';
import { CITED_KINDS } from '../../src/text/claim.js';
import { TYPES, type GoldArticle, type GoldClaim, type GoldClaimant } from './gold-article.js';
import { type Path, type Sheet } from './sheet.js';

/** How far from a claim its source and cue may stand, in paragraphs: a long speech has them far before it, seldom after it. */
const PARAGRAPHS_BEFORE = 6;
const PARAGRAPHS_AFTER = 1;

/** Reads the entry at `path`; undefined where its words are not found in the article, since nothing else can be checked then. */
export function readClaim(
  sheet: Sheet,
  path: Path,
  text: string,
  pronouns: GoldArticle['pronouns'],
): GoldClaim | undefined {
  const spans = readPieces(sheet, path, text);
  const type = sheet.oneOf([...path, 'type'], TYPES);
  const meaning = sheet.text([...path, 'meaning']);
  const ownVoice = sheet.value([...path, 'claimants']) === 'own_voice';
  const claimants = ownVoice ? [] : readNames(sheet, [...path, 'claimants'], text);
  const relayed = sheet.value([...path, 'relay']) !== undefined;
  const relay = relayed ? readNames(sheet, [...path, 'relay'], text) : [];
  const words = { source: sheet.optional([...path, 'source']), cue: sheet.optional([...path, 'cue']) };
  if (spans === undefined) return undefined;
  const found = ownVoice ? noPhrase(sheet, path, words) : findPhrase(sheet, path, text, spans, words, claimants);
  return {
    spans,
    claimants,
    relay,
    ...found,
    pronoun: pronouns.some((pronoun) => found.source !== undefined && overlap(pronoun, found.source)),
    type: type ?? 'event',
    meaning: meaning ?? '',
  };
}

/** The first piece occurs once or is told by `nth`; each later piece is the next occurrence after the one before it. */
function readPieces(sheet: Sheet, path: Path, text: string): Span[] | undefined {
  const at = [...path, 'quote'];
  const pieces = sheet.texts(at);
  if (pieces === undefined) return undefined;
  const spans: Span[] = [];
  for (const piece of pieces) {
    checkEdges(sheet, at, piece);
    const before = spans.at(-1);
    const span = before === undefined ? firstPiece(sheet, path, text, piece) : occurrences(text, piece, before.end)[0];
    if (span === undefined && before !== undefined) {
      const elsewhere = occurrences(text, piece).length > 0;
      const why = elsewhere ? 'it stands before the piece above it; put pieces in order' : whyMissing(text, piece);
      sheet.problem(at, `“${piece}” is not found after “${text.slice(before.start, before.end)}”: ${why}`);
    }
    if (span === undefined) return undefined;
    spans.push(span);
  }
  return spans;
}

function firstPiece(sheet: Sheet, path: Path, text: string, piece: string): Span | undefined {
  const at = [...path, 'quote'];
  const found = occurrences(text, piece);
  if (found.length === 0) return sheet.problem(at, `“${piece}” is not found: ${whyMissing(text, piece)}`);
  const nth = sheet.value([...path, 'nth']);
  if (nth === undefined) {
    if (found.length === 1) return found[0];
    const places = found.map((span, i) => `${i + 1} is ${around(text, span)}`).join(', ');
    return sheet.problem(at, `“${piece}” occurs ${found.length} times; add nth: ${places}`);
  }
  if (found.length === 1) return sheet.problem([...path, 'nth'], 'the quote occurs once; remove nth');
  const span = typeof nth === 'number' ? found[nth - 1] : undefined;
  return span ?? sheet.problem([...path, 'nth'], `must be a whole number from 1 to ${found.length}`);
}

function checkEdges(sheet: Sheet, path: Path, piece: string): void {
  if (/^["“][^"“”]*["”]$/.test(piece)) sheet.problem(path, `“${piece}”: leave the outer quotation marks out`);
  const last = piece.split(' ').at(-1) ?? '';
  const abbreviation = /^(?:.*\..*\.|\p{L}\.|[A-Z]\p{Ll}{1,4}\.)$/u.test(last);
  if (/[,;:]$/.test(piece) || (piece.endsWith('.') && !abbreviation))
    sheet.problem(path, `“${piece}”: leave “${piece.slice(-1)}” at the end out`);
  if (/^[,;:.]/.test(piece)) sheet.problem(path, `“${piece}”: leave “${piece.charAt(0)}” at the start out`);
}

/** Claimants as “NAME (kind)”, each word of a name being somewhere in the article. */
function readNames(sheet: Sheet, path: Path, text: string): GoldClaimant[] {
  const known = new Set(wordsOf(text).flatMap(({ start, end }) => forms(text.slice(start, end))));
  if (sheet.value(path) !== undefined && !Array.isArray(sheet.value(path))) {
    sheet.problem(path, 'must be a list such as [Maria Lund (person)], or own_voice alone for a claimant');
    return [];
  }
  const names = (sheet.texts(path) ?? []).flatMap((entry, i) => {
    const [, name, word] = /^(\S.*) \((\w+)\)$/.exec(entry) ?? [];
    const kind = CITED_KINDS.find((item) => item === word);
    if (name === undefined || kind === undefined) {
      sheet.problem(
        [...path, i],
        `“${entry}” must be a name and its kind in brackets, one of: ${CITED_KINDS.join(', ')}`,
      );
      return [];
    }
    const strange = wordsOf(name).filter(
      (span) => !forms(name.slice(span.start, span.end)).some((form) => known.has(form)),
    );
    if (strange.length > 0 && name !== 'unnamed source')
      sheet.problem([...path, i], `“${name}” has words that are not in the article; use its fullest form there`);
    return [{ name, kind }];
  });
  if (new Set(names.map(({ name }) => name)).size < names.length) sheet.problem(path, 'names somebody twice');
  return names;
}

/** A word as it is compared with the article's: "ministry’s" is also "ministry". */
function forms(word: string): string[] {
  const lower = word.toLowerCase();
  return [lower, lower.replace(/['’]s?$/, '')];
}

function noPhrase(sheet: Sheet, path: Path, words: { source?: string; cue?: string }): { source?: Span; cue?: Span } {
  for (const field of ['source', 'cue'] as const)
    if (words[field] !== undefined)
      sheet.problem([...path, field], 'own_voice has none; remove it, or name the claimant');
  return {};
}

/** The source and cue that stand nearest to the claim and to each other, outside the claim itself. */
function findPhrase(
  sheet: Sheet,
  path: Path,
  text: string,
  spans: readonly Span[],
  words: { source?: string; cue?: string },
  claimants: readonly GoldClaimant[],
): { source?: Span; cue?: Span } {
  if (words.cue === undefined) sheet.problem(path, 'cue is missing; every claim but own_voice has one');
  if (words.source === undefined && claimants.some(({ kind }) => kind !== 'unnamed'))
    sheet.problem(path, 'source is missing; only an unnamed claimant may have none');
  const window = paragraphsAround(text, spans);
  const places = (field: 'source' | 'cue'): (Span | undefined)[] => {
    const value = words[field];
    if (value === undefined) return [undefined];
    const found = occurrences(text, value, window.start, window.end);
    const outside = found.filter((place) => !spans.some((span) => overlap(span, place)));
    if (outside.length > 0) return outside;
    const why = found.length > 0 ? 'only inside the claim; leave it out of the quote' : whyFar(text, value);
    sheet.problem([...path, field], `“${value}” does not stand near the claim: ${why}`);
    return [undefined];
  };
  let best: { source?: Span; cue?: Span } = {};
  let least = Infinity;
  const sources = places('source');
  for (const cue of places('cue'))
    for (const source of sources) {
      const apart = cue === undefined || source === undefined ? 0 : gap(source, cue);
      const anchor = cue ?? source;
      const far = anchor === undefined ? 0 : Math.min(...spans.map((span) => gap(span, anchor)));
      if (apart + far >= least) continue;
      least = apart + far;
      best = { source, cue };
    }
  return best;
}

function whyFar(text: string, words: string): string {
  return occurrences(text, words).length > 0
    ? `only more than ${PARAGRAPHS_BEFORE} paragraphs before or ${PARAGRAPHS_AFTER} after it`
    : whyMissing(text, words);
}

function paragraphsAround(text: string, spans: readonly Span[]): Span {
  let start = spans[0]?.start ?? 0;
  for (let i = 0; i <= PARAGRAPHS_BEFORE && start > 0; i += 1) start = text.lastIndexOf('\n\n', start - 1);
  let end = spans.at(-1)?.end ?? text.length;
  for (let i = 0; i <= PARAGRAPHS_AFTER && end < text.length; i += 1) {
    const next = text.indexOf('\n\n', end + 2);
    end = next < 0 ? text.length : next;
  }
  return { start: Math.max(0, start), end };
}
