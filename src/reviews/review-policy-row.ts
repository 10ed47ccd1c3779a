import type { ReviewPolicy } from './review-policy.js';

/** The policy that a desk has now, as a subquery for FROM. */
export const currentPolicy = (desk: string): string =>
  `(SELECT * FROM review_policy WHERE desk_id = ${desk} ORDER BY version DESC LIMIT 1)`;

/** A row of `review_policy` as JSON in the shape of {@link ReviewPolicy}. */
export const POLICY_JSON = `json_build_object(
      'secondReview', json_build_object('claimantKinds', second_review_kinds, 'claimTypes', second_review_types,
        'checkWorthiness', second_review_check_worthiness, 'untilConcluded', second_review_until_concluded,
        'samplePercent', second_review_sample),
      'minimumEvidence', minimum_evidence, 'leaseSeconds', lease_seconds, 'leaseLimit', lease_limit)`;

export type PolicyJson = ReviewPolicy;
