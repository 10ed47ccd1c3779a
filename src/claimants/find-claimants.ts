import { Injectable } from '@nestjs/common';
import { cursorOf, readCursor } from '../database/cursor.js';
import { Database, type Statement } from '../database/database.js';
import { CLAIMS_NAMING_ENTRY, claimantNotFound, ENTRY_COLUMNS, entryView, type EntryRow } from './claimant-row.js';
import type { ClaimantDetailView, ClaimantPage } from './claimant.view.js';
import { ledgerOf, type LedgerRow } from './ledger.js';
import type { ListClaimantsQuery } from './list-claimants.query.js';
import { nameKey } from './name-key.js';

const CLAIMS = `(SELECT count(DISTINCT claim_id)::int FROM ${CLAIMS_NAMING_ENTRY} WHERE claimant_id = entry.id) AS claims`;

/** The entry that an id leads to: itself, or the survivor of its merge. */
const ONE: Statement = {
  name: 'claimant-detail',
  text: `
    SELECT ${ENTRY_COLUMNS}, ${CLAIMS},
      ARRAY(SELECT id FROM claimant AS merged WHERE merged.merged_into = entry.id ORDER BY id) AS merged_from,
      (SELECT coalesce(json_agg(tally), '[]') FROM (
        SELECT role, judgement.attribution, content, count(*)::int AS claims FROM ${CLAIMS_NAMING_ENTRY}
        LEFT JOIN verdict ON verdict.claim_id = claim.id AND verdict.cycle = claim.cycle
        LEFT JOIN judgement ON judgement.id = judgement_id
        WHERE claimant_id = entry.id GROUP BY role, judgement.attribution, content) AS tally) AS ledger
    FROM claimant AS asked JOIN claimant AS entry ON entry.id = coalesce(asked.merged_into, asked.id)
    WHERE asked.id = $1 AND asked.desk_id = $2`,
};

type ListedRow = EntryRow & { claims: number };
type DetailRow = ListedRow & { merged_from: string[]; ledger: LedgerRow[] };

/** Reading the registry of one desk. */
@Injectable()
export class FindClaimants {
  constructor(private readonly database: Database) {}

  /** Newest first, without entries that were merged away. @throws Problem for a cursor that is not ours */
  async page(deskId: string, query: ListClaimantsQuery): Promise<ClaimantPage> {
    const values: unknown[] = [deskId];
    const where = ['entry.desk_id = $1', 'entry.merged_into IS NULL'];
    const add = (condition: (place: string) => string, value: unknown): void => {
      if (value === undefined) return;
      values.push(value);
      where.push(condition(`$${values.length}`));
    };
    add((p) => `entry.id < ${p}`, readCursor(query.cursor));
    add((p) => `entry.kind = ${p}::claimant_kind`, query.kind);
    // Keys know every script's cases. An alias that only an article used has no key; lower() knows the database's locale.
    add(
      (p) => `(EXISTS (SELECT FROM claimant_name WHERE claimant_id = entry.id AND strpos(name_key, ${p}) > 0)
        OR EXISTS (SELECT FROM claimant_alias WHERE claimant_id = entry.id AND strpos(lower(alias), ${p}) > 0))`,
      query.q === undefined ? undefined : nameKey(query.q),
    );
    values.push(query.limit + 1);
    const text = `SELECT ${ENTRY_COLUMNS}, ${CLAIMS} FROM claimant AS entry WHERE ${where.join(' AND ')}
      ORDER BY entry.id DESC LIMIT $${values.length}`;
    const rows = await this.database.run<ListedRow>({ text }, values);
    const items = rows.slice(0, query.limit).map(entryView);
    return { items, nextCursor: rows.length > query.limit ? cursorOf(items[query.limit - 1]!.id) : null };
  }

  /** The entry, or the one it was merged into. @throws Problem `not_found`, also for another desk's claimant */
  async one(deskId: string, id: string): Promise<ClaimantDetailView> {
    const row = await this.database.runOne<DetailRow>(ONE, [id, deskId]);
    if (!row) throw claimantNotFound(id);
    return {
      ...entryView(row),
      revision: row.revision,
      createdAt: row.created_at.toISOString(),
      mergedFrom: row.merged_from,
      ledger: ledgerOf(row.ledger),
    };
  }
}
