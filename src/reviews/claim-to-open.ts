import type { ClaimantKind, ClaimType } from '../database/generated/enums.js';
import type { PolicyClaim } from './review-policy.js';
import type { PriorityInput } from './review-priority.js';

/** What priority and policy look at, as columns over `claim LEFT JOIN attribution`. */
export const CLAIM_TO_OPEN = `
      claim.id, check_worthiness, claim_type,
      ARRAY(SELECT kind FROM claim_claimant JOIN claimant ON claimant.id = claimant_id
            WHERE claim_id = claim.id AND role = 'claimant')::text[] AS kinds,
      least(source_confidence, (SELECT min(sure) FROM unnest(claimant_confidence) AS sure)) AS sure_who,
      content_confidence AS sure_words`;

export interface ClaimToOpenRow {
  id: string;
  check_worthiness: number;
  claim_type: ClaimType;
  kinds: ClaimantKind[];
  sure_who: number | null;
  sure_words: number | null;
}

export const claimToOpen = (row: ClaimToOpenRow): PriorityInput & PolicyClaim => ({
  id: row.id,
  checkWorthiness: row.check_worthiness,
  claimType: row.claim_type,
  claimantKinds: row.kinds,
  sureWho: row.sure_who,
  sureWords: row.sure_words,
});
