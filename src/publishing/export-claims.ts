import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { claimConditions, type ClaimFilter } from '../claims/claim-filter.js';
import { CLAIM_COLUMNS, CLAIM_FROM, claimView, type ClaimRow } from '../claims/claim-row.js';
import { Database } from '../database/database.js';
import { EVIDENCE_JSON, evidenceView } from '../evidence/evidence-row.js';
import type { EvidenceView } from '../evidence/evidence.view.js';
import { csvHeader, csvRecords } from './claims-csv.js';
import type { ExportedClaim } from './exported-claim.js';

const PAGE = 500;

interface ExportRow extends ClaimRow {
  title: string | null;
  publisher: string | null;
  source_url: string | null;
  published_at: Date | null;
  language: string | null;
  evidence: EvidenceView[] | null;
}

const FROM = `${CLAIM_FROM} JOIN article ON article.id = claim.article_id JOIN article_version ON article_version.id = claim.version_id`;
const COLUMNS = `${CLAIM_COLUMNS}, article.title, article.publisher, source_url, published_at, article_version.language,
    (SELECT json_agg(${EVIDENCE_JSON} ORDER BY evidence.id) FROM evidence
     WHERE evidence.claim_id = claim.id AND claim.state = 'concluded') AS evidence`;

/** Exports go from claim to claim by id, a page at a time: no connection is held while a slow reader reads. */
@Injectable()
export class ExportClaims {
  constructor(private readonly database: Database) {}

  /** RFC 4180, see `claims-csv.ts`. */
  async csv(deskId: string, filter: ClaimFilter & { bom?: 'true' | 'false' }): Promise<Readable> {
    const { bom, ...claims } = filter;
    return this.stream(deskId, claims, csvHeader(bom === 'true'), csvRecords);
  }

  /** One {@link ExportedClaim} a line. */
  async jsonl(deskId: string, filter: ClaimFilter): Promise<Readable> {
    return this.stream(deskId, filter, '', (claims) => claims.map((claim) => `${JSON.stringify(claim)}\n`).join(''));
  }

  /** The first page is read before the stream begins, so that a database out of reach is still told by a status. */
  private async stream(
    deskId: string,
    filter: ClaimFilter,
    header: string,
    write: (claims: ExportedClaim[]) => string,
  ): Promise<Readable> {
    const first = await this.page(deskId, filter, null);
    const next = (last: ExportedClaim): Promise<ExportedClaim[]> => this.page(deskId, filter, last.id);
    const chunks = async function* (): AsyncGenerator<string> {
      if (header) yield header;
      for (let claims = first; claims.length;) {
        yield write(claims);
        claims = claims.length < PAGE ? [] : await next(claims.at(-1)!);
      }
    };
    return Readable.from(chunks(), { objectMode: false, highWaterMark: 65_536 });
  }

  /** The oldest article first, within it in reading order: ids are UUIDv7. */
  private async page(deskId: string, filter: ClaimFilter, after: string | null): Promise<ExportedClaim[]> {
    const { where, values } = claimConditions(deskId, filter);
    if (after !== null) where.push(`claim.id > $${values.push(after)}`);
    const limit = `$${values.push(PAGE)}`;
    const text = `SELECT ${COLUMNS} FROM ${FROM} WHERE ${where.join(' AND ')} ORDER BY claim.id LIMIT ${limit}`;
    return (await this.database.run<ExportRow>({ text }, values)).map(exportedClaim);
  }
}

function exportedClaim(row: ExportRow): ExportedClaim {
  const { priority: _priority, ...claim } = claimView(row);
  const cited = (row.evidence ?? []).filter(({ id }) => claim.verdict?.evidenceIds.includes(id));
  return {
    ...claim,
    article: {
      title: row.title,
      publisher: row.publisher,
      sourceUrl: row.source_url,
      publishedAt: row.published_at?.toISOString() ?? null,
      language: row.language,
    },
    evidence: cited.map(evidenceView),
  };
}
