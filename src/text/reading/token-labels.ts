import type { CoverageLayer } from '../claim.js';
import type { Range } from './sentences.js';

/** What each token of an article is to the claims: part of claim n, of an attribution phrase, or set aside. */
export class TokenLabels {
  /** Claim index, or -1. */
  readonly claim: Int32Array;
  private readonly layer: (CoverageLayer | undefined)[];
  private readonly reason: (string | undefined)[];

  constructor(count: number) {
    this.claim = new Int32Array(count).fill(-1);
    this.layer = new Array<CoverageLayer | undefined>(count).fill(undefined);
    this.reason = new Array<string | undefined>(count).fill(undefined);
  }

  markClaim(range: Range, claim: number, reason: string): void {
    for (let i = range.from; i < range.to; i += 1) {
      this.claim[i] = claim;
      this.layer[i] = 'claim';
      this.reason[i] = reason;
    }
  }

  /** Labels the tokens of `range` that have no label yet. */
  mark(range: Range, layer: CoverageLayer, reason: string): void {
    for (let i = range.from; i < range.to; i += 1) {
      if (this.layer[i] !== undefined) continue;
      this.layer[i] = layer;
      this.reason[i] = reason;
    }
  }

  layerOf(i: number): CoverageLayer {
    return this.layer[i] ?? 'aside';
  }

  reasonOf(i: number): string {
    return this.reason[i] ?? 'punctuation';
  }
}
