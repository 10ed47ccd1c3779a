import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { EvidenceDto } from './evidence.dto.js';
import { originKey, originOf } from './evidence-origin.js';
import type { EvidenceView } from './evidence.view.js';

/** A row of `evidence` as JSON in the shape of its view. */
export const EVIDENCE_JSON = `json_build_object('id', evidence.id, 'claimId', evidence.claim_id, 'url', url, 'document', document,
      'title', title, 'passage', passage, 'locator', locator, 'stance', stance, 'primary', "primary", 'origin', origin,
      'contentHash', encode(content_hash, 'hex'), 'hashOf', CASE WHEN hash_of_passage THEN 'passage' ELSE 'source' END,
      'archiveUrl', archive_url, 'accessedAt', accessed_at, 'addedBy', added_by)`;

/** JSON built by Postgres writes times in the session's zone; the contract says UTC. */
export const evidenceView = (view: EvidenceView): EvidenceView => ({
  ...view,
  accessedAt: new Date(view.accessedAt).toISOString(),
});

/**
 * Whether a person may see evidence, as SQL over `evidence`. While a claim is reviewed, what its reviewers of this cycle add
 * is theirs alone, so that a second review stays blind; at the adjudication and afterwards it is everybody's.
 */
export const visibleEvidence = (person: string): string => `(
      added_by = ${person} OR NOT EXISTS (
        SELECT FROM claim AS reviewed JOIN review_task AS begun ON begun.claim_id = reviewed.id AND begun.cycle = reviewed.cycle
          AND begun.round = 1 AND begun.created_at <= evidence.created_at
          JOIN review_task AS task ON task.claim_id = reviewed.id AND task.cycle = reviewed.cycle
          JOIN lease AS held ON held.task_id = task.id AND held.person_id = evidence.added_by
        WHERE reviewed.id = evidence.claim_id AND reviewed.state IN ('open', 'reopened', 'in_review', 'second_review')))`;

/**
 * The INSERT that adds evidence to a claim, for use inside a statement: rows come from the JSON array parameter `json`
 * (see {@link evidenceRows}), desk, claim and person from `from`.
 */
export const insertEvidence = (json: string, from: string): string => `
      INSERT INTO evidence (id, desk_id, claim_id, url, document, title, passage, locator, stance, "primary", archive_url,
        accessed_at, added_by, origin, origin_key, content_hash, hash_of_passage)
      SELECT e.id, target.desk_id, target.claim_id, url, document, title, passage, locator, stance, "primary", archive_url,
        coalesce(accessed_at, now()), target.person_id, origin, origin_key, decode(content_hash, 'hex'), hash_of_passage
      FROM (${from}) AS target, jsonb_to_recordset(${json}::jsonb) AS e (id uuid, url text, document text, title text,
        passage text, locator text, stance stance, "primary" boolean, archive_url text, accessed_at timestamptz,
        origin text, origin_key text, content_hash text, hash_of_passage boolean)`;

/** Each with an id of its own, as {@link insertEvidence} reads them. */
export const evidenceRows = (dtos: EvidenceDto[]): { id: string; origin_key: string }[] =>
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
    origin: originOf(dto),
    origin_key: originKey(originOf(dto)),
    content_hash: dto.contentHash?.toLowerCase() ?? createHash('sha256').update(dto.passage).digest('hex'),
    hash_of_passage: dto.contentHash === undefined,
  }));
