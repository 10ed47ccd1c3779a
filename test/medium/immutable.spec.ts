import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decide, EVIDENCE, leased, ownVoiceArticle } from './reviewing.js';
import { TestService } from './test-service.js';

let service: TestService;

beforeAll(async () => {
  service = await TestService.startWithWorker();
  const reviewer = await service.client('reviewer');
  const { id } = await ownVoiceArticle(service, 3);
  await decide(reviewer, await leased(reviewer, { articleId: id }), { evidence: [EVIDENCE] });
  await leased(reviewer, { articleId: id });
});
afterAll(() => service.stop());

/** The constraint or SQLSTATE that refuses a statement, to the owner of the tables too. */
async function refusalOf(statement: string): Promise<string> {
  try {
    await service.asOwner(statement);
    return 'done';
  } catch (error) {
    const { constraint, code } = error as { constraint?: string; code: string };
    return constraint ?? code;
  }
}

const RESTRICT_VIOLATION = '23001';

describe('the database refuses', () => {
  it.each(['audit_event', 'judgement', 'verdict', 'judgement_evidence', 'evidence', 'review_policy'])(
    'any change of %s',
    async (table) => {
      const before = await service.count(table);
      expect(before).toBeGreaterThan(0);
      const column = table === 'judgement_evidence' ? 'judgement_id' : 'desk_id';
      expect(await refusalOf(`UPDATE ${table} SET ${column} = ${column}`)).toBe(RESTRICT_VIOLATION);
      expect(await refusalOf(`DELETE FROM ${table}`)).toBe(RESTRICT_VIOLATION);
      expect(await refusalOf(`TRUNCATE ${table} CASCADE`)).toBe(RESTRICT_VIOLATION);
      expect(await service.count(table)).toBe(before);
    },
  );

  it('another text of a version', async () => {
    expect(await refusalOf(`UPDATE article_version SET text = 'other'`)).toBe(RESTRICT_VIOLATION);
    expect(await refusalOf(`UPDATE article_version SET content_hash = sha256('other')`)).toBe(RESTRICT_VIOLATION);
  });

  it.each([
    ['claim_spans_in_order', `UPDATE claim SET spans = '{5,2}'`],
    ['claim_spans_in_order', `UPDATE claim SET spans = '{}'`],
    ['claim_spans_in_order', `UPDATE claim SET spans = '{1,2,3}'`],
    ['claim_spans_in_order', `UPDATE claim SET spans = '{0,4,2,6}'`],
    ['claim_spans_in_order', `UPDATE claim SET spans = '{-1,4}'`],
    ['claim_spans_in_order', `UPDATE claim SET spans = '{4,4}'`],
    ['claim_sentence_holds_order', 'UPDATE claim SET sentence_end = sentence_start'],
    ['claim_ordinal_not_negative', 'UPDATE claim SET ordinal = -1 - ordinal'],
    ['claim_quote_not_empty', `UPDATE claim SET quote = ''`],
    ['claim_check_worthiness_0_to_1', 'UPDATE claim SET check_worthiness = 1.01'],
    ['claim_once_per_version', 'UPDATE claim SET ordinal = 0'],
    ['article_unsettled_claims_not_negative', 'UPDATE article SET unsettled_claims = -1'],
    ['article_version_done_has_splitter', 'UPDATE article_version SET splitter = NULL'],
    ['lease_expires_later', 'UPDATE lease SET expires_at = granted_at'],
    ['lease_end_is_told', 'UPDATE lease SET ended = NULL'],
    ['lease_token_from_one', 'UPDATE lease SET token = 0 WHERE ended_at IS NULL'],
    [
      'evidence_is_url_or_document',
      `INSERT INTO evidence SELECT (jsonb_populate_record(evidence, jsonb_build_object('id', gen_random_uuid(), 'document', 'x'))).* FROM evidence`,
    ],
    ['api_key_hash_is_sha256', `UPDATE api_key SET key_hash = 'short'`],
    [
      'review_task_once_per_round',
      'INSERT INTO review_task (id, desk_id, claim_id, policy_id, cycle, round, priority, queue_key) SELECT gen_random_uuid(), desk_id, claim_id, policy_id, cycle, round, 0, 0 FROM review_task',
    ],
    [
      'lease_one_live_per_task',
      `INSERT INTO lease (task_id, token, desk_id, person_id, slot, expires_at)
       SELECT task_id, token + 1, desk_id, gen_random_uuid(), 1, now() + interval '1 hour' FROM lease WHERE ended_at IS NULL`,
    ],
    [
      'lease_one_live_per_slot',
      `INSERT INTO lease (task_id, token, desk_id, person_id, slot, expires_at)
       SELECT t.id, 99, lease.desk_id, person_id, slot, now() + interval '1 hour' FROM lease, review_task AS t
       WHERE ended_at IS NULL AND t.state = 'open'`,
    ],
    [
      'verdict_once_per_cycle',
      `INSERT INTO verdict (id, desk_id, claim_id, cycle, judgement_id) SELECT gen_random_uuid(), desk_id, claim_id, cycle, gen_random_uuid() FROM verdict`,
    ],
    [
      'judgement_unresolved_says_what_would_settle',
      `INSERT INTO judgement SELECT (jsonb_populate_record(judgement, jsonb_build_object('id', gen_random_uuid(), 'content', 'unresolved'))).* FROM judgement`,
    ],
    [
      'judgement_content_applies',
      `INSERT INTO judgement SELECT (jsonb_populate_record(judgement, jsonb_build_object('id', gen_random_uuid(), 'content', 'not_applicable'))).* FROM judgement`,
    ],
    [
      'judgement_has_rationale',
      `INSERT INTO judgement SELECT (jsonb_populate_record(judgement, jsonb_build_object('id', gen_random_uuid(), 'rationale', ' '))).* FROM judgement`,
    ],
  ])('by %s: %s', async (constraint, statement) => {
    expect(await refusalOf(statement)).toBe(constraint);
  });
});
