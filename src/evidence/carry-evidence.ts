import { v7 as uuidv7 } from 'uuid';
import type { Database, Statement } from '../database/database.js';

const OF_CLAIMS: Statement = {
  name: 'evidence-of-claims',
  text: `SELECT id FROM evidence WHERE claim_id = ANY ($1::uuid[]) ORDER BY id`,
};

/** Values: new ids, ids of what is copied, claims that get it. */
const COPY: Statement = {
  name: 'copy-evidence',
  text: `
    INSERT INTO evidence (id, desk_id, claim_id, url, document, title, passage, locator, stance, "primary", origin, origin_key,
      archive_url, content_hash, hash_of_passage, accessed_at, added_by, created_at)
    SELECT copy.id, desk_id, copy.claim_id, url, document, title, passage, locator, stance, "primary", origin, origin_key,
      archive_url, content_hash, hash_of_passage, accessed_at, added_by, created_at
    FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS copy (id, evidence_id, claim_id)
      JOIN evidence ON evidence.id = copy.evidence_id`,
};

/** Gives claims the evidence of those whose place they take. It stays with the old ones too: their judgements cite it. */
export async function carryEvidence(
  run: Database['run'],
  from: readonly string[],
  to: readonly string[],
): Promise<void> {
  if (!from.length || !to.length) return;
  const evidence = await run<{ id: string }>(OF_CLAIMS, [from]);
  const copies = to.flatMap((claimId) => evidence.map(({ id }) => ({ id: uuidv7(), of: id, claimId })));
  if (copies.length) await run(COPY, [copies.map((c) => c.id), copies.map((c) => c.of), copies.map((c) => c.claimId)]);
}
