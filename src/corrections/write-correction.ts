import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { SET_COVERAGE } from '../articles/set-coverage.js';
import { RECORD_AUDIT_EVENT } from '../audit/audit-event.js';
import type { Actor } from '../auth/actor.js';
import { claimantKey, ResolveClaimants } from '../claimants/resolve-claimants.js';
import {
  FORGET_ATTRIBUTIONS,
  PLACE_CLAIMS,
  REPLACE_CLAIMS,
  REWRITE_CLAIMS,
  UNPLACE_CLAIMS,
} from '../claims/rewrite-claims.js';
import type { Database, Statement } from '../database/database.js';
import type { ClaimState, CorrectionKind } from '../database/generated/enums.js';
import { carryEvidence } from '../evidence/carry-evidence.js';
import { followCorrection } from '../reviews/follow-correction.js';
import { retile } from '../text/index.js';
import { attributionRow, claimRow } from './claim-rows.js';
import { corrected, type ClaimWords, type LiveClaim } from './corrected-claim.js';
import { checkQuote } from './draft-claim.js';
import { readingOrder } from './reading-order.js';
import type { VersionUnderCorrection } from './read-version.js';

/** A correction that may be made: the claims before and after. One that keeps its id keeps its review. */
export interface Correction {
  kind: CorrectionKind;
  before: LiveClaim[];
  after: ClaimWords[];
  reason: string | null;
}

