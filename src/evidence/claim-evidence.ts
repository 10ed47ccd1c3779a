import { Injectable } from '@nestjs/common';
import { RECORD_AUDIT_EVENT } from '../audit/audit-event.js';
import type { Actor } from '../auth/actor.js';
import { Database, type Statement } from '../database/database.js';
import { Problem } from '../errors/problem.js';
import { invalidRequest } from '../errors/validation.js';
import type { EvidenceDto } from './evidence.dto.js';
import { EVIDENCE_JSON, evidenceRows, evidenceView, insertEvidence, visibleEvidence } from './evidence-row.js';
import type { EvidencePage, EvidenceView } from './evidence.view.js';

const ADD: Statement = {
  name: 'add-evidence',
  text: `
    WITH evidence AS (
      ${insertEvidence('$1', `SELECT desk_id, id AS claim_id, $4::uuid AS person_id FROM claim WHERE id = $2 AND desk_id = $3`)}
      RETURNING *
    ), recorded AS (
      ${RECORD_AUDIT_EVENT} 
      SELECT desk_id, $5, 'evidence.add', 'claim', claim_id, NULL, NULL, NULL, $6, jsonb_build_object('evidence', id, 'stance', stance)
      FROM evidence
    )
    SELECT ${EVIDENCE_JSON} AS view FROM evidence`,
};

const OF_CLAIM: Statement = {
  name: 'evidence-of-claim',
  text: `SELECT (SELECT json_agg(${EVIDENCE_JSON} ORDER BY evidence.id) FROM evidence
           WHERE claim_id = claim.id AND ${visibleEvidence('$3')}) AS items
         FROM claim WHERE id = $1 AND desk_id = $2`,
};

/** Evidence of a claim. It is never changed: what a verdict cites must stay what the reviewer saw. */
@Injectable()
export class ClaimEvidence {
  constructor(private readonly database: Database) {}

  /** @throws Problem `not_found`; or `invalid_request` for both of url and document */
  async add(actor: Actor, claimId: string, dto: EvidenceDto): Promise<EvidenceView> {
    checkEvidence([dto], () => '');
    const row = await this.database.runOne<{ view: EvidenceView }>(ADD, [
      JSON.stringify(evidenceRows([dto])),
      claimId,
      actor.deskId,
      actor.personId,
      actor.auditName,
      actor.requestId,
    ]);
    if (!row) throw claimNotFound(claimId);
    return evidenceView(row.view);
  }

  /** What this person may see of it. @throws Problem `not_found` */
  async ofClaim({ deskId, personId }: Pick<Actor, 'deskId' | 'personId'>, claimId: string): Promise<EvidencePage> {
    const row = await this.database.runOne<{ items: EvidenceView[] | null }>(OF_CLAIM, [claimId, deskId, personId]);
    if (!row) throw claimNotFound(claimId);
    return { items: (row.items ?? []).map(evidenceView), nextCursor: null };
  }
}

/** @throws Problem where an evidence names both a URL and a document; `at` gives the JSON pointer of the n-th */
export function checkEvidence(dtos: EvidenceDto[], at: (n: number) => string): void {
  const both = dtos.findIndex((dto) => dto.url !== undefined && dto.document !== undefined);
  if (both >= 0)
    throw invalidRequest([{ pointer: `${at(both)}/document`, detail: 'send either url or document, not both' }]);
}

const claimNotFound = (id: string): Problem => new Problem('not_found', `This desk has no claim ${id}.`);
