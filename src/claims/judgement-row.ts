import type { JudgementView } from './claim.view.js';

/** Judgements under a condition as JSON in the shape of their view, by cycle and round. */
export const judgementsJson = (condition: string): string => `(
      SELECT json_agg(json_build_object('id', judgement.id, 'cycle', cycle, 'round', round, 'attribution', attribution,
        'content', content, 'reasons', reasons, 'rationale', rationale, 'whatWouldSettle', what_would_settle, 'asOf', as_of,
        'recheckAt', recheck_at, 'judgedAt', created_at, 'judgedBy', person_id,
        'evidenceIds', ARRAY(SELECT evidence_id FROM judgement_evidence WHERE judgement_id = judgement.id ORDER BY 1))
        ORDER BY cycle, round)
      FROM judgement WHERE ${condition})`;

/** JSON built by Postgres writes times in the session's zone; the contract says UTC. */
export const judgementView = (view: JudgementView): JudgementView => ({
  ...view,
  asOf: new Date(view.asOf).toISOString(),
  recheckAt: view.recheckAt && new Date(view.recheckAt).toISOString(),
  judgedAt: new Date(view.judgedAt).toISOString(),
});