/** Values: id, desk, article, version, kind, before, after, their ids, reason, splitter, person. */
const KEEP: Statement = {
  name: 'keep-correction',
  text: `
    INSERT INTO split_correction (id, desk_id, article_id, version_id, kind, before, after, before_ids, after_ids, reason, splitter,
      corrected_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
};

/** Values: desk, actor, request id, reason, steps as JSON. */
const RECORD: Statement = {
  name: 'record-correction',
  text: `
    ${RECORD_AUDIT_EVENT}
    SELECT $1, $2, action, 'claim', claim_id, "from", "to", $4, $3, detail
    FROM jsonb_to_recordset($5) AS s (action text, claim_id uuid, "from" text, "to" text, detail jsonb)`,
};

interface Step {
  action: string;
  claim_id: string;
  from: ClaimState | null;
  to: ClaimState;
  detail: object;
}

/** Writes a correction and all that follows from it, in the transaction that holds the locks of `lockVersion`. */
@Injectable()
export class WriteCorrection {
  constructor(private readonly claimants: ResolveClaimants) {}

  /** @returns the correction's id */
  async run(
    run: Database['run'],
    actor: Actor,
    version: VersionUnderCorrection,
    correction: Correction,
  ): Promise<string> {
    const { before, after, reason } = correction;
    for (const claim of after) checkQuote(version.text, claim);
    const id = uuidv7();
    const known = new Set(before.map((claim) => claim.id));
    const kept = new Set(after.filter((claim) => known.has(claim.id)).map((claim) => claim.id));
    const fresh = after.map((claim) => claim.id).filter((claimId) => !kept.has(claimId));
    const replaced = before.map((claim) => claim.id).filter((claimId) => !kept.has(claimId));
    await this.rewrite(run, version, after, [...kept]);
    await run(RECORD, [
      actor.deskId,
      actor.auditName,
      actor.requestId,
      reason,
      JSON.stringify(steps(id, correction, kept)),
    ]);
    if (replaced.length) await run(REPLACE_CLAIMS, [replaced, reason]);
    const ancestors = before.map((claim) => claim.id);
    // Kept before the reviews follow, so that what was replaced is known not to come back with its text.
    await run(KEEP, [
      id,
      version.deskId,
      version.articleId,
      version.id,
      correction.kind,
      JSON.stringify(before.map(corrected)),
      JSON.stringify(after.map(corrected)),
      ancestors,
      after.map((claim) => claim.id),
      reason,
      version.splitter,
      actor.personId,
    ]);
    const heirs = replaced.length ? after.map((claim) => claim.id) : fresh;
    await followCorrection(run, {
      versionId: version.id,
      requestId: actor.requestId,
      claims: after.map((claim) => claim.id),
      replaced,
      heirs,
      ancestors,
    });
    await carryEvidence(run, replaced.length ? replaced : ancestors, heirs);
    await placeAll(run, version, correction);
    return id;
  }

  private async rewrite(
    run: Database['run'],
    version: VersionUnderCorrection,
    claims: readonly ClaimWords[],
    kept: readonly string[],
  ): Promise<void> {
    const everyone = claims.flatMap(({ claimants, relay }) => [...claimants, ...relay]);
    const ids = await this.claimants.run(
      version.deskId,
      everyone.map((each) => ({ ...each, aliases: [] })),
      run,
    );
    const links = claims.flatMap((claim) =>
      (['claimants', 'relay'] as const).flatMap((field) =>
        claim[field].map((each, position) => ({
          claimId: claim.id,
          role: field === 'relay' ? 'relay' : 'claimant',
          position,
          claimantId: ids.get(claimantKey(each))!,
        })),
      ),
    );
    if (kept.length) await run(FORGET_ATTRIBUTIONS, [kept]);
    await run(REWRITE_CLAIMS, [
      version.deskId,
      version.articleId,
      version.id,
      JSON.stringify(claims.map(claimRow)),
      JSON.stringify(claims.flatMap((claim) => attributionRow(version.text, claim))),
      links.map((link) => link.claimId),
      links.map((link) => link.role),
      links.map((link) => link.position),
      links.map((link) => link.claimantId),
    ]);
  }
}

/** What the log says of each claim, in one line each. */
function steps(correction: string, { kind, before, after }: Correction, kept: ReadonlySet<string>): Step[] {
  const became = after.map((claim) => claim.id);
  const states = new Map(before.map((claim) => [claim.id, claim]));
  const old = before.map((claim): Step => {
    const stays = kept.has(claim.id);
    return {
      action: kind === 'merge' && !stays ? 'claim.merge' : 'claim.correct',
      claim_id: claim.id,
      from: claim.state,
      to: stays ? claim.state : 'superseded',
      detail: {
        correction,
        kind,
        cycle: claim.cycle,
        ...(stays ? { revision: claim.revision + 1 } : {}),
        ...(stays && became.length === 1 ? {} : { became }),
      },
    };
  });
  const added = after
    .filter((claim) => !states.has(claim.id))
    .map((claim): Step => ({
      action: 'claim.add',
      claim_id: claim.id,
      from: null,
      to: 'extracted',
      detail: { correction, kind, of: before.map((each) => each.id) },
    }));
  return [...old, ...added];
}

/** Ordinals in reading order, ranks by check-worthiness, and every character under its layer. */
async function placeAll(
  run: Database['run'],
  version: VersionUnderCorrection,
  { before, after }: Correction,
): Promise<void> {
  const touched = new Set([...before, ...after].map((claim) => claim.id));
  const others = version.claims.filter((claim) => !touched.has(claim.id));
  const places = readingOrder(
    [...others, ...after].map(({ id, spans, checkWorthiness }) => ({ id, spans, score: checkWorthiness.score })),
  );
  const was = new Map(version.claims.map((claim) => [claim.id, claim]));
  const moved = [...places].filter(([id, { ordinal, rank }]) => {
    const claim = was.get(id);
    return claim?.ordinal !== ordinal || claim.checkRank !== rank;
  });
  const ids = moved.map(([id]) => id);
  await run(UNPLACE_CLAIMS, [ids]);
  await run(PLACE_CLAIMS, [ids, moved.map(([, place]) => place.ordinal), moved.map(([, place]) => place.rank)]);
  const tiled = [...others, ...after].map(({ id, spans, attribution }) => ({
    spans,
    attributed: attribution !== null,
    ...(touched.has(id) && attribution ? { cue: attribution.cue, source: attribution.source ?? [] } : {}),
  }));
  const coverage = retile(version.text.length, version.coverage, tiled);
  await run(SET_COVERAGE, [version.articleId, version.id, JSON.stringify(coverage)]);
}
