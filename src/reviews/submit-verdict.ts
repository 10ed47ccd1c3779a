import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { RECORD_AUDIT_EVENT } from '../audit/audit-event.js';
import type { Actor } from '../auth/actor.js';
import { FindClaims } from '../claims/find-claims.js';
import type { ClaimView } from '../claims/claim.view.js';
import { Database, violatedConstraint, type Statement } from '../database/database.js';
import { Problem } from '../errors/problem.js';
import { invalidRequest } from '../errors/validation.js';
import { checkEvidence } from '../evidence/claim-evidence.js';
import { evidenceRows, insertEvidence } from '../evidence/evidence-row.js';
import { mayBe, TRANSITIONS } from './claim-lifecycle.js';
import { explainRefusal, LIVE_LEASE } from './lease-refusal.js';
import type { VerdictDto } from './verdict.dto.js';

/**
 * The whole step in one statement: the lease ends, the task is done, the claim is concluded, and judgement, evidence,
 * verdict and audit rows are there; or, where the lease is not live and the actor's, nothing is. Task and claim are locked
 * first, in the order that every statement here locks them.
 */
const SUBMIT: Statement = {
  name: 'submit-verdict',
  text: `
    WITH target AS (
      SELECT review_task.id, claim_id FROM review_task JOIN claim ON claim.id = claim_id
      WHERE review_task.id = $1 AND review_task.state = 'leased' AND last_token = $2 AND ${mayBe('conclude')} FOR UPDATE
    ), held AS (
      UPDATE lease SET ended_at = now(), ended = 'submitted' FROM target WHERE target.id = task_id AND ${LIVE_LEASE}
      RETURNING task_id, token, lease.person_id
    ), task AS (
      UPDATE review_task SET state = 'done', draft = NULL FROM held
      WHERE id = task_id RETURNING id, desk_id, claim_id, cycle, round, token, person_id
    ), concluded AS (
      UPDATE claim SET state = '${TRANSITIONS.conclude.to}' FROM task WHERE claim.id = claim_id
    ), found AS (
      ${insertEvidence('$5', 'SELECT desk_id, claim_id, person_id FROM task')}
      RETURNING id
    ), judged AS (
      INSERT INTO judgement (id, desk_id, task_id, claim_id, cycle, round, person_id, lease_token, attribution, content,
        reasons, rationale, what_would_settle, as_of, recheck_at)
      SELECT $6, desk_id, id, claim_id, cycle, round, person_id, token, $7::finding, $8::finding, $9::text[], $10, $11,
        coalesce($12::timestamptz, now()), $13::timestamptz FROM task
      RETURNING id, desk_id, claim_id, cycle
    ), cited AS (
      INSERT INTO judgement_evidence (judgement_id, evidence_id)
      SELECT judged.id, found.id FROM judged, found
      UNION SELECT judged.id, evidence.id FROM judged JOIN evidence ON evidence.claim_id = judged.claim_id
        AND evidence.id = ANY ($14::uuid[])
    ), decided AS (
      INSERT INTO verdict (id, desk_id, claim_id, cycle, judgement_id) SELECT $15, desk_id, claim_id, cycle, id FROM judged
      RETURNING id, claim_id, desk_id
    ), recorded AS (
      ${RECORD_AUDIT_EVENT}
      SELECT desk_id, $16, 'claim.conclude', 'claim', claim_id, 'in_review', '${TRANSITIONS.conclude.to}',
        format('attribution %s, content %s', $7::finding, $8::finding), $17 FROM decided
    )
    SELECT claim_id FROM decided`,
};

const LEASED_CLAIM: Statement = {
  name: 'leased-claim',
  text: `
    SELECT claim_id, NOT EXISTS (SELECT FROM attribution WHERE attribution.claim_id = review_task.claim_id) AS own_voice,
      ARRAY(SELECT id FROM unnest($3::uuid[]) AS id WHERE NOT EXISTS
        (SELECT FROM evidence WHERE evidence.id = id.id AND evidence.claim_id = review_task.claim_id)) AS foreign_evidence
    FROM review_task WHERE id = $1 AND desk_id = $2`,
};

/** Settles a claim with a reviewer's judgement. */
@Injectable()
export class SubmitVerdict {
  constructor(
    private readonly database: Database,
    private readonly claims: FindClaims,
  ) {}

  /** @throws Problem: stale or expired lease, unknown evidence, `not_applicable` for a claim that somebody made */
  async run(actor: Actor, taskId: string, dto: VerdictDto): Promise<ClaimView> {
    await this.check(actor, taskId, dto);
    const row = await this.write(actor, taskId, dto);
    if (!row) throw await explainRefusal(this.database, actor, taskId, dto.leaseToken);
    return this.claims.summary(actor.deskId, row.claim_id);
  }

  /** What the body cannot know by itself: the claim it speaks of. */
  private async check(actor: Actor, taskId: string, dto: VerdictDto): Promise<void> {
    checkEvidence(dto.evidence ?? [], (n) => `/evidence/${n}`);
    const cited = dto.evidenceIds ?? [];
    const row = await this.database.runOne<{ own_voice: boolean; foreign_evidence: string[] }>(LEASED_CLAIM, [
      taskId,
      actor.deskId,
      cited,
    ]);
    if (!row) throw new Problem('not_found', `This desk has no review task ${taskId}.`);
    if (dto.attribution === 'not_applicable' && !row.own_voice) {
      throw invalidRequest([
        {
          pointer: '/attribution',
          detail: 'somebody is quoted: say whether they said it (verified, disputed or unresolved)',
        },
      ]);
    }
    if (row.foreign_evidence.length) {
      const n = cited.indexOf(row.foreign_evidence[0]!);
      throw invalidRequest([{ pointer: `/evidenceIds/${n}`, detail: 'is not evidence of this claim' }]);
    }
  }

  private async write(actor: Actor, taskId: string, dto: VerdictDto): Promise<{ claim_id: string } | undefined> {
    try {
      return await this.database.runOne<{ claim_id: string }>(SUBMIT, [
        taskId,
        dto.leaseToken,
        actor.personId,
        actor.deskId,
        JSON.stringify(evidenceRows(dto.evidence ?? [])),
        uuidv7(),
        dto.attribution,
        dto.content,
        dto.reasons ?? [],
        dto.rationale,
        dto.whatWouldSettle ?? null,
        dto.asOf ?? null,
        dto.recheckAt ?? null,
        dto.evidenceIds ?? [],
        uuidv7(),
        actor.auditName,
        actor.requestId,
      ]);
    } catch (error) {
      if (violatedConstraint(error) === 'judgement_once_per_person') {
        throw new Problem('already_judged', 'Another person must judge this round: you have judged this claim before.');
      }
      throw error;
    }
  }
}
