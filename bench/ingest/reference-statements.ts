/** The rows an accepted article begins with: article, first version, audit row. Values: ids of desk, article, version; text; hash; outlet. */
export const ACCEPT = {
  name: 'reference-accept',
  text: `
    WITH version AS (
      INSERT INTO article_version (id, desk_id, article_id, number, text, text_length, content_hash)
      VALUES ($3, $1, $2, 1, $4, length($4), $5)
    ), article AS (
      INSERT INTO article (id, desk_id, current_version_id, publisher) VALUES ($2, $1, $3, $6)
    )
    INSERT INTO audit_event (desk_id, actor, action, subject_type, subject_id, to_state, request_id)
    VALUES ($1, 'bench', 'article.submit', 'article', $2, 'received', 'bench')`,
};

export const READ = {
  name: 'reference-read',
  text: `SELECT text, article_id, desk_id FROM article_version WHERE id = $1 AND split_state = 'pending'`,
};

/**
 * Everything that follows from a split, at once: claims open from the start, their attributions, claimants, links, tasks and
 * audit rows. A claimant that another process adds at this moment is invisible here, which makes a link without a claimant,
 * which undoes the whole; the caller runs it again.
 */
export const STORE = {
  name: 'reference-store',
  text: `
    WITH version AS (
      UPDATE article_version SET split_state = 'done', split_attempts = 1, split_at = now(), hinted_at = now(),
        splitter = $2, coverage = $3, language = $4
      WHERE id = $1 AND split_state = 'pending' RETURNING id, article_id, desk_id
    ), article_moved AS (
      UPDATE article SET status = 'in_review' FROM version WHERE article.id = version.article_id
    ), mention AS (
      SELECT * FROM unnest($5::uuid[], $6::claimant_kind[], $7::text[], $8::text[]) AS m (id, kind, name_key, name)
    ), named AS (
      INSERT INTO claimant_name (desk_id, kind, name_key, claimant_id) SELECT desk_id, kind, name_key, mention.id FROM version, mention
      ORDER BY kind, name_key ON CONFLICT (desk_id, kind, name_key) DO NOTHING RETURNING claimant_id AS id, kind, name_key
    ), added AS (
      INSERT INTO claimant (id, desk_id, kind, name) SELECT named.id, desk_id, named.kind, name FROM version, named JOIN mention ON mention.id = named.id
    ), resolved AS (
      SELECT * FROM named UNION ALL
      SELECT claimant_id, kind, name_key FROM version, mention, LATERAL (SELECT claimant_id FROM claimant_name AS n
        WHERE n.desk_id = version.desk_id AND n.kind = mention.kind AND n.name_key = mention.name_key LIMIT 1) AS known
    ), aliased AS (
      INSERT INTO claimant_alias (claimant_id, alias)
      SELECT DISTINCT resolved.id, alias FROM unnest($9::claimant_kind[], $10::text[], $11::text[]) AS a (kind, name_key, alias)
      JOIN resolved USING (kind, name_key) ORDER BY 1, 2 ON CONFLICT DO NOTHING
    ), claim_row AS (
      SELECT * FROM json_to_recordset($12) AS c (id uuid, task uuid, ordinal int, quote text, spans int[], sentence_start int,
        sentence_end int, normalized_text text, quotation_type quotation_type, claim_type claim_type, check_worthiness real,
        check_class check_class, check_reasons text[], priority real, priority_reasons text[])
    ), new_claim AS (
      INSERT INTO claim (id, desk_id, article_id, version_id, ordinal, quote, spans, sentence_start, sentence_end, normalized_text,
        quotation_type, claim_type, check_worthiness, check_class, check_reasons, state)
      SELECT c.id, desk_id, article_id, version.id, ordinal, quote, spans, sentence_start, sentence_end, normalized_text,
        quotation_type, claim_type, check_worthiness, check_class, check_reasons, 'open' FROM version, claim_row AS c
    ), new_attribution AS (
      INSERT INTO attribution (claim_id, source_text, source_spans, cue_text, cue_spans, content_text, content_spans)
      SELECT a.* FROM version, json_to_recordset($13) AS a (claim_id uuid, source_text text, source_spans int[],
        cue_text text, cue_spans int[], content_text text, content_spans int[])
    ), new_link AS (
      INSERT INTO claim_claimant (claim_id, role, position, claimant_id)
      SELECT l.claim_id, l.role, l.position, resolved.id
      FROM version, unnest($14::uuid[], $15::claimant_role[], $16::smallint[], $17::claimant_kind[], $18::text[])
        AS l (claim_id, role, position, kind, name_key) LEFT JOIN resolved USING (kind, name_key)
      ON CONFLICT DO NOTHING
    ), new_task AS (
      INSERT INTO review_task (id, desk_id, claim_id, policy_id, round, priority, priority_reasons, queue_key)
      SELECT c.task, version.desk_id, c.id, policy.id, 1, priority, priority_reasons,
        priority - extract(epoch FROM now())::float8 / 864000
      FROM version, claim_row AS c,
        (SELECT p.id FROM review_policy AS p, version WHERE p.desk_id = version.desk_id ORDER BY p.version DESC LIMIT 1) AS policy
    )
    INSERT INTO audit_event (desk_id, actor, action, subject_type, subject_id, from_state, to_state, reason)
    SELECT desk_id, 'system', 'article.split', 'article', article_id, 'received', 'splitting', NULL FROM version
    UNION ALL SELECT desk_id, 'system', 'article.split_done', 'article', article_id, 'splitting', 'in_review', $2 FROM version
    UNION ALL SELECT desk_id, 'system', 'claim.open', 'claim', claim_row.id, 'extracted', 'open', NULL FROM version, claim_row`,
};
