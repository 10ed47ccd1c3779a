import type { ClaimantKind } from '../database/generated/enums.js';
import { Problem } from '../errors/problem.js';
import type { ClaimantEntryView } from './claimant.view.js';
import { nameKey } from './name-key.js';

/** A name that splits find an entry by: the kind that they say, and the key. */
export interface KnownName {
  kind: ClaimantKind;
  key: string;
}

export interface EntryRow {
  id: string;
  name: string;
  kind: ClaimantKind;
  revision: number;
  merged_into: string | null;
  created_at: Date;
  aliases: string[];
  names: KnownName[];
}

/** The columns of an {@link EntryRow}, for statements that select from `claimant AS entry`. */
export const ENTRY_COLUMNS = `
    entry.id, entry.name, entry.kind, entry.revision, entry.merged_into, entry.created_at,
    ARRAY(SELECT alias FROM claimant_alias WHERE claimant_id = entry.id ORDER BY alias) AS aliases,
    (SELECT coalesce(json_agg(json_build_object('kind', n.kind, 'key', name_key)), '[]')
     FROM claimant_name AS n WHERE claimant_id = entry.id) AS names`;

/** Claims of a replaced text are not claims any more: its successor repeats them. */
export const CLAIMS_NAMING_ENTRY = `claim_claimant JOIN claim ON claim.id = claim_id AND state <> 'superseded'`;

export function entryView(row: EntryRow & { claims: number }): ClaimantEntryView {
  const { id, name, kind, claims } = row;
  const own = nameKey(name);
  const known = new Set(row.names.map(({ key }) => key));
  const aliases = row.aliases.filter((alias) => nameKey(alias) !== own);
  return {
    id,
    name,
    kind,
    aliases,
    confirmedAliases: aliases.filter((alias) => known.has(nameKey(alias))),
    claims,
  };
}

export const claimantNotFound = (id: string): Problem => new Problem('not_found', `This desk has no claimant ${id}.`);

export const claimantMerged = (
  id: string,
  survivor: string,
  at: { pointer: string } | { parameter: string },
): Problem =>
  new Problem('claimant_merged', `Claimant ${id} was merged into ${survivor}. Use that one.`, [
    { ...at, conflictsWith: survivor, detail: `was merged into ${survivor}` },
  ]);
