import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { RECORD_AUDIT_EVENT } from '../audit/audit-event.js';
import type { Actor } from '../auth/actor.js';
import { Database, violatedConstraint, type Statement } from '../database/database.js';
import { checkRevision, type ExpectedRevision } from '../errors/if-match.js';
import type { ChangePolicyDto } from './desk-policy.dto.js';
import type { PolicyPage, PolicyView } from './desk-policy.view.js';
import { POLICY_JSON } from './review-policy-row.js';
import type { ReviewPolicy } from './review-policy.js';

const VERSIONS: Statement = {
  name: 'policy-versions',
  text: `
    SELECT version, ${POLICY_JSON} AS policy, reason, created_by, created_at FROM review_policy
    WHERE desk_id = $1 AND ($2::int IS NULL OR version < $2) ORDER BY version DESC LIMIT $3`,
};

/**
 * The next version, where the one before is still what the caller saw. Values: id, desk, version, the fields, reason, actor,
 * request id, fields that change, for the log.
 */
const CHANGE: Statement = {
  name: 'change-policy',
  text: `
    WITH changed AS (
      INSERT INTO review_policy (id, desk_id, version, second_review_kinds, second_review_types,
        second_review_check_worthiness, second_review_until_concluded, second_review_sample, minimum_evidence, lease_seconds,
        lease_limit, reason, created_by)
      VALUES ($1, $2, $3, $4::claimant_kind[], $5::claim_type[], $6, $7, $8, $9, $10, $11, $12, $13) RETURNING *
    ), recorded AS (
      ${RECORD_AUDIT_EVENT}
      SELECT desk_id, $13, 'policy.change', 'policy', id, (version - 1)::text, version::text, $12, $14, $15::jsonb FROM changed
    )
    SELECT version, ${POLICY_JSON} AS policy, reason, created_by, created_at FROM changed`,
};

interface PolicyRow {
  version: number;
  policy: ReviewPolicy;
  reason: string | null;
  created_by: string;
  created_at: Date;
}

/** What a desk asks of its reviews, and every version of it there has been. */
@Injectable()
export class DeskPolicy {
  constructor(private readonly database: Database) {}

  async current(deskId: string): Promise<PolicyView> {
    return view((await this.versions(deskId, null, 1))[0]!);
  }

  /** Newest first. `before` is a version number. */
  async history(deskId: string, before: number | undefined, limit: number): Promise<PolicyPage> {
    const rows = await this.versions(deskId, before ?? null, limit + 1);
    const items = rows.slice(0, limit).map(view);
    return { items, nextBefore: rows.length > limit ? items.at(-1)!.revision : null };
  }

  /** Takes over what `dto` says and keeps the rest. @throws Problem `precondition_failed` where somebody was quicker */
  async change(actor: Actor, expected: ExpectedRevision, dto: ChangePolicyDto): Promise<PolicyView> {
    const before = await this.current(actor.deskId);
    checkRevision(expected, before);
    const { reason, ...fields } = dto;
    const next: ReviewPolicy = {
      secondReview: { ...before.secondReview, ...definedFields(fields.secondReview) },
      minimumEvidence: fields.minimumEvidence
        ? merge(before.minimumEvidence, fields.minimumEvidence)
        : before.minimumEvidence,
      leaseSeconds: fields.leaseSeconds ?? before.leaseSeconds,
      leaseLimit: fields.leaseLimit ?? before.leaseLimit,
    };
    const { secondReview } = next;
    try {
      const row = await this.database.runOne<PolicyRow>(CHANGE, [
        uuidv7(),
        actor.deskId,
        before.revision + 1,
        secondReview.claimantKinds,
        secondReview.claimTypes,
        secondReview.checkWorthiness,
        secondReview.untilConcluded,
        secondReview.samplePercent,
        JSON.stringify(next.minimumEvidence),
        next.leaseSeconds,
        next.leaseLimit,
        reason ?? null,
        actor.auditName,
        actor.requestId,
        JSON.stringify(fields),
      ]);
      return view(row!);
    } catch (error) {
      if (violatedConstraint(error) !== 'review_policy_version_once') throw error;
      // Somebody was quicker by a moment: whoever changes what they saw must see theirs; `*` is for whatever is there.
      if (expected !== null) checkRevision(expected, await this.current(actor.deskId));
      return this.change(actor, expected, dto);
    }
  }

  private versions(deskId: string, before: number | null, limit: number): Promise<PolicyRow[]> {
    return this.database.run<PolicyRow>(VERSIONS, [deskId, before, limit]);
  }
}

const definedFields = <Fields extends object>(fields: Fields | undefined): Partial<Fields> =>
  Object.fromEntries(Object.entries(fields ?? {}).filter(([, value]) => value !== undefined)) as Partial<Fields>;

/** Null takes a finding's minimum away. */
function merge(
  before: ReviewPolicy['minimumEvidence'],
  change: NonNullable<ChangePolicyDto['minimumEvidence']>,
): ReviewPolicy['minimumEvidence'] {
  const next = { ...before };
  for (const finding of ['verified', 'disputed'] as const) {
    const minimum = change[finding];
    if (minimum === null) delete next[finding];
    else if (minimum) next[finding] = definedFields(minimum);
  }
  return next;
}

const view = (row: PolicyRow): PolicyView => ({
  revision: row.version,
  ...row.policy,
  reason: row.reason,
  changedBy: row.created_by,
  changedAt: row.created_at.toISOString(),
});
