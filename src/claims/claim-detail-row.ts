import { EVIDENCE_JSON, evidenceView } from '../evidence/evidence-row.js';
import type { EvidenceView } from '../evidence/evidence.view.js';
import { claimView, verdictJson, verdictView, type ClaimRow } from './claim-row.js';
import type { ClaimDetailView, ClaimTaskView } from './claim-detail.view.js';
import type { VerdictView } from './claim.view.js';

/** What the page of a claim shows besides the claim. */
export const DETAIL_COLUMNS = `
    (SELECT json_agg(json_build_object('taskId', id, 'cycle', cycle, 'round', round, 'state', state) ORDER BY cycle, round)
     FROM review_task WHERE claim_id = claim.id) AS tasks,
    (SELECT json_agg(${verdictJson()} ORDER BY verdict.cycle) FROM verdict JOIN judgement ON judgement.id = judgement_id
     WHERE verdict.claim_id = claim.id) AS verdicts,
    (SELECT json_agg(${EVIDENCE_JSON} ORDER BY evidence.id) FROM evidence WHERE claim_id = claim.id) AS evidence`;

export interface ClaimDetailRow extends ClaimRow {
  tasks: ClaimTaskView[] | null;
  verdicts: VerdictView[] | null;
  evidence: EvidenceView[] | null;
}

export const claimDetailView = (row: ClaimDetailRow): ClaimDetailView => ({
  ...claimView(row),
  tasks: row.tasks ?? [],
  verdicts: (row.verdicts ?? []).map(verdictView),
  evidence: (row.evidence ?? []).map(evidenceView),
});
