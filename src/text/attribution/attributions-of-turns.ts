import type { Document } from '../reading/document.js';
import type { Range } from '../reading/sentences.js';
import { speaksForOutlet, type Turn } from '../reading/turns.js';
import { inOrder } from './combine-attributions.js';
import type { FoundAttribution } from './found-attribution.js';
import { firstEndingAfter, frameAt, outside } from './token-ranges.js';

/** A name and a colon leave nothing to guess. */
const CONFIDENCE = { source: 0.98, cue: 0.98, content: 0.98 };

const FIRST_PERSON = new Set(['i', 'we', 'me', 'us', 'my', 'our']);

/**
 * Puts the turns of a transcript into an article's attributions: one a turn, except where the speaker is the outlet's own presenter.
 * What was found about a speaker's label goes, and so does what speakers say of themselves ("I think …"), in turns and in quotations.
 * Without an `article` nobody is the outlet's presenter, and only what concerns the labels goes.
 */
export function withTurns(
  document: Document,
  found: readonly FoundAttribution[],
  turns: readonly Turn[],
  article?: { quoted: Uint8Array; outlet: string },
): FoundAttribution[] {
  const { tokens } = document;
  const label = new Uint8Array(tokens.length);
  for (const turn of turns) label.fill(1, turn.from, turn.words.from);
  const kept = found.filter(
    ({ source, cue }) =>
      label[cue.from] !== 1 &&
      (source === null || label[source.from] !== 1) &&
      !(article?.quoted[cue.from] === 1 && source !== null && isFirstPerson(tokens, source)),
  );
  const apart = kept.flatMap((each) => withinTurn(each, turns) ?? []);
  const speeches = turns
    .filter((turn) => article === undefined || !speaksForOutlet(tokens, turn, article.outlet))
    .map((turn) => speechOf(document, turn));
  return inOrder([...apart, ...speeches]);
}

/** An attribution with the words of its own turn, or, where it stands outside all, without those of any; undefined for none. */
function withinTurn(found: FoundAttribution, turns: readonly Turn[]): FoundAttribution | undefined {
  const turn = turns[firstEndingAfter(turns, found.cue.from)];
  const inside = turn !== undefined && turn.from <= found.cue.from;
  const content = found.content.flatMap((piece) => {
    if (!inside) return outside(piece, turns);
    const clipped = { from: Math.max(piece.from, turn.words.from), to: Math.min(piece.to, turn.to) };
    return clipped.from < clipped.to ? [clipped] : [];
  });
  return content.length > 0 ? { ...found, content } : undefined;
}

function isFirstPerson(tokens: Document['tokens'], source: Range): boolean {
  return source.to - source.from === 1 && FIRST_PERSON.has(tokens[source.from]?.lower ?? '');
}

function speechOf({ frames }: Document, turn: Turn): FoundAttribution {
  return {
    frame: frameAt(frames, turn.colon),
    kind: 'colon',
    lemma: 'say',
    negated: false,
    source: turn.label,
    cue: { from: turn.colon, to: turn.colon + 1 },
    content: [turn.words],
    confidence: CONFIDENCE,
  };
}
