import type { Statement } from '../database/database.js';

/** Agreement is reckoned on the newest so many judgements at most: about a tenth of a second of the process's time. */
export const MOST_JUDGEMENTS = 50_000;

/** Tasks of the desk that are free or held. Values: desk. */
export const QUEUE: Statement = {
  name: 'desk-queue',
  text: `
    WITH free AS (
      SELECT round, assigned_to, created_at FROM review_task WHERE desk_id = $1 AND state = 'open'
    )
    SELECT count(*) FILTER (WHERE round = 1)::int AS "firstReview", count(*) FILTER (WHERE round = 2)::int AS "secondReview",
      count(*) FILTER (WHERE round = 3)::int AS "adjudication", count(*) FILTER (WHERE assigned_to IS NOT NULL)::int AS assigned,
      (SELECT count(*)::int FROM lease WHERE desk_id = $1 AND ended_at IS NULL AND expires_at > now()) AS leased,
      min(created_at) AS "oldestOpenAt", floor(extract(epoch FROM now() - min(created_at)))::int AS "oldestOpenSeconds"
    FROM free`,
};

/** Claims by state, and the verdicts that hold now by finding. Values: desk. */
export const CLAIMS: Statement = {
  name: 'desk-claims',
  text: `
    WITH verdict_now AS (
      SELECT attribution, content FROM verdict JOIN claim ON claim.id = verdict.claim_id AND claim.cycle = verdict.cycle
        JOIN judgement ON judgement.id = judgement_id
      WHERE verdict.desk_id = $1 AND claim.state = 'concluded'
    )
    SELECT
      (SELECT coalesce(json_object_agg(state, n), '{}') FROM
        (SELECT state, count(*) AS n FROM claim WHERE desk_id = $1 GROUP BY state) AS s) AS claims,
      json_build_object(
        'attribution', (SELECT coalesce(json_object_agg(attribution, n), '{}') FROM
          (SELECT attribution, count(*) AS n FROM verdict_now GROUP BY attribution) AS a),
        'content', (SELECT coalesce(json_object_agg(content, n), '{}') FROM
          (SELECT content, count(*) AS n FROM verdict_now GROUP BY content) AS c)) AS verdicts`,
};

/** What was done each day, by UTC, oldest first; days without anything are there too. Values: desk, days. */
export const THROUGHPUT: Statement = {
  name: 'desk-throughput',
  text: `
    WITH day AS (
      SELECT (now() AT TIME ZONE 'UTC')::date - n AS day FROM generate_series(0, $2::int - 1) AS n
    ), since AS (
      SELECT min(day)::timestamp AT TIME ZONE 'UTC' AS time FROM day
    ), opened AS (
      SELECT (created_at AT TIME ZONE 'UTC')::date AS day, count(*)::int AS n FROM claim, since
      WHERE desk_id = $1 AND created_at >= since.time GROUP BY 1
    ), judged AS (
      SELECT (created_at AT TIME ZONE 'UTC')::date AS day, count(*)::int AS n FROM judgement, since
      WHERE desk_id = $1 AND created_at >= since.time GROUP BY 1
    ), concluded AS (
      SELECT (created_at AT TIME ZONE 'UTC')::date AS day, count(*)::int AS n FROM verdict, since
      WHERE desk_id = $1 AND created_at >= since.time GROUP BY 1
    )
    SELECT day.day::text, coalesce(opened.n, 0) AS opened, coalesce(judged.n, 0) AS judged, coalesce(concluded.n, 0) AS concluded
    FROM day LEFT JOIN opened USING (day) LEFT JOIN judged USING (day) LEFT JOIN concluded USING (day) ORDER BY day.day`,
};

/** The two blind judgements of claims that were judged twice. Values: desk, days. */
export const JUDGED_TWICE: Statement = {
  name: 'judged-twice',
  text: `
    SELECT judgement.claim_id AS "claimId", judgement.cycle, judgement.person_id AS "personId", judgement.round,
      judgement.attribution::text, judgement.content::text, claim_type::text AS "claimType",
      ARRAY(SELECT DISTINCT kind::text FROM claim_claimant JOIN claimant ON claimant.id = claimant_id
            WHERE claim_claimant.claim_id = claim.id AND role = 'claimant' ORDER BY 1) AS "claimantKinds"
    FROM judgement JOIN claim ON claim.id = judgement.claim_id
    WHERE judgement.desk_id = $1 AND judgement.round < 3 AND judgement.created_at >= now() - make_interval(days => $2)
      AND EXISTS (SELECT FROM judgement AS other WHERE other.claim_id = judgement.claim_id AND other.cycle = judgement.cycle
        AND other.round = 3 - judgement.round)
    ORDER BY judgement.created_at DESC LIMIT ${MOST_JUDGEMENTS}`,
};
