import type { ChangePolicyDto } from '../../src/reviews/desk-policy.dto.js';
import type { LeasedTaskView } from '../../src/reviews/lease.view.js';
import type { ClaimView } from '../../src/claims/claim.view.js';
import type { HttpClient, Reply } from '../http-client.js';
import { longText, openArticle } from './articles.js';
import type { TestService } from './test-service.js';

export const lease = (reviewer: HttpClient, wishes: object = {}): Promise<Reply<LeasedTaskView>> =>
  reviewer.post<LeasedTaskView>('/v1/reviews/lease', wishes);

/** A task leased by `reviewer`. @throws where there is none */
export async function leased(reviewer: HttpClient, wishes: object = {}): Promise<LeasedTaskView> {
  const reply = await lease(reviewer, wishes);
  if (reply.status !== 200) throw new Error(`no lease: ${reply.status} ${reply.text}`);
  return reply.body;
}

export const VERDICT = {
  attribution: 'verified',
  content: 'disputed',
  rationale: 'The port’s own log says three berths.',
};

export const EVIDENCE = {
  url: 'https://example.org/log',
  passage: 'Three berths were closed.',
  stance: 'refutes',
  primary: true,
  locator: 'p. 4',
};

export const decide = (
  reviewer: HttpClient,
  task: { taskId: string; leaseToken: number },
  fields: object = {},
): Promise<Reply<ClaimView>> =>
  reviewer.post<ClaimView>(`/v1/reviews/${task.taskId}/verdict`, {
    leaseToken: task.leaseToken,
    ...VERDICT,
    ...fields,
  });

/** An article with one claim of the article's own voice in each of `n` sentences, open for review. */
export async function ownVoiceArticle(
  service: TestService,
  n: number,
  desk?: string,
): Promise<{ id: string; claims: ClaimView[] }> {
  const submitter = await service.client('submitter', undefined, desk);
  return openArticle(submitter, { text: longText(n, `Hallen ${Math.random()}`) });
}

/** Makes a live lease run out, by the database's clock. */
export const runOut = (service: TestService, taskId: string): Promise<object[]> =>
  service.sql(
    `UPDATE lease SET granted_at = now() - interval '2 hours', expires_at = now() - interval '1 hour' WHERE task_id = $1 AND ended_at IS NULL`,
    [taskId],
  );

/** Changes the policy of a desk, for tasks opened from now on. */
export async function changePolicy(service: TestService, change: ChangePolicyDto, desk?: string): Promise<void> {
  const lead = await service.client('lead', undefined, desk);
  const reply = await lead.patch('/v1/policy', change, { 'if-match': '*' });
  if (reply.status !== 200) throw new Error(`no policy: ${reply.status} ${reply.text}`);
}
