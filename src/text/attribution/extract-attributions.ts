import { readDocument, type Document } from '../reading/document.js';
import { tokenTables } from '../claimants/article-reading.js';
import type { Tagger } from '../tagging/tagger.js';
import { turnsOf } from '../reading/turns.js';
import { withTurns } from './attributions-of-turns.js';
import { findAttributions } from './find-attributions.js';
import type { FoundAttribution } from './found-attribution.js';
import { withSignatures } from './signatures.js';
import type { Range } from '../reading/sentences.js';

type Pair = [start: number, end: number];

/** Spans as pairs of UTF-16 offsets, end exclusive; `source` is empty where the words name nobody. */
export interface ExtractedAttribution {
  source: Pair[];
  cue: Pair[];
  content: Pair[];
}

/**
 * Attributions in the PolNeAR scheme (Newell et al. 2018): nothing nests, "that" and quotation marks belong to the content,
 * the final full stop does not. Without a `tagger` by rules alone. Works on any text; offsets point into it as given.
 */
export function extractAttributions(text: string, tagger: Tagger | null = null): ExtractedAttribution[] {
  const document = readDocument(text);
  const tags = tagger?.tag(document, tokenTables(document).sentenceOf) ?? null;
  const turns = turnsOf(document.tokens, document.paragraphs);
  const found = withSignatures(document, findAttributions(document, tags));
  return outermost(withTurns(document, found, turns)).map((found) => ({
    source: found.source === null ? [] : [pairOf(document, withClosingComma(document, found.source, found.cue))],
    cue: [pairOf(document, found.cue)],
    content: found.content.map((piece) => pairOf(document, piece)),
  }));
}

/** Leaves out attributions whose cue lies inside another's content. */
function outermost(found: readonly FoundAttribution[]): FoundAttribution[] {
  // Contents lie within a frame or reach forward, so a cue's holder is a neighbour in the list.
  return found.filter((inner, i) => {
    for (let k = Math.max(0, i - 12); k < Math.min(found.length, i + 13); k += 1) {
      const outer = found[k];
      if (k === i || outer === undefined) continue;
      if (outer.content.some((piece) => piece.from <= inner.cue.from && inner.cue.to <= piece.to)) return false;
    }
    return true;
  });
}

/** PolNeAR lets the comma that closes an apposition belong to the source: "[Ann Lee, a clerk,] said" (11 times in 12). */
function withClosingComma({ tokens }: Document, source: Range, cue: Range): Range {
  if (tokens[source.to]?.text !== ',' || cue.from !== source.to + 1) return source;
  for (let i = source.from; i < source.to; i += 1)
    if (tokens[i]?.text === ',') return { from: source.from, to: source.to + 1 };
  return source;
}

function pairOf(document: Document, range: Range): Pair {
  return [document.tokens[range.from]?.start ?? 0, document.tokens[range.to - 1]?.end ?? 0];
}
