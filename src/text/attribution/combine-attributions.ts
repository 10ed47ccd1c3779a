import type { Document } from '../reading/document.js';
import type { Range } from '../reading/sentences.js';
import type { FoundAttribution } from './found-attribution.js';
import { firstEndingAfter } from './token-ranges.js';

/**
 * What a trained network found, and what only rules know. The scheme it learnt from does not nest, so attributions within the words
 * of others ("X said that Y denied it", "as reported by Z") come from the rules, and so do
 * quotations that it left to nobody; with `everywhere` those that stand alone too.
 */
export function combineAttributions(
  document: Document,
  tagged: readonly FoundAttribution[],
  byRule: readonly FoundAttribution[],
  everywhere = false,
): FoundAttribution[] {
  const taken: Range[] = tagged
    .flatMap((each) => [each.cue, ...(each.source === null ? [] : [each.source])])
    .sort((a, b) => a.from - b.from);
  const words = tagged.flatMap(({ content }) => content).sort((a, b) => a.from - b.from);
  const added = byRule
    .filter(
      (rule) =>
        !touches(taken, rule.cue) && (everywhere || touches(words, rule.cue) || isNewSpeech(document, rule, words)),
    )
    .flatMap((rule) => withinWords(rule, words) ?? []);
  return inOrder([...tagged, ...added]);
}

/** Words told within another's words end with them: "asked about her claim [that it had rained], Lund said …". */
function withinWords(rule: FoundAttribution, words: readonly Range[]): FoundAttribution | undefined {
  const around = words[firstEndingAfter(words, rule.cue.from)];
  if (around === undefined || around.from > rule.cue.from) return rule;
  const content = rule.content.flatMap(({ from, to }) => {
    const clipped = { from: Math.max(from, around.from), to: Math.min(to, around.to) };
    return clipped.from < clipped.to ? [clipped] : [];
  });
  return content.length > 0 ? { ...rule, content } : undefined;
}

/** Shorter quotations are as often a name or a term. */
const LEAST_SPEECH = 7;

/** A quotation that the network gave to nobody. */
function isNewSpeech({ tokens }: Document, { source, content }: FoundAttribution, words: readonly Range[]): boolean {
  const first = content[0];
  if (first === undefined || source === null || tokens[first.from]?.kind !== 'quote') return false;
  return first.to - first.from >= LEAST_SPEECH && !content.some((piece) => touches(words, piece));
}

/** Sorts attributions by their cues. */
export function inOrder(found: FoundAttribution[]): FoundAttribution[] {
  return found.sort((a, b) => a.cue.from - b.cue.from || a.cue.to - b.cue.to);
}

/** Whether `range` shares a token with one of the ordered ranges, which do not overlap one another. */
export function touches(ranges: readonly Range[], range: Range): boolean {
  return (ranges[firstEndingAfter(ranges, range.from)]?.from ?? Infinity) < range.to;
}
