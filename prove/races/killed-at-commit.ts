import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { HttpClient, type Reply } from '../../test/http-client.js';
import type { Moment, PostgresProxy } from '../service/postgres-proxy.js';
import type { ProofService } from '../service/proof-service.js';
import type { Creation } from './one-key.js';
import { Wanted, withStatus, type Race } from './race.js';

const PATIENCE_MS = 30_000;

/**
 * `kill -9` of an api at the commit of a request that names an Idempotency-Key: right after it, when nobody has been told,
 * or right before. The client asks again with the same key, of the other api.
 * @param service whose apis reach Postgres through `proxy`
 */
export async function killedAtCommit(
  service: ProofService,
  proxy: PostgresProxy,
  creations: Creation[],
  moment: Moment,
  times: number,
): Promise<Race> {
  const lead = await service.client('lead', `Killed ${moment}`);
  const wanted = new Wanted(`${times} × kill -9 of the api right ${moment} the commit, then the same again`);
  const done: Reply<{ id: string }>[] = [];
  let lost = 0;
  let committed = 0;
  let rows = 0;
  for (let n = 0; n < times; n++) {
    const { send, rows: rowsOf, created } = creations[n % creations.length]!;
    const [key, mark] = [randomUUID(), randomUUID()];
    await service.allBack();
    const held = proxy.hold(moment);
    const first = send(new HttpClient(service.addresses[n % 2]!, lead.key), mark, key).then(
      () => 0,
      () => 1,
    );
    await held;
    await service.killApi(n);
    lost += await first;
    committed += await rowsOf(service, mark);
    const again = await untilDone(() => send(new HttpClient(service.addresses[0]!, lead.key), mark, key));
    wanted.holds(`answered ${again.status}: ${again.text}`, again.status === created);
    done.push(again);
    rows += await rowsOf(service, mark);
  }
  await service.allBack();
  const replayed = done.filter(({ headers }) => headers.has('idempotency-replayed')).length;
  wanted.equal('replies lost', lost, times);
  wanted.equal('done when the api died', committed, moment === 'after' ? times : 0);
  wanted.equal('answered with the stored reply', replayed, moment === 'after' ? times : 0);
  wanted.equal('different ids', new Set(done.map(({ body }) => body.id)).size, times);
  wanted.equal('rows', rows, times);
  return wanted.race();
}

/** Asks again while the first request counts as running: Postgres has yet to notice that its client is gone. */
async function untilDone<Body>(send: () => Promise<Reply<Body>>): Promise<Reply<Body>> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const reply = await send();
    if (!withStatus([reply], 409).length || performance.now() > deadline) return reply;
    await pause(20);
  }
}
