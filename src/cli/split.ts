import { canonicalText, splitArticle, type SplitClaim } from '../text/index.js';
import { renderClaimTable, type ClaimRow } from './claim-table.js';

export interface SplitRequest {
  /** Plain text as read; it is made canonical first, and offsets point into that. */
  readonly text: string;
  readonly format: 'table' | 'json';
  readonly outlet?: string;
}

const DEFAULT_WIDTH = 120;

/**
 * Claims of one text on `out`: a table of `width` columns, or one line of JSON `{"claims":[…],"coverage":[…]}` in the claim shape of
 * the REST contract without ids and states.
 */
export function runSplit(request: SplitRequest, out: NodeJS.WritableStream, width = DEFAULT_WIDTH): void {
  const text = canonicalText(request.text);
  const split = splitArticle(text, request.outlet === undefined ? {} : { outlet: request.outlet });
  if (request.format === 'json') {
    out.write(`${JSON.stringify({ claims: split.claims.map(withRoles), coverage: split.coverage })}\n`);
    return;
  }
  out.write(`${renderClaimTable(split.claims.map(rowOf), width)}\n`);
  out.write(`${String(split.claims.length)} claims, splitter ${split.splitter}, language ${split.language}\n`);
}

function withRoles(claim: SplitClaim): unknown {
  if (claim.attribution === null) return claim;
  const claimants = claim.attribution.claimants.map((claimant) => ({ ...claimant, role: 'claimant' }));
  return { ...claim, attribution: { ...claim.attribution, claimants } };
}

function rowOf(claim: SplitClaim): ClaimRow {
  const relay = (claim.attribution?.relay ?? []).map((claimant) => `via ${claimant.name}`);
  return {
    claimant: [...claim.claimants.map((claimant) => claimant.name), ...relay].join(', '),
    kind: [...new Set(claim.claimants.map((claimant) => claimant.kind))].join(', '),
    cue: claim.attribution?.cue.text ?? '',
    quote: claim.quote,
    worth: `${claim.checkWorthiness.score.toFixed(2)} ${claim.checkWorthiness.class}`,
  };
}
