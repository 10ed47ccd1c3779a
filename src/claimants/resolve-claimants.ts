import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Database, type Statement } from '../database/database.js';
import type { SplitClaimant } from '../text/index.js';
import { nameKey, shortened } from './name-key.js';

/** What makes two mentions one claimant of a desk: the kind and the name without its case and spacing. */
export const claimantKey = ({ kind, name }: Pick<SplitClaimant, 'kind' | 'name'>): string => `${kind}:${nameKey(name)}`;

/**
 * A name of `claimant_name` leads to its entry, whatever people have called that since or merged it into; any other becomes an
 * entry. Only who wins the name makes the entry, so that two splits at once cannot make two. Each name is looked up by itself
 * (LIMIT): a join that was planned while the desk was new would go on reading all its names.
 */
const RESOLVE: Statement = {
  name: 'resolve-claimants',
  text: `
    WITH mention AS (
      SELECT * FROM unnest($2::uuid[], $3::claimant_kind[], $4::text[], $5::text[]) AS m (id, kind, name_key, name)
    ), named AS (
      INSERT INTO claimant_name (desk_id, kind, name_key, claimant_id) SELECT $1, kind, name_key, id FROM mention
      ORDER BY kind, name_key ON CONFLICT (desk_id, kind, name_key) DO NOTHING RETURNING claimant_id AS id, kind, name_key
    ), added AS (
      INSERT INTO claimant (id, desk_id, kind, name) SELECT id, $1, mention.kind, name FROM named JOIN mention USING (id)
    ), resolved AS (
      SELECT * FROM named
      UNION ALL SELECT claimant_id, kind, name_key FROM mention CROSS JOIN LATERAL (
        SELECT claimant_id FROM claimant_name AS known
        WHERE desk_id = $1 AND known.kind = mention.kind AND known.name_key = mention.name_key LIMIT 1) AS known
    ), aliased AS (
      INSERT INTO claimant_alias (claimant_id, alias)
      SELECT DISTINCT resolved.id, alias FROM unnest($6::claimant_kind[], $7::text[], $8::text[]) AS a (kind, name_key, alias)
      JOIN resolved USING (kind, name_key) ORDER BY 1, 2 ON CONFLICT DO NOTHING
    )
    SELECT id, kind || ':' || name_key AS key FROM resolved`,
};

/** Finds the registry entries of an article's claimants, and makes those that are new. */
@Injectable()
export class ResolveClaimants {
  constructor(private readonly database: Database) {}

  /**
   * @param run where the lookup is part of a transaction
   * @returns registry id by {@link claimantKey}; several keys may have one id
   */
  async run(
    deskId: string,
    claimants: readonly SplitClaimant[],
    run: Database['run'] = (statement, values) => this.database.run(statement, values),
  ): Promise<Map<string, string>> {
    const wanted = new Map(claimants.map((claimant) => [claimantKey(claimant), claimant]));
    if (!wanted.size) return new Map();
    const mentions = [...wanted.values()];
    const aliases = mentions.flatMap(({ kind, name, aliases }) =>
      aliases.map((alias) => ({ kind, key: nameKey(name), alias: shortened(alias) })),
    );
    const values = [
      deskId,
      mentions.map(() => uuidv7()),
      mentions.map((m) => m.kind),
      mentions.map((m) => nameKey(m.name)),
      mentions.map((m) => shortened(m.name)),
      aliases.map((a) => a.kind),
      aliases.map((a) => a.key),
      aliases.map((a) => a.alias),
    ];
    // A name that another process adds at this moment is invisible to our snapshot; the second look sees it.
    for (let look = 0; look < 3; look++) {
      const rows = await run<{ id: string; key: string }>(RESOLVE, values);
      if (rows.length === wanted.size) return new Map(rows.map((row) => [row.key, row.id]));
    }
    throw new Error(`claimants of desk ${deskId} cannot be resolved: they change faster than they can be read`);
  }
}
