import type { CoverageSegment } from '../claim.js';
import type { TokenLabels } from '../reading/token-labels.js';
import type { Token } from '../reading/tokens.js';

/**
 * Tiles `[0, text.length)`: every token under its label, tokens of one label joined with the white space between them, the white
 * space between labels set aside or given to the attribution phrase beside it (never to a claim: claims are exact).
 */
export function coverageOf(text: string, tokens: readonly Token[], labels: TokenLabels): CoverageSegment[] {
  const out: CoverageSegment[] = [];
  let at = 0;
  tokens.forEach((token, i) => {
    const layer = labels.layerOf(i);
    const reason = labels.reasonOf(i);
    const last = out[out.length - 1];
    const joins =
      last !== undefined &&
      last.layer === layer &&
      last.reason === reason &&
      labels.claim[i] === (i > 0 ? labels.claim[i - 1] : -1);
    if (joins && (layer === 'claim' || !breaksLine(text, at, token.start))) {
      last.end = token.end;
    } else {
      if (token.start > at) fillGap(out, text, at, token.start);
      out.push({ start: token.start, end: token.end, layer, reason });
    }
    at = token.end;
  });
  if (at < text.length) fillGap(out, text, at, text.length);
  return out;
}

function fillGap(out: CoverageSegment[], text: string, start: number, end: number): void {
  const last = out[out.length - 1];
  if (breaksLine(text, start, end)) out.push({ start, end, layer: 'aside', reason: 'paragraph break' });
  else if (last !== undefined && last.layer !== 'claim') last.end = end;
  else out.push({ start, end, layer: 'aside', reason: 'space' });
}

function breaksLine(text: string, start: number, end: number): boolean {
  // Not text.indexOf: without a line end ahead it would read on to the end of the text at every gap.
  return text.slice(start, end).includes('\n');
}
