import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { CLAIM_COLUMNS, CLAIM_FROM, claimView, type ClaimRow } from '../claims/claim-row.js';
import { judgementsJson, judgementView } from '../claims/judgement-row.js';
import type { JudgementView } from '../claims/claim.view.js';
import { Database, type Statement } from '../database/database.js';
import { EVIDENCE_JSON, evidenceView, visibleEvidence } from '../evidence/evidence-row.js';
import type { EvidenceView } from '../evidence/evidence.view.js';
import { explainRefusal } from './lease-refusal.js';
import type { LeasedTaskView, LeaseSummaryView } from './lease.view.js';

/** Characters of the article shown on each side of the claim's sentence. */
const AROUND = 600;

/**
 * All that the holder of a lease works with, as columns over {@link TASK_FROM}. Spans count UTF-16 code units, Postgres
 * counts characters: the text is cut in Node, from a piece that holds what is wanted either way.
 * @param holder SQL for their person id
 */
export const taskColumns = (holder: string): string => `
      ${CLAIM_COLUMNS}, review_task.id AS task_id, review_task.round AS task_round, draft, draft_by, draft_at, due_at,
      article.title, article.publisher, article.source_url,
      left(article_version.text, claim.sentence_end + ${AROUND}) AS text_so_far,
      (SELECT json_agg(${EVIDENCE_JSON} ORDER BY evidence.id) FROM evidence
       WHERE claim_id = claim.id AND ${visibleEvidence(holder)}) AS evidence,
      CASE review_task.round WHEN 3 THEN ${judgementsJson('judgement.claim_id = claim.id AND judgement.cycle = claim.cycle')}
      END AS judgements`;

export const TASK_FROM = `review_task JOIN (${CLAIM_FROM}) ON claim.id = review_task.claim_id
      JOIN article_version ON article_version.id = claim.version_id JOIN article ON article.id = claim.article_id`;

/** Values: task, person, token. */
const LEASED: Statement = {
  name: 'leased-task',
  text: `
    SELECT token, expires_at, ${taskColumns('$2')} FROM lease JOIN (${TASK_FROM}) ON review_task.id = task_id
    WHERE task_id = $1 AND token = $3 AND person_id = $2 AND ended_at IS NULL AND expires_at > now()`,
};

const MINE: Statement = {
  name: 'my-leases',
  text: `
    SELECT task_id, token, expires_at, round, claim.id AS claim_id, claim.article_id, quote
    FROM lease JOIN review_task ON review_task.id = task_id JOIN claim ON claim.id = claim_id
    WHERE person_id = $1 AND lease.desk_id = $2 AND ended_at IS NULL AND expires_at > now() ORDER BY expires_at, task_id`,
};

export interface TaskRow extends ClaimRow {
  task_id: string;
  task_round: number;
  token: number;
  expires_at: Date;
  draft: Record<string, unknown> | null;
  draft_by: string | null;
  draft_at: Date | null;
  due_at: Date | null;
  title: string | null;
  publisher: string | null;
  source_url: string | null;
  text_so_far: string;
  evidence: EvidenceView[] | null;
  judgements: JudgementView[] | null;
}

interface MineRow {
  task_id: string;
  token: number;
  expires_at: Date;
  round: number;
  claim_id: string;
  article_id: string;
  quote: string;
}

/** What the holder of a lease sees. */
@Injectable()
export class ShowTask {
  constructor(private readonly database: Database) {}

  /** @throws Problem when the lease is not a live one of the actor's */
  async leased(actor: Actor, taskId: string, leaseToken: number): Promise<LeasedTaskView> {
    const row = await this.database.runOne<TaskRow>(LEASED, [taskId, actor.personId, leaseToken]);
    if (!row) throw await explainRefusal(this.database, actor, taskId, leaseToken);
    return taskView(row);
  }

  /** The person's live leases, the one that runs out first at the front. */
  async mine(actor: Actor): Promise<LeaseSummaryView[]> {
    const rows = await this.database.run<MineRow>(MINE, [actor.personId, actor.deskId]);
    return rows.map((row) => ({
      taskId: row.task_id,
      leaseToken: row.token,
      expiresAt: row.expires_at.toISOString(),
      round: row.round,
      claimId: row.claim_id,
      articleId: row.article_id,
      quote: row.quote,
    }));
  }
}

export function taskView(row: TaskRow): LeasedTaskView {
  const { text_so_far: text } = row;
  const [start, end] = [row.sentence_start, row.sentence_end];
  return {
    taskId: row.task_id,
    leaseToken: row.token,
    expiresAt: row.expires_at.toISOString(),
    round: row.task_round,
    dueAt: row.due_at?.toISOString() ?? null,
    claim: claimView(row),
    context: {
      title: row.title,
      publisher: row.publisher,
      sourceUrl: row.source_url,
      before: text.slice(Math.max(0, start - AROUND), start).toWellFormed(),
      sentence: text.slice(start, end),
      after: text.slice(end, end + AROUND).toWellFormed(),
    },
    evidence: (row.evidence ?? []).map(evidenceView),
    judgements: (row.judgements ?? []).map(judgementView),
    draft: row.draft,
    draftBy: row.draft_by,
    draftAt: row.draft_at?.toISOString() ?? null,
  };
}
