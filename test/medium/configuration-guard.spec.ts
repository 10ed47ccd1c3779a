import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createKey } from '../../src/auth/create-key.js';
import { loadSettings } from '../../src/config/load-settings.js';
import { guardConfiguration } from '../../src/observability/configuration-guard.js';
import { HttpClient } from '../http-client.js';
import { ProductProcess } from '../product-process.js';
import { canSpawnRedis, startRedis, type TestRedis } from '../redis-server.js';
import { TestService } from './test-service.js';

let service: TestService;
let url: string;

beforeAll(async () => {
  service = await TestService.start();
  url = service.settings.databaseUrl!;
});
afterAll(() => service.stop());

const guard = (env: Record<string, string>): Promise<string[]> =>
  guardConfiguration(loadSettings({ NODE_ENV: 'production', DATABASE_URL: url, ...env }));

describe('in production', () => {
  it('a process starts on a Postgres without development keys, and says what is doubtful', async () => {
    expect(await guard({})).toEqual([]);
    expect(await guard({ DATABASE_URL: 'postgresql://a:claimdesk-development@127.0.0.1:1/x' })).toEqual([
      expect.stringMatching(/^DATABASE_URL was not checked: .*ECONNREFUSED/),
      expect.stringMatching(/^DATABASE_URL has the password that docker-compose.yml/),
    ]);
    expect(await guard({ REDIS_URL: 'redis://127.0.0.1:1' })).toEqual([
      expect.stringMatching(/^REDIS_URL was not checked/),
    ]);
  });

  it('it does not without a database', async () => {
    await expect(guard({ DATABASE_URL: '' })).rejects.toThrow(/DATABASE_URL is not set/);
  });

  it('nor with a live development key; revoked it does no harm', async () => {
    await createKey(service.database, 'reviewer', 'Dev Reviewer 2');
    await expect(guard({})).rejects.toThrow(
      /live development keys \(Dev Reviewer 2\).*claimdesk keys revoke [0-9a-f-]{36}/s,
    );
    for (const name of ['api', 'worker'] as const) {
      const product = ProductProcess.launch(name, { NODE_ENV: 'production', DATABASE_URL: url });
      expect(await product.ended).toBe(1);
      expect(product.output).toMatch(/^NODE_ENV=production does not start like this:\n {2}DATABASE_URL holds live/);
    }
    expect(await guardConfiguration(loadSettings({ NODE_ENV: 'development', DATABASE_URL: url }))).toEqual([]);
    await service.sql('UPDATE api_key SET revoked_at = now()');
    expect(await guard({})).toEqual([]);
    const api = await ProductProcess.start('api', { NODE_ENV: 'production', DATABASE_URL: url });
    expect((await new HttpClient(api.url).get('/health/ready')).status).toBe(200);
    await api.stop();
  });
});

const whereRedisIsOurs = canSpawnRedis() ? describe : describe.skip;
whereRedisIsOurs('in production on Redis', () => {
  const started: TestRedis[] = [];
  const redis = async (...options: string[]): Promise<string> => {
    const server = await startRedis(...options);
    started.push(server);
    return server.url;
  };
  afterAll(() => Promise.all(started.map((server) => server.stop())));
  const kept = ['--appendonly', 'yes'];

  it('that keeps what it has, a process starts', async () => {
    expect(await guard({ REDIS_URL: await redis(...kept) })).toEqual([]);
  });

  it.each(['allkeys-lru', 'volatile-ttl', 'allkeys-random'])('that evicts by %s, it does not', async (policy) => {
    const REDIS_URL = await redis(...kept, '--maxmemory-policy', policy);
    await expect(guard({ REDIS_URL })).rejects.toThrow(
      new RegExp(`maxmemory-policy is ${policy}.*noeviction. in redis`),
    );
    expect(await guardConfiguration(loadSettings({ REDIS_URL, DATABASE_URL: url }))).toEqual([]);
  });

  it('that forgets, it does not, and is told of both faults at once', async () => {
    await expect(guard({ REDIS_URL: await redis() })).rejects.toThrow(/appendonly is off.*Set `appendonly yes`/);
    const both = await redis('--maxmemory-policy', 'allkeys-lru');
    await expect(guard({ REDIS_URL: both })).rejects.toThrow(/allkeys-lru[^]*appendonly is off/);
    const worker = ProductProcess.launch('worker', { NODE_ENV: 'production', DATABASE_URL: url, REDIS_URL: both });
    expect(await worker.ended).toBe(1);
    expect(worker.output).toContain('maxmemory-policy is allkeys-lru');
  });

  it('that hides its configuration, it does only where the setting says so', async () => {
    const REDIS_URL = await redis(...kept, '--rename-command', 'CONFIG', '');
    await expect(guard({ REDIS_URL })).rejects.toThrow(/does not tell its configuration.*set REDIS_CHECK=none/);
    expect(await guard({ REDIS_URL, REDIS_CHECK: 'none' })).toEqual([]);
  });
});
