import { attributionColumns, claimColumns } from '../claims/claim-columns.js';
import { spannedText } from '../text/index.js';
import type { ClaimWords } from './corrected-claim.js';

/** A row of `claim` as REWRITE_CLAIMS reads it. */
export const claimRow = (claim: ClaimWords, place: number): object => ({ id: claim.id, place, ...claimColumns(claim) });

/** A row of `attribution` as REWRITE_CLAIMS reads it; none for the article's own voice. */
export function attributionRow(text: string, { id, attribution, confidence }: ClaimWords): object[] {
  if (!attribution) return [];
  const { source, cue, content } = attribution;
  const phrases = {
    source: source && spannedText(text, source),
    cue: spannedText(text, cue),
    content: spannedText(text, content),
  };
  return [{ claim_id: id, ...attributionColumns(phrases, confidence) }];
}
