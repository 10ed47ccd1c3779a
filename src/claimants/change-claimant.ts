import { Injectable } from '@nestjs/common';
import { RECORD_AUDIT_EVENT } from '../audit/audit-event.js';
import type { Actor } from '../auth/actor.js';
import { Database, violatedConstraint, type Statement } from '../database/database.js';
import { checkRevision, type ExpectedRevision } from '../errors/if-match.js';
import { Problem } from '../errors/problem.js';
import type { ChangeClaimantDto } from './change-claimant.dto.js';
import { claimantChange, pointerTo, type ClaimantChange } from './claimant-change.js';
import { claimantMerged, claimantNotFound, ENTRY_COLUMNS, type EntryRow } from './claimant-row.js';

const ENTRY: Statement = {
  name: 'claimant',
  text: `SELECT ${ENTRY_COLUMNS} FROM claimant AS entry WHERE id = $1 AND desk_id = $2`,
};

/** All of a change or nothing; no row where the entry has another revision by now. A name that is another's breaks claimant_name_pk. */
const CHANGE: Statement = {
  name: 'change-claimant',
  text: `
    WITH changed AS (
      UPDATE claimant SET name = $4, kind = $5, revision = revision + 1
      WHERE id = $1 AND desk_id = $2 AND revision = $3 AND merged_into IS NULL RETURNING id, desk_id
    ), lost_name AS (
      DELETE FROM claimant_name USING changed WHERE claimant_id = changed.id AND name_key = ANY ($7)
    ), lost_alias AS (
      DELETE FROM claimant_alias USING changed WHERE claimant_id = changed.id AND alias = ANY ($9)
    ), new_name AS (
      INSERT INTO claimant_name (desk_id, kind, name_key, claimant_id)
      SELECT desk_id, $5, key, id FROM changed, unnest($6::text[]) AS key ORDER BY key
    ), new_alias AS (
      INSERT INTO claimant_alias (claimant_id, alias) SELECT id, alias FROM changed, unnest($8::text[]) AS alias
      ON CONFLICT DO NOTHING
    ), recorded AS (
      ${RECORD_AUDIT_EVENT}
      SELECT desk_id, $10, 'claimant.change', 'claimant', id, NULL, NULL, NULL, $11, $12::jsonb FROM changed
    )
    SELECT id FROM changed`,
};

/** Who has one of the names already. Values: desk, kind, keys, the entry that wants them. */
const HOLDER: Statement = {
  name: 'claimant-name-holder',
  text: `SELECT claimant_id AS id, name, name_key AS key FROM claimant_name JOIN claimant ON claimant.id = claimant_id
         WHERE claimant_name.desk_id = $1 AND claimant_name.kind = $2 AND name_key = ANY ($3) AND claimant_id <> $4 LIMIT 1`,
};

/** A person sets an entry right: its name, its kind, its aliases. */
@Injectable()
export class ChangeClaimant {
  constructor(private readonly database: Database) {}

  /**
   * What is so already is not written and counts no revision.
   * @throws Problem `not_found`, `precondition_failed`, `claimant_merged`, `claimant_name_taken`, `illegal_claimant_change`,
   * `invalid_request`
   */
  async run(actor: Actor, id: string, expected: ExpectedRevision, dto: ChangeClaimantDto): Promise<void> {
    // Where somebody was quicker, the next look finds another revision: refused, or with `*` changed from there.
    for (;;) {
      const entry = await this.database.runOne<EntryRow>(ENTRY, [id, actor.deskId]);
      if (!entry) throw claimantNotFound(id);
      if (entry.merged_into) throw claimantMerged(id, entry.merged_into, { parameter: 'id' });
      checkRevision(expected, entry);
      const change = claimantChange(entry, dto);
      if (!change || (await this.write(actor, entry, change, dto))) return;
    }
  }

  private async write(actor: Actor, entry: EntryRow, change: ClaimantChange, dto: ChangeClaimantDto): Promise<boolean> {
    const { name, kind, newKeys, lostKeys, newAliases, lostAliases } = change;
    const detail = {
      revision: entry.revision + 1,
      before: { name: entry.name, kind: entry.kind },
      after: { name, kind },
      // Names, not spellings: an alias that an article had used may only have been confirmed.
      namesAdded: newKeys,
      namesRemoved: [...new Set(lostKeys)],
      aliasesAdded: newAliases,
      aliasesRemoved: lostAliases,
    };
    const { deskId, auditName, requestId } = actor;
    const rows = [newKeys, lostKeys, newAliases, lostAliases];
    const values = [
      entry.id,
      deskId,
      entry.revision,
      name,
      kind,
      ...rows,
      auditName,
      requestId,
      JSON.stringify(detail),
    ];
    try {
      return (await this.database.runOne(CHANGE, values)) !== undefined;
    } catch (error) {
      if (violatedConstraint(error) !== 'claimant_name_pk') throw error;
    }
    const holder = await this.database.runOne<{ id: string; name: string; key: string }>(HOLDER, [
      deskId,
      kind,
      newKeys,
      entry.id,
    ]);
    if (holder) throw nameTaken(holder, pointerTo(holder.key, dto));
    return false;
  }
}

const nameTaken = (holder: { id: string; name: string }, pointer: string): Problem =>
  new Problem(
    'claimant_name_taken',
    `Claimant ${holder.id}, “${holder.name}”, is found by this name and kind. Where both are one, merge them: POST /v1/claimants/{id}/merge.`,
    [{ pointer, conflictsWith: holder.id, detail: `is a name of claimant ${holder.id}` }],
  );
