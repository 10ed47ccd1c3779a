import { Injectable } from '@nestjs/common';
import { RECORD_AUDIT_EVENT } from '../audit/audit-event.js';
import type { Actor } from '../auth/actor.js';
import { Database, type Statement } from '../database/database.js';
import type { ClaimantKind } from '../database/generated/enums.js';
import { Problem } from '../errors/problem.js';
import { OWN_VOICE } from './change-claimant.dto.js';
import { claimantMerged, claimantNotFound } from './claimant-row.js';
import type { MergeClaimantDto } from './merge-claimant.dto.js';

/** Both entries stay as they are until the transaction ends; splits may go on naming them. In one order, against deadlocks. */
const LOCK: Statement = {
  name: 'lock-claimants',
  text: `SELECT id, name, kind, merged_into FROM claimant WHERE id = ANY ($1::uuid[]) AND desk_id = $2
         ORDER BY id FOR NO KEY UPDATE`,
};

/**
 * Names, aliases and what was merged into the entry before go to the survivor; a trigger takes the claims there. Under the
 * survivor's kind the names lead to it too, unless they are somebody's. Values: entry, survivor, actor, reason, request, detail.
 */
const MERGE: Statement = {
  name: 'merge-claimants',
  text: `
    WITH survivor AS (
      SELECT id, desk_id, kind FROM claimant WHERE id = $2
    ), merged AS (
      UPDATE claimant SET merged_into = CASE id WHEN $2 THEN NULL ELSE $2::uuid END,
        revision = revision + CASE WHEN id IN ($1, $2) THEN 1 ELSE 0 END
      WHERE id IN ($1, $2) OR merged_into = $1 RETURNING id, desk_id
    ), moved_name AS (
      UPDATE claimant_name SET claimant_id = $2 WHERE claimant_id = $1
    ), survivor_name AS (
      INSERT INTO claimant_name (desk_id, kind, name_key, claimant_id)
      SELECT DISTINCT survivor.desk_id, survivor.kind, name_key, survivor.id FROM claimant_name, survivor
      WHERE claimant_id = $1 ORDER BY name_key ON CONFLICT DO NOTHING
    ), moved_alias AS (
      DELETE FROM claimant_alias WHERE claimant_id = $1
    ), survivor_alias AS (
      INSERT INTO claimant_alias (claimant_id, alias)
      SELECT $2::uuid, alias FROM claimant_alias WHERE claimant_id = $1
      UNION SELECT $2, name FROM claimant WHERE id = $1 ON CONFLICT DO NOTHING
    )
    ${RECORD_AUDIT_EVENT}
    SELECT desk_id, $3, 'claimant.merge', 'claimant', id, NULL, NULL, $4, $5, $6::jsonb FROM merged WHERE id IN ($1, $2)
    ORDER BY id = $2`,
};

interface Entry {
  id: string;
  name: string;
  kind: ClaimantKind;
  merged_into: string | null;
}

/** A person says that two entries are one claimant. */
@Injectable()
export class MergeClaimants {
  constructor(private readonly database: Database) {}

  /** @throws Problem `not_found`, `claimant_merged`, `illegal_claimant_change` */
  async run(actor: Actor, id: string, { intoId, reason }: MergeClaimantDto): Promise<void> {
    const survivorId = intoId.toLowerCase();
    await this.database.transaction(async (run) => {
      const entries = await run<Entry>(LOCK, [[id, survivorId], actor.deskId]);
      const entry = entries.find((e) => e.id === id);
      const survivor = entries.find((e) => e.id === survivorId);
      if (!entry) throw claimantNotFound(id);
      if (!survivor) throw claimantNotFound(survivorId);
      checkMerge(entry, survivor);
      const detail = JSON.stringify({ from: named(entry), into: named(survivor) });
      await run(MERGE, [id, survivorId, actor.auditName, reason ?? null, actor.requestId, detail]);
    });
  }
}

const named = ({ id, name, kind }: Entry): object => ({ id, name, kind });

function checkMerge(entry: Entry, survivor: Entry): void {
  if (entry.id === survivor.id) {
    throw new Problem('illegal_claimant_change', 'A claimant cannot be merged into itself.', [
      { pointer: '/intoId', detail: 'is the entry itself' },
    ]);
  }
  if (entry.merged_into) throw claimantMerged(entry.id, entry.merged_into, { parameter: 'id' });
  if (survivor.merged_into) throw claimantMerged(survivor.id, survivor.merged_into, { pointer: '/intoId' });
  if (entry.kind === OWN_VOICE || survivor.kind === OWN_VOICE) {
    const at = entry.kind === OWN_VOICE ? { parameter: 'id' } : { pointer: '/intoId' };
    throw new Problem('illegal_claimant_change', 'The own voice of an outlet is no other claimant.', [
      { ...at, detail: `is of kind ${OWN_VOICE}` },
    ]);
  }
}
