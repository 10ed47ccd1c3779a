import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { RECORD_AUDIT_EVENT, SYSTEM } from '../audit/audit-event.js';
import { Database, type Statement } from '../database/database.js';
import type { ClaimantKind, ClaimType } from '../database/generated/enums.js';
import { FindsPending, HandlesJob } from '../jobs/job-handler.js';
import type { VersionPayload } from '../jobs/job-registry.js';
import { mayBe, TRANSITIONS } from './claim-lifecycle.js';
import { reviewPriority } from './review-priority.js';

/**
 * Compared as text so that no index on the state serves it: those are full of entries of claims that were unopened a moment
 * ago, dead until the next vacuum, and reading them would make every split slower than the one before.
 */
const UNOPENED_STATE = mayBe('open', 'claim.state::text');

const UNOPENED: Statement = {
  name: 'unopened-claims',
  text: `
    SELECT claim.id, check_worthiness, claim_type,
      ARRAY(SELECT kind FROM claim_claimant JOIN claimant ON claimant.id = claimant_id
            WHERE claim_id = claim.id AND role = 'claimant')::text[] AS kinds,
      least(source_confidence, (SELECT min(sure) FROM unnest(claimant_confidence) AS sure)) AS sure_who,
      content_confidence AS sure_words
    FROM claim LEFT JOIN attribution ON attribution.claim_id = claim.id WHERE version_id = $1 AND ${UNOPENED_STATE}`,
};

/**
 * The versions of one article open one after the other, whatever order their splits end in: the lock is held to the end of
 * the transaction.
 */
const TAKE_TURN: Statement = {
  name: 'open-claims-turn',
  text: `SELECT pg_advisory_xact_lock(hashtextextended(article_id::text, 0)) FROM article_version WHERE id = $1`,
};

const CURRENT: Statement = {
  name: 'open-claims-current',
  text: `
    SELECT article.id AS article_id, current_version_id = article_version.id AS is_current, article_version.number > 1 AS is_revision
    FROM article_version JOIN article ON article.id = article_id WHERE article_version.id = $1`,
};

const OPEN: Statement = {
  name: 'open-claims',
  text: `
    WITH opening AS (
      SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::real[], $4::text[]) AS o (task_id, claim_id, priority, reasons)
    ), opened AS (
      UPDATE claim SET state = '${TRANSITIONS.open.to}' FROM opening WHERE claim.id = claim_id AND ${UNOPENED_STATE}
      RETURNING claim.id, desk_id, cycle, task_id, priority, reasons
    ), task AS (
      INSERT INTO review_task (id, desk_id, claim_id, cycle, round, priority, priority_reasons)
      SELECT task_id, desk_id, id, cycle, 1, priority, string_to_array(reasons, E'\\n') FROM opened
    )
    ${RECORD_AUDIT_EVENT}
    SELECT desk_id, '${SYSTEM}', 'claim.open', 'claim', id, 'extracted', '${TRANSITIONS.open.to}', NULL, NULL FROM opened`,
};

/** Waits for whoever is at a task of another version, so that the next statement sees what they left. Values: article id. */
const LOCK_OTHER_TASKS: Statement = {
  name: 'supersede-lock',
  text: `
    SELECT review_task.id FROM article JOIN claim ON claim.article_id = article.id AND version_id <> current_version_id
      JOIN review_task ON claim_id = claim.id AND review_task.state IN ('open', 'leased')
    WHERE article.id = $1 ORDER BY review_task.id FOR UPDATE OF review_task`,
};

/** Claims of other versions that nobody has settled give way to those of the current one. Values: article id. */
const SUPERSEDE: Statement = {
  name: 'supersede-claims',
  text: `
    WITH other AS (
      SELECT claim.id, claim.state FROM article JOIN claim ON claim.article_id = article.id AND version_id <> current_version_id
      WHERE article.id = $1 AND ${mayBe('supersede')} FOR UPDATE OF claim
    ), superseded AS (
      UPDATE claim SET state = '${TRANSITIONS.supersede.to}' FROM other WHERE claim.id = other.id
      RETURNING claim.id, claim.desk_id, other.state AS before
    ), cancelled AS (
      UPDATE review_task SET state = 'cancelled' WHERE claim_id IN (SELECT id FROM superseded) AND state IN ('open', 'leased')
      RETURNING id
    ), ended AS (
      UPDATE lease SET ended_at = now(), ended = 'expired' WHERE task_id IN (SELECT id FROM cancelled) AND ended_at IS NULL
    )
    ${RECORD_AUDIT_EVENT}
    SELECT desk_id, '${SYSTEM}', 'claim.supersede', 'claim', id, before::text, '${TRANSITIONS.supersede.to}', NULL, NULL
    FROM superseded`,
};

const FIND_UNOPENED: Statement = {
  name: 'find-unopened',
  text: `SELECT DISTINCT version_id FROM claim WHERE state = 'extracted' AND created_at < now() - make_interval(secs => $2) LIMIT $1`,
};

interface CurrentRow {
  article_id: string;
  is_current: boolean;
  is_revision: boolean;
}

interface UnopenedRow {
  id: string;
  check_worthiness: number;
  claim_type: ClaimType;
  kinds: ClaimantKind[];
  sure_who: number | null;
  sure_words: number | null;
}

/** Opens a review task, with its place in the queue, for every claim of the article's current version. */
@Injectable()
export class OpenClaimsJob {
  constructor(private readonly database: Database) {}

  @HandlesJob('open-claims')
  async run({ versionId }: VersionPayload): Promise<void> {
    await this.database.transaction(async (run) => {
      await run(TAKE_TURN, [versionId]);
      const [article] = await run<CurrentRow>(CURRENT, [versionId]);
      if (!article) return;
      if (article.is_revision || !article.is_current) {
        await run(LOCK_OTHER_TASKS, [article.article_id]);
        await run(SUPERSEDE, [article.article_id]);
      }
      if (article.is_current) await this.open(run, versionId);
    });
  }

  @FindsPending('open-claims')
  async pending(limit: number, afterSeconds: number): Promise<VersionPayload[]> {
    const rows = await this.database.run<{ version_id: string }>(FIND_UNOPENED, [limit, afterSeconds]);
    return rows.map((row) => ({ versionId: row.version_id }));
  }

  private async open(run: Database['run'], versionId: string): Promise<void> {
    const claims = await run<UnopenedRow>(UNOPENED, [versionId]);
    if (!claims.length) return;
    const priorities = claims.map((claim) =>
      reviewPriority({
        checkWorthiness: claim.check_worthiness,
        claimType: claim.claim_type,
        claimantKinds: claim.kinds,
        sureWho: claim.sure_who,
        sureWords: claim.sure_words,
      }),
    );
    await run(OPEN, [
      claims.map(() => uuidv7()),
      claims.map((claim) => claim.id),
      priorities.map((p) => p.score),
      priorities.map((p) => p.reasons.join('\n')),
    ]);
  }
}
