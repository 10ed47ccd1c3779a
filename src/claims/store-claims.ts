import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { FINISH_SPLIT } from '../articles/split-state.js';
import { claimantKey, ResolveClaimants } from '../claimants/resolve-claimants.js';
import { Database, type Statement } from '../database/database.js';
import { attributionColumns, claimColumns } from './claim-columns.js';
import { PIECE_JOINT, type SplitArticle, type SplitClaim, type SplitClaimant } from '../text/index.js';

/** Everything a split yields, in one statement: all of it or nothing, and nothing the second time. */
const STORE: Statement = {
  name: 'store-claims',
  text: `
    WITH ${FINISH_SPLIT}, new_claim AS (
      INSERT INTO claim (id, desk_id, article_id, version_id, ordinal, quote, spans, sentence_start, sentence_end, normalized_text,
        quotation_type, claim_type, check_worthiness, check_class, check_reasons, check_rank)
      SELECT c.id, desk_id, article_id, split_version.id, ordinal, quote, spans, sentence_start, sentence_end, normalized_text,
        quotation_type, claim_type, check_worthiness, check_class, check_reasons, check_rank
      FROM split_version, jsonb_to_recordset($7) AS c (id uuid, ordinal int, quote text, spans int[], sentence_start int,
        sentence_end int, normalized_text text, quotation_type quotation_type, claim_type claim_type, check_worthiness real,
        check_class check_class, check_reasons text[], check_rank int)
    ), new_attribution AS (
      INSERT INTO attribution (claim_id, source_text, source_spans, cue_text, cue_spans, content_text, content_spans,
        source_confidence, cue_confidence, content_confidence, claimant_confidence)
      SELECT a.* FROM split_version, jsonb_to_recordset($8) AS a (claim_id uuid, source_text text, source_spans int[],
        cue_text text, cue_spans int[], content_text text, content_spans int[], source_confidence real, cue_confidence real,
        content_confidence real, claimant_confidence real[])
    ), new_link AS (
      INSERT INTO claim_claimant (claim_id, role, position, claimant_id)
      SELECT l.* FROM split_version, unnest($9::uuid[], $10::claimant_role[], $11::smallint[], $12::uuid[]) AS l
      ON CONFLICT DO NOTHING
    )
    SELECT id FROM split_version`,
};

/** Writes the claims of a split version. */
@Injectable()
export class StoreClaims {
  constructor(
    private readonly database: Database,
    private readonly claimants: ResolveClaimants,
  ) {}

  /**
   * @returns false where the version was split before: nothing was written
   * @throws when a span does not cut its quote out of `text`: a fault of the splitter that must not reach a reviewer
   */
  async run(deskId: string, versionId: string, text: string, split: SplitArticle): Promise<boolean> {
    for (const claim of split.claims) checkSpans(text, claim);
    const ids = await this.claimants.run(deskId, split.claims.flatMap(everyone));
    const claims = split.claims.map((claim) => ({ id: uuidv7(), claim }));
    const links = claims.flatMap(({ id, claim }) => linksOf(id, claim, ids));
    const row = await this.database.runOne(STORE, [
      versionId,
      split.splitter,
      JSON.stringify(split.coverage),
      split.language,
      claims.length,
      split.partialReason,
      JSON.stringify(claims.map(({ id, claim }) => claimRow(id, claim))),
      JSON.stringify(claims.flatMap(({ id, claim }) => attributionRow(id, claim))),
      links.map((l) => l.claimId),
      links.map((l) => l.role),
      links.map((l) => l.position),
      links.map((l) => l.claimantId),
    ]);
    return row !== undefined;
  }
}

const everyone = (claim: SplitClaim): SplitClaimant[] => [...claim.claimants, ...(claim.attribution?.relay ?? [])];

const claimRow = (id: string, claim: SplitClaim): object => ({
  id,
  ordinal: claim.ordinal,
  ...claimColumns(claim),
  check_rank: claim.checkWorthiness.rank,
});

const attributionRow = (claimId: string, { attribution }: SplitClaim): object[] =>
  attribution ? [{ claim_id: claimId, ...attributionColumns(attribution, attribution.confidence) }] : [];

type Link = { claimId: string; role: 'claimant' | 'relay'; position: number; claimantId: string };

function linksOf(claimId: string, claim: SplitClaim, ids: Map<string, string>): Link[] {
  const link =
    (role: Link['role']) =>
    (claimant: SplitClaimant, position: number): Link => ({
      claimId,
      role,
      position,
      claimantId: ids.get(claimantKey(claimant))!,
    });
  return [...claim.claimants.map(link('claimant')), ...(claim.attribution?.relay ?? []).map(link('relay'))];
}

function checkSpans(text: string, claim: SplitClaim): void {
  const cut = claim.spans.map(({ start, end }) => text.slice(start, end)).join(PIECE_JOINT);
  if (cut !== claim.quote)
    throw new Error(`claim ${claim.ordinal}: the spans cut ${cut.length} characters that are not the quote`);
}
