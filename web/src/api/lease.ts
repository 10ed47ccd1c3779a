import { api } from './client';
import type { LeasedTask, Wishes } from './contract';
import { keys, queries } from './queries';

/** How many open tasks were not given, by reason: `assigned-to-others=2, closed-to-you=5`. */
export interface NotForYou {
  reason: string;
  n: number;
}

const notForYou = (header: string | null): NotForYou[] =>
  [...(header ?? '').matchAll(/([\w-]+)=(\d+)/g)].map(([, reason = '', n]) => ({ reason, n: Number(n) }));

/** Leases the next task that fits, and keeps it for the review. @throws ApiProblem */
export async function takeTask(wishes: Wishes = {}): Promise<{ task: LeasedTask } | { notForYou: NotForYou[] }> {
  const { data, response } = await api.POST('/v1/reviews/lease', { body: wishes });
  if (!data || response.status === 204) return { notForYou: notForYou(response.headers.get('claimdesk-not-for-you')) };
  queries.setQueryData(keys.task(data.taskId, data.leaseToken), data);
  void queries.invalidateQueries({ queryKey: keys.leases });
  return { task: data };
}

/** Where a task is reviewed. */
export const reviewPath = (task: { taskId: string; leaseToken: number }): string =>
  `/review/${task.taskId}/${task.leaseToken}`;
