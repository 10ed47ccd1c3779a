import pg from 'pg';

const CLAIMS_AN_ARTICLE = 20;

/**
 * Open review tasks of the desk up to `total`, with claims, articles and attributions around them, as a desk has them that
 * cannot keep up. Made in bulk: triggers and foreign keys are switched off, the counters they would have kept are set.
 */
export async function growTasks(databaseUrl: string, desk: string, total: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ n: number }>('SELECT count(*)::int / $1 AS n FROM claim', [
      CLAIMS_AN_ARTICLE,
    ]);
    const range = [rows[0]!.n + 1, total / CLAIMS_AN_ARTICLE, desk];
    await client.query('SET session_replication_role = replica');
    await client.query(ARTICLES, range);
    await client.query(CLAIMS, range);
    await client.query(TASKS, range);
    await client.query('SET session_replication_role = DEFAULT');
    await client.query('VACUUM (ANALYZE) review_task, claim, article, article_version, attribution, lease');
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
}

/** Ids that can be computed: `kind` in front, then two numbers. */
const id = (kind: number, article: string, ordinal = '0'): string =>
  `('0190000${kind}-0000-7000-8000-' || lpad(to_hex(${article}), 8, '0') || lpad(to_hex(${ordinal}), 4, '0'))::uuid`;

const TEXT = `repeat('The harbour office said that three of its berths were closed after the storm, its director said. ', 21)`;

const ARTICLES = `
  WITH new_article AS (
    INSERT INTO article (id, desk_id, current_version_id, title, publisher, status, unsettled_claims)
    SELECT ${id(1, 'a')}, $3, ${id(2, 'a')}, 'Article ' || a, 'Bench Wire', 'in_review', ${CLAIMS_AN_ARTICLE}
    FROM generate_series($1::int, $2::int) AS a
  )
  INSERT INTO article_version (id, desk_id, article_id, number, text, text_length, content_hash, language, split_state,
    splitter, coverage)
  SELECT ${id(2, 'a')}, $3, ${id(1, 'a')}, 1, ${TEXT}, length(${TEXT}), sha256(a::text::bytea), 'en', 'done', 'bench', '[]'
  FROM generate_series($1::int, $2::int) AS a`;

const CLAIMS = `
  WITH new_claim AS (
    INSERT INTO claim (id, desk_id, article_id, version_id, ordinal, quote, spans, sentence_start, sentence_end,
      normalized_text, quotation_type, claim_type, check_worthiness, check_class, check_reasons, state)
    SELECT ${id(3, 'a', 'n')}, $3, ${id(1, 'a')}, ${id(2, 'a')}, n, 'three of its berths were closed after the storm',
      ARRAY[97 * n + 29, 97 * n + 76], 97 * n, 97 * n + 96, 'Three of the harbour’s berths were closed after the storm.',
      'indirect', 'event', 0.5, 'UFS', '{}', 'open'
    FROM generate_series($1::int, $2::int) AS a, generate_series(0, ${CLAIMS_AN_ARTICLE - 1}) AS n
  )
  INSERT INTO attribution (claim_id, source_text, source_spans, cue_text, cue_spans, content_text, content_spans)
  SELECT ${id(3, 'a', 'n')}, 'The harbour office', ARRAY[97 * n, 97 * n + 18], 'said', ARRAY[97 * n + 19, 97 * n + 23],
    'three of its berths were closed after the storm', ARRAY[97 * n + 29, 97 * n + 76]
  FROM generate_series($1::int, $2::int) AS a, generate_series(0, ${CLAIMS_AN_ARTICLE - 1}) AS n`;

/**
 * Places in the queue by chance, so that the order of the queue is not the order of the rows. Every third task was given back
 * once: a desk has a past.
 */
const TASKS = `
  WITH past AS (
    INSERT INTO lease (task_id, token, desk_id, person_id, slot, granted_at, expires_at, ended_at, ended)
    SELECT ${id(4, 'a', 'n')}, 1, $3, ${id(5, 'n')}, 1, now() - interval '2 hours', now() - interval '1 hour', now() - interval '90 minutes', 'released'
    FROM generate_series($1::int, $2::int) AS a, generate_series(0, ${CLAIMS_AN_ARTICLE - 1}, 3) AS n
  )
  INSERT INTO review_task (id, desk_id, claim_id, policy_id, cycle, round, priority, priority_reasons, last_token, queue_key)
  SELECT ${id(4, 'a', 'n')}, $3, ${id(3, 'a', 'n')}, (SELECT id FROM review_policy WHERE desk_id = $3 ORDER BY version DESC LIMIT 1),
    1, 1, 0.5, '{check-worthiness 0.50}', (n % 3 = 0)::int, random() - extract(epoch FROM now()) / 864000
  FROM generate_series($1::int, $2::int) AS a, generate_series(0, ${CLAIMS_AN_ARTICLE - 1}) AS n`;
