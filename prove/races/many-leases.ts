import type { ReviewPolicy } from '../../src/reviews/review-policy.js';
import type { ProofService } from '../service/proof-service.js';
import { atOnce, count, Wanted, withStatus, type Race } from './race.js';

/** One reviewer asks for many leases at once: they get as many as the policy allows, each of another task. */
export async function manyLeases(service: ProofService, n: number): Promise<Race> {
  const reviewer = await service.client('reviewer', 'Many Leases');
  const { body: policy } = await reviewer.get<ReviewPolicy>('/v1/policy');
  const replies = await atOnce(service, reviewer, n, (client) =>
    client.post<{ taskId: string }>('/v1/reviews/lease', { leaseSeconds: 600 }),
  );
  const granted = withStatus(replies, 200);
  const wanted = new Wanted(`${n} leases asked for at once by one reviewer`);
  wanted.equal('granted', granted.length, policy.leaseLimit);
  // On a machine that is busy with other things a request may wait too long for a connection: 503, and nothing is written.
  const [full, busy] = [429, 503].map((status) => withStatus(replies, status).length) as [number, number];
  wanted.figures['refused with 503'] = busy;
  wanted.equal('refused with 429', full, n - policy.leaseLimit - busy);
  wanted.equal('different tasks', new Set(granted.map(({ body }) => body.taskId)).size, policy.leaseLimit);
  const live = `lease JOIN person ON person.id = person_id WHERE name = 'Many Leases' AND ended_at IS NULL`;
  wanted.equal('live leases', await count(service, live, []), policy.leaseLimit);
  return wanted.race();
}
