import type { Statement } from '../database/database.js';

/** Ordinals of claims that are being written, until {@link PLACE_CLAIMS} gives them theirs: no article has so many claims. */
export const UNPLACED = 1_000_000;

/** What was said of who made these claims is forgotten, to be written anew. Values: claims. */
export const FORGET_ATTRIBUTIONS: Statement = {
  name: 'forget-attributions',
  text: `
    WITH links AS (DELETE FROM claim_claimant WHERE claim_id = ANY ($1::uuid[]))
    DELETE FROM attribution WHERE claim_id = ANY ($1::uuid[])`,
};

/**
 * Claims in the words that a person gave them; one whose id is known keeps its place in the review. Under locks on all claims of
 * the version. Values: desk, article, version, claims, attributions, and the links to claimants: claims, roles, positions, claimants.
 */
export const REWRITE_CLAIMS: Statement = {
  name: 'rewrite-claims',
  text: `
    WITH written AS (
      INSERT INTO claim (id, desk_id, article_id, version_id, ordinal, quote, spans, sentence_start, sentence_end,
        normalized_text, quotation_type, claim_type, check_worthiness, check_class, check_reasons)
      SELECT c.id, $1, $2, $3, ${UNPLACED} + place, quote, spans, sentence_start, sentence_end, normalized_text, quotation_type,
        claim_type, check_worthiness, check_class, check_reasons
      FROM jsonb_to_recordset($4) AS c (id uuid, place int, quote text, spans int[], sentence_start int, sentence_end int,
        normalized_text text, quotation_type quotation_type, claim_type claim_type, check_worthiness real,
        check_class check_class, check_reasons text[])
      ON CONFLICT (id) DO UPDATE SET quote = excluded.quote, spans = excluded.spans, sentence_start = excluded.sentence_start,
        sentence_end = excluded.sentence_end, normalized_text = excluded.normalized_text,
        quotation_type = excluded.quotation_type, claim_type = excluded.claim_type,
        check_worthiness = excluded.check_worthiness, check_class = excluded.check_class,
        check_reasons = excluded.check_reasons, revision = claim.revision + 1
    ), attributed AS (
      INSERT INTO attribution (claim_id, source_text, source_spans, cue_text, cue_spans, content_text, content_spans,
        source_confidence, cue_confidence, content_confidence, claimant_confidence)
      SELECT a.* FROM jsonb_to_recordset($5) AS a (claim_id uuid, source_text text, source_spans int[], cue_text text,
        cue_spans int[], content_text text, content_spans int[], source_confidence real, cue_confidence real,
        content_confidence real, claimant_confidence real[])
    )
    INSERT INTO claim_claimant (claim_id, role, position, claimant_id)
    SELECT * FROM unnest($6::uuid[], $7::claimant_role[], $8::smallint[], $9::uuid[]) ON CONFLICT DO NOTHING`,
};

/** Claims whose place others take. Their reviews end elsewhere. Values: claims, reason. */
export const REPLACE_CLAIMS: Statement = {
  name: 'replace-claims',
  text: `
    UPDATE claim SET state = 'superseded', state_reason = $2, recheck_at = NULL
    WHERE id = ANY ($1::uuid[]) AND state NOT IN ('superseded', 'dismissed')`,
};

/** Out of the way first: a row that takes another's ordinal before that one has moved would break the unique index. Values: claims. */
export const UNPLACE_CLAIMS: Statement = {
  name: 'unplace-claims',
  text: `UPDATE claim SET ordinal = ordinal + ${2 * UNPLACED} WHERE id = ANY ($1::uuid[])`,
};

/** Values: claims, their ordinals, their ranks by check-worthiness. */
export const PLACE_CLAIMS: Statement = {
  name: 'place-claims',
  text: `
    UPDATE claim SET ordinal = place.ordinal, check_rank = place.rank
    FROM unnest($1::uuid[], $2::int[], $3::int[]) AS place (id, ordinal, rank) WHERE claim.id = place.id`,
};
