import type { SearchClaimsQuery } from './search-claims.query.js';

/** What a search asks of claims, without the page of it. */
export type ClaimFilter = Omit<SearchClaimsQuery, 'cursor' | 'limit'>;

/** Conditions over `claim` with the values that they name, from $1. */
export interface ClaimConditions {
  where: string[];
  values: unknown[];
}

/** The claims of a desk that a search asks for. Verdicts count in the claim's present cycle only. */
export function claimConditions(deskId: string, filter: ClaimFilter): ClaimConditions {
  const values: unknown[] = [deskId];
  const where = ['claim.desk_id = $1'];
  const add = (condition: (place: string) => string, value: unknown): void => {
    if (value === undefined) return;
    values.push(value);
    where.push(condition(`$${values.length}`));
  };
  add((p) => `claim.state = ${p}::claim_state`, filter.state);
  add((p) => `claim.check_worthiness >= ${p}`, filter.minCheckWorthiness);
  add((p) => `strpos(lower(claim.quote || ' ' || claim.normalized_text), lower(${p})) > 0`, filter.q);
  const linked = (condition: string): string =>
    `EXISTS (SELECT FROM claim_claimant JOIN claimant ON claimant.id = claimant_id WHERE claim_id = claim.id AND ${condition})`;
  // An id that was merged away leads to its survivor, as it does everywhere.
  add(
    (p) => linked(`claimant.id = coalesce((SELECT merged_into FROM claimant WHERE id = ${p} AND desk_id = $1), ${p})`),
    filter.claimantId,
  );
  add((p) => linked(`role = 'claimant' AND kind = ${p}::claimant_kind`), filter.claimantKind);
  add(
    (p) =>
      `EXISTS (SELECT FROM verdict JOIN judgement ON judgement.id = judgement_id
         WHERE verdict.claim_id = claim.id AND verdict.cycle = claim.cycle AND content = ${p}::finding)`,
    filter.verdict,
  );
  return { where, values };
}
