import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../eventually.js';
import { HttpClient } from '../http-client.js';
import { ProductProcess } from '../product-process.js';
import { canSpawnRedis } from '../redis-server.js';
import { TcpProxy } from '../tcp-proxy.js';
import { articleText, claimsOf, submit } from './articles.js';
import type { Backend } from './backends.js';
import { TestService } from './test-service.js';

/** What a worker says when it asks its queue for a job. */
const ASKS: Record<Backend, RegExp> = { postgres: /move_to_active/, redis: /:limiter|BZPOPMIN/ };
const ownBackends: Backend[] = canSpawnRedis() ? ['postgres', 'redis'] : ['postgres'];

describe.each(ownBackends)('a worker (%s queue)', (backend) => {
  let service: TestService;
  let submitter: HttpClient;
  let proxy: TcpProxy;
  let env: Record<string, string>;
  let worker: ProductProcess | undefined;

  beforeEach(async () => {
    service = await TestService.start(backend);
    submitter = await service.client('submitter');
    const store = service.redis?.url ?? service.settings.databaseUrl!;
    proxy = await TcpProxy.before(store);
    env = {
      DATABASE_URL: service.settings.databaseUrl!,
      WEDGE_SECONDS: '2',
      SWEEP_SECONDS: '1',
      SWEEP_AFTER_SECONDS: '1',
    };
    env[backend === 'redis' ? 'REDIS_URL' : 'DATABASE_URL'] = proxy.url;
  });
  afterEach(async () => {
    // What is half dead does not end politely.
    await proxy.close();
    await worker?.stop('SIGKILL');
    await service.stop();
  });

  const ready = async (): Promise<{ status: number; body: { postgres: string; queue: string } }> =>
    new HttpClient(worker!.url).get('/health/ready');

  it('that takes no jobs says why, fails its liveness and ends with a code of its own', async () => {
    await proxy.open();
    worker = await ProductProcess.start('worker', env);
    await claimsOf(submitter, (await submit(submitter, { text: articleText(1) })).id);
    proxy.blackHole(ASKS[backend]);
    const { id } = await submit(submitter, { text: articleText(2) });
    expect(await worker.ended).toBe(70);
    const line = worker.lines().find(({ msg }) => msg === 'wedged');
    expect(line).toMatchObject({ level: 60, waiting: 1 });
    expect(line!.why).toMatch(/1 jobs wait in (articles|reviews) and this worker took none for 2 s/);
    expect(proxy.blackHoled).toBeGreaterThan(0);

    // What a supervisor does then.
    worker = await ProductProcess.start('worker', {
      ...env,
      DATABASE_URL: service.settings.databaseUrl!,
      ...(service.redis ? { REDIS_URL: service.redis.url } : {}),
    });
    expect((await claimsOf(submitter, id)).length).toBeGreaterThan(5);
  });

  it('whose first connection failed works once the store is there, without a restart', async () => {
    worker = await ProductProcess.start('worker', env);
    expect((await ready()).status).toBe(503);
    expect((await new HttpClient(worker.url).get('/health/live')).status).toBe(200);
    const { id } = await submit(submitter, { text: articleText(3) });
    await proxy.open();
    await eventually('it is ready', async () => (await ready()).status === 200);
    expect((await claimsOf(submitter, id)).length).toBeGreaterThan(5);
  });

  it('is not ready while the store is away, and is again when it is back', async () => {
    await proxy.open();
    worker = await ProductProcess.start('worker', env);
    await eventually('it is ready', async () => (await ready()).status === 200);
    for (let n = 0; n < 2; n++) {
      await proxy.close();
      const away = await eventually('it is not ready', async () => {
        const reply = await ready();
        return reply.status === 503 && reply;
      });
      expect(away.body).toMatchObject({ queue: 'down', postgres: backend === 'redis' ? 'up' : 'down' });
      await proxy.open();
      await eventually('it is ready again', async () => (await ready()).status === 200);
    }
    expect((await claimsOf(submitter, (await submit(submitter, { text: articleText(4) })).id)).length).toBeGreaterThan(
      5,
    );
  });

  it('is not ready when only its own connection to the queue is dead', async () => {
    await proxy.open();
    worker = await ProductProcess.start('worker', { ...env, WEDGE_SECONDS: '3600' });
    await eventually('it is ready', async () => (await ready()).status === 200);
    proxy.blackHole(ASKS[backend]);
    await submit(submitter, { text: articleText(5) });
    expect(
      await eventually('it is not ready', async () => {
        const { status, body } = await ready();
        return status === 503 && body;
      }),
    ).toMatchObject({ queue: 'down', postgres: 'up' });
  });
});
