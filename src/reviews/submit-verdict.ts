import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../auth/actor.js';
import type { ClaimView } from '../claims/claim.view.js';
import { FindClaims } from '../claims/find-claims.js';
import { Database, violatedConstraint } from '../database/database.js';
import { Problem } from '../errors/problem.js';
import { invalidRequest } from '../errors/validation.js';
import { checkEvidence } from '../evidence/claim-evidence.js';
import { evidenceRows } from '../evidence/evidence-row.js';
import { afterJudgement } from './judge-outcome.js';
import { JUDGED_TASK, WRITE_JUDGEMENT, type JudgedTaskRow } from './judgement-statements.js';
import { explainRefusal } from './lease-refusal.js';
import { reasonFaults } from './reason-codes.js';
import { missingEvidence, newReviewerReasons, type CitedEvidence } from './review-policy.js';
import type { VerdictDto } from './verdict.dto.js';

/** Takes a reviewer's judgement and moves the claim: to a second review, to adjudication, or to its verdict. */
@Injectable()
export class SubmitVerdict {
  constructor(
    private readonly database: Database,
    private readonly claims: FindClaims,
  ) {}

  /**
   * @throws Problem: stale or expired lease, unknown evidence, too little of it, reasons that do not fit, `not_applicable` for
   * a claim that somebody made; nothing is written then
   */
  async run(actor: Actor, taskId: string, dto: VerdictDto): Promise<ClaimView> {
    checkEvidence(dto.evidence ?? [], (n) => `/evidence/${n}`);
    const faults = reasonFaults(dto, dto.reasons ?? []);
    if (faults.length) throw invalidRequest(faults.map((detail) => ({ pointer: '/reasons', detail })));
    try {
      const claimId = await this.database.transaction((run) => this.judge(run, actor, taskId, dto));
      // Not within the transaction: many that are refused at once would each hold a connection and wait for a second one.
      if (claimId === undefined) throw await explainRefusal(this.database, actor, taskId, dto.leaseToken);
      return await this.claims.summary(actor.deskId, claimId);
    } catch (error) {
      const constraint = violatedConstraint(error);
      if (constraint === 'judgement_once_per_person') throw alreadyJudged();
      throw error;
    }
  }

  /** Locks the task and its claim; decides; writes. @returns the claim's id; undefined where the lease is not live and theirs */
  private async judge(
    run: Database['run'],
    actor: Actor,
    taskId: string,
    dto: VerdictDto,
  ): Promise<string | undefined> {
    const [task] = await run<JudgedTaskRow>(JUDGED_TASK, [
      taskId,
      dto.leaseToken,
      actor.personId,
      actor.deskId,
      dto.evidenceIds ?? [],
      dto.recheckAt ?? null,
    ]);
    if (!task) return undefined;
    const rows = evidenceRows(dto.evidence ?? []);
    checkAgainstClaim(actor, task, dto, [
      ...task.cited,
      ...(dto.evidence ?? []).map(({ stance, primary }, n) => ({
        stance,
        primary: primary ?? false,
        originKey: rows[n]!.origin_key,
      })),
    ]);
    const secondReview = [...task.second_review, ...newReviewerReasons(task.policy, task.concluded)];
    const to = afterJudgement({
      round: task.round,
      attribution: dto.attribution,
      content: dto.content,
      secondReview,
      ...(task.first ? { first: task.first } : {}),
    });
    await run(WRITE_JUDGEMENT, [
      taskId,
      dto.leaseToken,
      to,
      uuidv7(),
      JSON.stringify(rows),
      dto.attribution,
      dto.content,
      dto.reasons ?? [],
      dto.rationale,
      dto.whatWouldSettle ?? null,
      dto.asOf ?? null,
      dto.recheckAt ?? null,
      dto.evidenceIds ?? [],
      uuidv7(),
      uuidv7(),
      actor.auditName,
      actor.requestId,
      to === 'second_review' ? secondReview : [],
    ]);
    return task.claim_id;
  }
}

/** What the body cannot know by itself: the claim it speaks of. */
function checkAgainstClaim(actor: Actor, task: JudgedTaskRow, dto: VerdictDto, cited: CitedEvidence[]): void {
  if (task.round === 3 && actor.role === 'reviewer') {
    throw new Problem('forbidden', 'An adjudication is settled with the key of a lead or admin.');
  }
  if (dto.attribution === 'not_applicable' && !task.own_voice) {
    throw invalidRequest([
      {
        pointer: '/attribution',
        detail: 'somebody is quoted: say whether they said it (verified, disputed or unresolved)',
      },
    ]);
  }
  if (task.foreign_evidence.length) {
    const n = dto.evidenceIds!.indexOf(task.foreign_evidence[0]!);
    throw invalidRequest([{ pointer: `/evidenceIds/${n}`, detail: 'is not evidence of this claim that you can see' }]);
  }
  if (task.recheck_is_past) throw invalidRequest([{ pointer: '/recheckAt', detail: 'must be a time to come' }]);
  const missing = missingEvidence(task.policy, dto.content, cited);
  if (missing) throw invalidRequest([{ pointer: '/evidence', detail: `by your desk’s policy ${missing}` }]);
}

const alreadyJudged = (): Problem =>
  new Problem('already_judged', 'Another person must judge this round: you have judged this claim before.');
