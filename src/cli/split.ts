import type { Extractor } from '../extractor/extractor.js';
import { canonicalText, type SplitClaim } from '../text/index.js';
import { renderClaimTable, type ClaimRow } from './claim-table.js';

export interface SplitRequest {
  /** Plain text as read; it is made canonical first, and offsets point into that. */
  readonly text: string;
  readonly format: 'table' | 'json';
  readonly outlet?: string;
  readonly extractor: Extractor;
}

const DEFAULT_WIDTH = 120;

/**
 * Claims of one text on `out`: a table of `width` columns, or one line of JSON `{"claims":[…],"coverage":[…],"partialReason":…}` in the claim shape of
 * the REST contract without ids and states.
 */
export async function runSplit(
  request: SplitRequest,
  out: NodeJS.WritableStream,
  width = DEFAULT_WIDTH,
): Promise<void> {
  const text = canonicalText(request.text);
  const split = await request.extractor.split(text, request.outlet === undefined ? {} : { outlet: request.outlet });
  if (request.format === 'json') {
    const { claims, coverage, partialReason } = split;
    out.write(`${JSON.stringify({ claims: claims.map(withRoles), coverage, partialReason })}\n`);
    return;
  }
  out.write(`${renderClaimTable(split.claims.map(rowOf), width)}\n`);
  out.write(`${String(split.claims.length)} claims, splitter ${split.splitter}, language ${split.language}\n`);
  if (split.partialReason !== null) out.write(`${split.partialReason}\n`);
}

function withRoles(claim: SplitClaim): unknown {
  if (claim.attribution === null) return claim;
  const claimants = claim.attribution.claimants.map((claimant) => ({ ...claimant, role: 'claimant' }));
  return { ...claim, attribution: { ...claim.attribution, claimants } };
}

/** Below this the splitter is more often wrong than right about who speaks. */
const UNSURE = 0.5;

function isUnsure({ attribution }: SplitClaim): boolean {
  if (attribution === null) return false;
  const { source, claimants } = attribution.confidence;
  return Math.min(source ?? 1, ...claimants) < UNSURE;
}

function rowOf(claim: SplitClaim): ClaimRow {
  const relay = (claim.attribution?.relay ?? []).map((claimant) => `via ${claimant.name}`);
  return {
    claimant: `${[...claim.claimants.map((claimant) => claimant.name), ...relay].join(', ')}${isUnsure(claim) ? ' (?)' : ''}`,
    kind: [...new Set(claim.claimants.map((claimant) => claimant.kind))].join(', '),
    cue: claim.attribution?.cue.text ?? '',
    quote: claim.quote,
    worth: `${claim.checkWorthiness.score.toFixed(2)} ${claim.checkWorthiness.class}`,
  };
}
