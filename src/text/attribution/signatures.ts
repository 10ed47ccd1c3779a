import type { Document } from '../reading/document.js';
import type { Range } from '../reading/sentences.js';
import { inOrder, touches } from './combine-attributions.js';
import type { FoundAttribution } from './found-attribution.js';
import { frameAt, outside } from './token-ranges.js';

/** A quotation, a dash and a name leave nothing to guess. */
const CONFIDENCE = { source: 0.98, cue: 0.98, content: 0.98 };
const LONGEST_NAME = 7;

/** Adds the speakers of paragraphs such as “We lost the roof.” — Ann Lee; what else was found takes nothing from their words. */
export function withSignatures(document: Document, found: readonly FoundAttribution[]): FoundAttribution[] {
  const signed = document.paragraphs.flatMap((paragraph) => signedBy(document, paragraph) ?? []);
  if (signed.length === 0) return [...found];
  const names = signed.flatMap(({ source, cue }) => (source === null ? [] : [{ from: cue.from, to: source.to }]));
  const words = signed.flatMap(({ content }) => content);
  const others = found
    .filter(({ cue }) => !touches(names, cue))
    .map((each) => {
      // What the signer says that others say stays; what strays in from another paragraph goes.
      if (touches(words, each.cue) || !each.content.some((piece) => touches(words, piece))) return each;
      return { ...each, content: each.content.flatMap((piece) => outside(piece, words)) };
    })
    .filter(({ content }) => content.length > 0);
  return inOrder([...others, ...signed]);
}

function signedBy({ tokens, frames }: Document, { from, to }: Range): FoundAttribution | undefined {
  if (tokens[from]?.kind !== 'quote') return undefined;
  const end = tokens[to - 1]?.kind === 'stop' ? to - 1 : to;
  let dash = end - 1;
  while (dash > from && end - dash <= LONGEST_NAME && isName(tokens[dash])) dash -= 1;
  if (!/^(?:―|—|–|--|-)$/.test(tokens[dash]?.text ?? '') || dash + 1 >= end || tokens[dash - 1]?.kind !== 'quote')
    return undefined;
  return {
    frame: frameAt(frames, dash),
    kind: 'colon',
    lemma: 'say',
    negated: false,
    source: { from: dash + 1, to: end },
    cue: { from: dash, to: dash + 1 },
    content: [{ from, to: dash }],
    confidence: CONFIDENCE,
  };
}

function isName(token: Document['tokens'][number] | undefined): boolean {
  return token?.kind === 'word' && (token.capital || /^(?:de|la|van|von|bin|al|the|of)$/.test(token.lower));
}
