import { EVIDENCE_JSON, evidenceView, visibleEvidence } from '../evidence/evidence-row.js';
import type { EvidenceView } from '../evidence/evidence.view.js';
import { claimView, verdictJson, verdictView, type ClaimRow } from './claim-row.js';
import type { ClaimCorrectionView, ClaimDetailView, ClaimTaskView } from './claim-detail.view.js';
import type { JudgementView, VerdictView } from './claim.view.js';
import { judgementsJson, judgementView } from './judgement-row.js';

/**
 * What the page of a claim shows besides the claim, to person $3. Judgements show once their cycle is settled, one's own
 * always: whoever may still take the second round must not know the first.
 */
export const DETAIL_COLUMNS = `
    (SELECT json_agg(json_build_object('taskId', id, 'cycle', cycle, 'round', round, 'state', state, 'assignedTo', assigned_to, 'dueAt', due_at) ORDER BY cycle, round)
     FROM review_task WHERE claim_id = claim.id) AS tasks,
    (SELECT json_agg(${verdictJson()} ORDER BY verdict.cycle) FROM verdict JOIN judgement ON judgement.id = judgement_id
     WHERE verdict.claim_id = claim.id) AS verdicts,
    ${judgementsJson(`judgement.claim_id = claim.id AND (person_id = $3 OR EXISTS
      (SELECT FROM verdict WHERE verdict.claim_id = claim.id AND verdict.cycle = judgement.cycle))`)} AS judgements,
    (SELECT json_agg(json_build_object('id', id, 'kind', kind, 'before', before_ids, 'after', after_ids, 'reason', reason,
       'correctedAt', created_at) ORDER BY id)
     FROM split_correction WHERE version_id = claim.version_id AND claim.id = ANY (before_ids || after_ids)) AS corrections,
    (SELECT json_agg(${EVIDENCE_JSON} ORDER BY evidence.id) FROM evidence
     WHERE claim_id = claim.id AND ${visibleEvidence('$3')}) AS evidence`;

export interface ClaimDetailRow extends ClaimRow {
  tasks: ClaimTaskView[] | null;
  verdicts: VerdictView[] | null;
  judgements: JudgementView[] | null;
  evidence: EvidenceView[] | null;
  corrections: ClaimCorrectionView[] | null;
}

export const claimDetailView = (row: ClaimDetailRow): ClaimDetailView => ({
  ...claimView(row),
  tasks: (row.tasks ?? []).map((task) => ({ ...task, dueAt: task.dueAt && new Date(task.dueAt).toISOString() })),
  verdicts: (row.verdicts ?? []).map(verdictView),
  judgements: (row.judgements ?? []).map(judgementView),
  evidence: (row.evidence ?? []).map(evidenceView),
  corrections: (row.corrections ?? []).map((each) => ({
    ...each,
    correctedAt: new Date(each.correctedAt).toISOString(),
  })),
});
