import { randomUUID } from 'node:crypto';
import type { LeasedTaskView } from '../../src/reviews/lease.view.js';
import type { ProofService } from '../service/proof-service.js';
import { atOnce, count, Wanted, withStatus, type Race } from './race.js';

/** One lease, and many verdicts under it at once, each with an Idempotency-Key of its own or with none: one is taken. */
export async function oneToken(service: ProofService, n: number, keyed: boolean): Promise<Race> {
  const reviewer = await service.client('reviewer', 'One Token');
  const { body: task } = await reviewer.post<LeasedTaskView>('/v1/reviews/lease');
  const verdict = {
    leaseToken: task.leaseToken,
    attribution: 'verified',
    content: 'verified',
    rationale: 'One of many.',
  };
  const replies = await atOnce(service, reviewer, n, (client) =>
    client.post(`/v1/reviews/${task.taskId}/verdict`, verdict, keyed ? { 'idempotency-key': randomUUID() } : {}),
  );
  const wanted = new Wanted(
    `${n} verdicts at once under one token${keyed ? ', each with an Idempotency-Key of its own' : ''}`,
  );
  wanted.equal('taken', withStatus(replies, 200).length, 1);
  wanted.equal('refused with 409', withStatus(replies, 409).length, n - 1);
  wanted.equal('judgements', await count(service, 'judgement WHERE task_id = $1', [task.taskId]), 1);
  const events = `audit_event WHERE action = 'claim.judge' AND subject_id = $1`;
  wanted.equal('audit events', await count(service, events, [task.claim.id]), 1);
  return wanted.race();
}
