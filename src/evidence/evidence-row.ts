import { v7 as uuidv7 } from 'uuid';
import type { EvidenceDto } from './evidence.dto.js';
import type { EvidenceView } from './evidence.view.js';

/** A row of `evidence` as JSON in the shape of its view. */
export const EVIDENCE_JSON = `json_build_object('id', evidence.id, 'claimId', evidence.claim_id, 'url', url, 'document', document,
      'title', title, 'passage', passage, 'locator', locator, 'stance', stance, 'primary', "primary",
      'archiveUrl', archive_url, 'accessedAt', accessed_at, 'addedBy', added_by)`;

/** JSON built by Postgres writes times in the session's zone; the contract says UTC. */
export const evidenceView = (view: EvidenceView): EvidenceView => ({
  ...view,
  accessedAt: new Date(view.accessedAt).toISOString(),
});

/**
 * The INSERT that adds evidence to a claim, for use inside a statement: rows come from the JSON array parameter `json`
 * (see {@link evidenceRows}), desk, claim and person from `from`.
 */
export const insertEvidence = (json: string, from: string): string => `
      INSERT INTO evidence (id, desk_id, claim_id, url, document, title, passage, locator, stance, "primary", archive_url,
        accessed_at, added_by)
      SELECT e.id, target.desk_id, target.claim_id, url, document, title, passage, locator, stance, "primary", archive_url,
        coalesce(accessed_at, now()), target.person_id
      FROM (${from}) AS target, jsonb_to_recordset(${json}::jsonb) AS e (id uuid, url text, document text, title text,
        passage text, locator text, stance stance, "primary" boolean, archive_url text, accessed_at timestamptz)`;

/** Each with an id of its own, as {@link insertEvidence} reads them. */
export const evidenceRows = (dtos: EvidenceDto[]): { id: string }[] =>
  dtos.map((dto) => ({
    id: uuidv7(),
    url: dto.url,
    document: dto.document,
    title: dto.title,
    passage: dto.passage,
    locator: dto.locator,
    stance: dto.stance,
    primary: dto.primary ?? false,
    archive_url: dto.archiveUrl,
    accessed_at: dto.accessedAt,
  }));
