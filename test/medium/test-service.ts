import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { ApiModule, WorkerModule } from '../../src/app.module.js';
import { createKey } from '../../src/auth/create-key.js';
import { loadSettings } from '../../src/config/load-settings.js';
import type { Settings } from '../../src/config/settings.js';
import { Database } from '../../src/database/database.js';
import type { Role } from '../../src/database/generated/enums.js';
import { createHttpApp } from '../../src/http-app.js';
import { Sweeper } from '../../src/jobs/sweeper.js';
import { HttpClient } from '../http-client.js';
import { startRedis, type TestRedis } from '../redis-server.js';
import type { Backend } from './backends.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** Background sweeps stay out of the way: a test that wants one asks for it. */
const QUIET = { NODE_ENV: 'test', PORT: '0', LOG_LEVEL: 'silent', SWEEP_SECONDS: '3600', RATE_LIMIT: '1000000' };

/** An api and, when wanted, workers, in this process, on a database and a queue store of their own. */
export class TestService {
  api!: NestFastifyApplication;
  worker: NestFastifyApplication | undefined;
  private names = 0;

  private constructor(
    readonly settings: Settings,
    readonly database: Database,
    readonly redis: TestRedis | undefined,
    private readonly testDatabase: TestDatabase,
  ) {}

  static async start(backend: Backend = 'postgres', env: Record<string, string> = {}): Promise<TestService> {
    return TestService.on(await createTestDatabase(), backend, env);
  }

  /** On a database that there is; it is dropped when the service stops. */
  static async on(
    testDatabase: TestDatabase,
    backend: Backend = 'postgres',
    env: Record<string, string> = {},
  ): Promise<TestService> {
    const redis = backend === 'redis' ? await startRedis() : undefined;
    const settings = loadSettings({ ...QUIET, DATABASE_URL: testDatabase.url, REDIS_URL: redis?.url, ...env });
    const service = new TestService(settings, new Database(settings), redis, testDatabase);
    service.api = await createHttpApp(ApiModule.forRoot(settings), settings, 'api');
    await service.api.listen(0, '127.0.0.1');
    return service;
  }

  /** Like `start`, with a worker. */
  static async startWithWorker(backend: Backend = 'postgres', env: Record<string, string> = {}): Promise<TestService> {
    const service = await TestService.start(backend, env);
    await service.startWorker();
    return service;
  }

  async startWorker(): Promise<void> {
    this.worker = await createHttpApp(WorkerModule.forRoot(this.settings), this.settings, 'worker');
    await this.worker.listen(0, '127.0.0.1');
  }

  async stopWorker(): Promise<void> {
    await this.worker?.close();
    this.worker = undefined;
  }

  sweeper(): Sweeper {
    return this.worker!.get(Sweeper);
  }

  async stop(): Promise<void> {
    await this.stopWorker();
    await this.api.close();
    await this.database.onApplicationShutdown();
    await this.redis?.stop();
    await this.testDatabase.drop();
  }

  /** A client with a new key, of a new person unless one is named. */
  async client(role: Role, person = `Person ${++this.names}`, desk = 'default'): Promise<HttpClient> {
    return new HttpClient(await this.address(), await createKey(this.database, role, person, desk));
  }

  address(): Promise<string> {
    return this.api.getUrl();
  }

  sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.database.run<Row>({ text }, values);
  }

  /** Like `sql`, as the login that owns the tables: the service itself works as a role that may do less. */
  async asOwner<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.testDatabase.url });
    await client.connect();
    try {
      return (await client.query<Row>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** The number that `text` selects as its one value. */
  async count(from: string, values: unknown[] = []): Promise<number> {
    const rows = await this.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`, values);
    return rows[0]!.n;
  }
}
