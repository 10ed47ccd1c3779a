import { setTimeout as pause } from 'node:timers/promises';
import type { Reply } from '../../test/http-client.js';
import type { DeskModel, RealDesk } from './desk-model.js';

const SWEPT_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 40;

/** @throws Error where the reply is not what the model foresaw */
export function expectReply(reply: Reply<unknown>, status: number, code?: string): void {
  const found = (reply.body as { code?: string } | undefined)?.code;
  if (reply.status !== status || (code !== undefined && found !== code))
    throw new Error(`expected ${status} ${code ?? ''}, got ${reply.status}: ${reply.text}`);
}

interface StateRow {
  id: string;
  state: string;
  cycle: number;
  round: number;
  task: string;
  token: number;
}

/** @throws Error where a claim of the desk, or its newest task, is not where the model says */
export async function expectStates({ claims }: DeskModel, { service, name }: RealDesk): Promise<void> {
  const rows = await service.query<StateRow>(
    `SELECT DISTINCT ON (claim.id) claim.id, claim.state, claim.cycle, round, review_task.state AS task, last_token AS token
     FROM claim JOIN review_task ON claim_id = claim.id AND review_task.cycle = claim.cycle
     WHERE claim.desk_id = (SELECT id FROM desk WHERE name = $1) ORDER BY claim.id, round DESC`,
    [name],
  );
  const found = new Map(
    rows.map((row) => [row.id, `${row.state}, cycle ${row.cycle}, round ${row.round} ${row.task} token ${row.token}`]),
  );
  claims.forEach(({ id, model: { state, cycle, task } }, n) => {
    const wanted = `${state}, cycle ${cycle}, round ${task!.round} ${task!.state} token ${task!.lastToken}`;
    if (found.get(id) !== wanted) throw new Error(`claim ${n} is ${found.get(id)}; the model says ${wanted}`);
  });
}

/** Waits until a worker has given back every lease of the desk that ran out. */
export async function untilSwept({ service, name }: RealDesk): Promise<void> {
  const deadline = performance.now() + SWEPT_WITHIN_MS;
  for (;;) {
    const [row] = await service.query<{ left: number }>(
      `SELECT count(*)::int AS left FROM lease
       WHERE ended_at IS NULL AND expires_at <= now() AND desk_id = (SELECT id FROM desk WHERE name = $1)`,
      [name],
    );
    if (row!.left === 0) return;
    if (performance.now() > deadline) throw new Error(`${row!.left} leases that ran out were not given back`);
    await pause(LOOK_EVERY_MS);
  }
}
