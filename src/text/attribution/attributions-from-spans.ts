import type { Span } from '../claim.js';
import type { Document } from '../reading/document.js';
import type { Range } from '../reading/sentences.js';
import type { Token } from '../reading/tokens.js';
import { cueOf } from './attributions-from-tags.js';
import type { FoundAttribution } from './found-attribution.js';
import type { GivenAttribution } from './given-attribution.js';

/** A guess: how often given spans are right depends on who gives them. */
const CONFIDENCE = { source: 0.9, cue: 0.9, content: 0.9 };

/**
 * Given attributions in the form the rules give theirs, in the order of their cues. Spans grow to whole tokens; an attribution is left
 * out where a span is empty or then overlaps another of the same attribution, and where its cue says that nothing was said.
 */
export function attributionsFromSpans(document: Document, given: readonly GivenAttribution[]): FoundAttribution[] {
  const frameOf = new Int32Array(document.tokens.length);
  document.frames.forEach((frame, index) => frameOf.fill(index, frame.from, frame.to));
  return given
    .flatMap(({ source, cue, content, claimants, relay }): FoundAttribution[] => {
      const ranges = {
        source: source === null ? null : tokensIn(document.tokens, source),
        cue: tokensIn(document.tokens, cue),
        content: content.map((piece) => tokensIn(document.tokens, piece)),
      };
      const described = cueOf(document, ranges);
      if (described.negated || !areApart(ranges)) return [];
      return [
        {
          frame: frameOf[ranges.cue.from] ?? 0,
          ...described,
          ...ranges,
          confidence: source === null ? { ...CONFIDENCE, source: null } : CONFIDENCE,
          given: { claimants, relay },
        },
      ];
    })
    .sort((a, b) => a.cue.from - b.cue.from || a.cue.to - b.cue.to);
}

/** Whether there is a cue and content, the content is in reading order, and nothing is empty or overlaps. */
function areApart({ source, cue, content }: Pick<FoundAttribution, 'source' | 'cue' | 'content'>): boolean {
  const inOrder = content.every((piece, k) => piece.from >= (content[k - 1]?.to ?? 0));
  const all = [cue, ...content, ...(source === null ? [] : [source])].sort((a, b) => a.from - b.from);
  return (
    content.length > 0 &&
    inOrder &&
    all.every((range, k) => range.from < range.to && range.from >= (all[k - 1]?.to ?? 0))
  );
}

/** The tokens that share a character with a span; empty where none does. */
function tokensIn(tokens: readonly Token[], { start, end }: Span): Range {
  const from = firstToken(tokens, (token) => token.end > start);
  return {
    from,
    to: Math.max(
      from,
      firstToken(tokens, (token) => token.start >= end),
    ),
  };
}

/** Index of the first token that is `past`, by binary search. */
function firstToken(tokens: readonly Token[], past: (token: Token) => boolean): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const token = tokens[middle];
    if (token !== undefined && past(token)) high = middle;
    else low = middle + 1;
  }
  return low;
}
