import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readTruth } from '../../faults/ground/truth.js';
import { watchStates } from '../../prove/check/state-changes.js';
import { articleText, openArticle } from './articles.js';
import { TestService } from './test-service.js';

let service: TestService;
const acknowledged = new Map<string, string>();
const query = <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  service.asOwner<Row>(text, values);

beforeAll(async () => {
  service = await TestService.startWithWorker('postgres', { SPLITTER_MODEL: 'rules' });
  await watchStates(query);
  const submitter = await service.client('submitter');
  for (const n of [1, 2]) {
    const { id } = await openArticle(submitter, { text: articleText(n) });
    acknowledged.set(id, articleText(n));
  }
});
afterAll(() => service.stop());

test('the fault suite’s count of what was lost and doubled finds either', async () => {
  expect(await readTruth(query, acknowledged)).toEqual({ lost: 0, doubled: 0, rerun: 0, violations: [] });

  const [first, second] = [...acknowledged.keys()];
  const missing = new Map([...acknowledged, ['0194f000-0000-7000-8000-000000000000', 'Gone.']]);
  expect(await readTruth(query, missing)).toMatchObject({ lost: 1, doubled: 0 });
  expect(await readTruth(query, new Map([...acknowledged].slice(0, 1)))).toMatchObject({ lost: 0, doubled: 1 });

  await query(`UPDATE claim SET state = 'extracted' WHERE article_id = $1 AND ordinal = 1`, [first]);
  const unopened = await readTruth(query, acknowledged);
  expect(unopened.lost).toBe(1);
  expect(unopened.violations.join()).toContain('open → extracted; the audit log says');

  await query(
    `INSERT INTO audit_event (desk_id, actor, action, subject_type, subject_id, from_state, to_state)
     SELECT desk_id, 'system', 'article.split', 'article', id, 'received', 'splitting' FROM article WHERE id = $1`,
    [second],
  );
  expect(await readTruth(query, acknowledged)).toMatchObject({ lost: 1, doubled: 1 });
});
