import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { JobRunner } from '../../src/jobs/job-runner.js';
import type { LeasedTaskView } from '../../src/reviews/lease.view.js';
import { eventually } from '../eventually.js';
import type { HttpClient, ProblemBody } from '../http-client.js';
import { longText, submit } from './articles.js';
import { TestService } from './test-service.js';

let service: TestService;
let submitter: HttpClient;
let reviewer: HttpClient;
let address = 0;
let sourceUrl: string;

beforeAll(async () => {
  service = await TestService.startWithWorker();
  submitter = await service.client('submitter');
});
afterAll(() => service.stop());
beforeEach(async () => {
  sourceUrl = `https://example.org/revised/${++address}`;
  reviewer = await service.client('reviewer');
});

const revise = (text: string): ReturnType<typeof submit> => submit(submitter, { text, sourceUrl });
const text = (sentences: number, name: string): string => longText(sentences, `${name} ${address}`);

/** What may not be: work on claims of a text that is no longer the article's. */
const GHOSTS = `
  claim JOIN article ON article.id = article_id LEFT JOIN review_task ON claim_id = claim.id LEFT JOIN lease ON task_id = review_task.id
  WHERE version_id <> current_version_id
    AND (NOT claim_is_settled(claim.state) OR review_task.state IN ('open', 'leased') OR (lease.task_id IS NOT NULL AND ended_at IS NULL))`;
const MISCOUNTED = `
  article WHERE unsettled_claims <> (SELECT count(*) FROM claim WHERE article_id = article.id AND NOT claim_is_settled(state))
    OR (status = 'concluded') <> (unsettled_claims = 0)`;

async function settled(articleId: string, current: number): Promise<void> {
  const open = `claim WHERE article_id = $1 AND state = 'open'`;
  await eventually(
    'only the current version is open',
    async () => (await service.count(open, [articleId])) === current,
  );
  await eventually('nothing waits', async () => (await service.count(`claim WHERE state = 'extracted'`)) === 0);
  expect(await service.count(GHOSTS)).toBe(0);
  expect(await service.count(MISCOUNTED)).toBe(0);
}

test('a version whose split ends after that of a newer one is not opened', async () => {
  await service.stopWorker();
  const first = await revise(text(20, 'Hallen'));
  const second = await revise(text(2, 'Orsa'));
  await service.startWorker();
  const runner = service.worker!.get(JobRunner);
  for (const { versionId } of [second, first])
    await runner.run({ id: 'x', name: 'split-article', data: { versionId } });
  await settled(second.id, 2);
  expect(await service.count(`claim WHERE version_id = $1 AND state = 'superseded'`, [first.versionId])).toBe(20);
});

test('a verdict on a claim that a newer version replaced is refused, with nothing written', async () => {
  const { id } = await revise(text(3, 'Hallen'));
  await settled(id, 3);
  const task = (await reviewer.post<LeasedTaskView>('/v1/reviews/lease', { articleId: id })).body;
  await revise(text(1, 'Orsa'));
  await settled(id, 1);
  const refused = await reviewer.post<ProblemBody>(`/v1/reviews/${task.taskId}/verdict`, {
    leaseToken: task.leaseToken,
    attribution: 'verified',
    content: 'verified',
    rationale: 'The port says so.',
  });
  expect([refused.status, refused.body.code]).toEqual([409, 'illegal_transition']);
  expect(await service.count('judgement WHERE claim_id = $1', [task.claim.id])).toBe(0);
});

test('a version without a claim replaces those of the one before', async () => {
  const { id } = await revise(text(3, 'Hallen'));
  await settled(id, 3);
  await reviewer.post('/v1/reviews/lease', { articleId: id });
  await revise(`Will the port of Hallen ${address} close?`);
  await settled(id, 0);
  expect(await service.count(`article WHERE id = $1 AND status = 'concluded'`, [id])).toBe(1);
  expect((await reviewer.post('/v1/reviews/lease', { articleId: id })).status).toBe(204);
});

test('revisions and reviews at the same time leave nothing behind', async () => {
  const { id } = await revise(text(10, 'Start'));
  const review = async (): Promise<number[]> => {
    const seen: number[] = [];
    for (let n = 0; n < 25; n++) {
      const leased = await reviewer.post<LeasedTaskView>('/v1/reviews/lease', { articleId: id });
      seen.push(leased.status);
      if (leased.status !== 200) continue;
      const { taskId, leaseToken } = leased.body;
      const body = { leaseToken, attribution: 'verified', content: 'verified', rationale: 'The port says so.' };
      seen.push(
        (await reviewer.post(`/v1/reviews/${taskId}/${n % 3 ? 'verdict' : 'release'}`, n % 3 ? body : { leaseToken }))
          .status,
      );
    }
    return seen;
  };
  const revisions = Array.from({ length: 25 }, (_, n) => revise(text(10, `Turn ${n}`)));
  const [statuses] = await Promise.all([review(), ...revisions]);
  for (const status of statuses) expect([200, 204, 409, 429]).toContain(status);
  await eventually(
    'every version is split',
    async () => (await service.count(`article_version WHERE split_state <> 'done'`)) === 0,
  );
  await eventually('nothing waits', async () => (await service.count(`claim WHERE state = 'extracted'`)) === 0);
  await eventually('no ghosts', async () => (await service.count(GHOSTS)) === 0);
  expect(await service.count(MISCOUNTED)).toBe(0);
  expect(await service.count(`claim JOIN verdict ON claim_id = claim.id WHERE claim.state = 'superseded'`)).toBe(0);
});
