import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { migrate } from '../src/database/migrate.js';
import { startEmbeddedPostgres } from '../src/standalone/embedded-postgres.js';
import { freePort } from '../src/standalone/free-port.js';
import { BenchError } from './built.js';

const TEMPLATE = 'claimdesk_bench_template';

/** A Postgres in which every run gets a migrated database of its own. */
export interface PostgresStore {
  create(name: string): Promise<string>;
  drop(name: string): Promise<void>;
  /** Writes dirty pages out, so that no contender pays for the one before. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** The embedded Postgres with a throw-away folder, or the server of `databaseUrl`, of whose databases none is touched. */
export async function openPostgres(
  folder: string,
  databaseUrl: string | undefined,
  settings: string[],
): Promise<PostgresStore> {
  const embedded = databaseUrl ? undefined : await startEmbeddedPostgres(folder, settings);
  const adminUrl = databaseUrl ?? embedded!.url;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const urlOf = (name: string): string => Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;
  const drop = async (name: string): Promise<void> =>
    void (await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  await drop(TEMPLATE);
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await migrate(urlOf(TEMPLATE));
  // The schema engine's idle sessions would bar the database from being copied.
  await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [TEMPLATE]);
  return {
    create: async (name) => {
      await drop(name);
      await admin.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
      return urlOf(name);
    },
    drop,
    settle: async () => void (await admin.query('CHECKPOINT')),
    stop: async () => {
      await drop(TEMPLATE);
      await admin.end();
      await embedded?.stop();
    },
  };
}

export interface RedisStore {
  url: string;
  stop(): Promise<void>;
}

/**
 * The empty Redis of `redisUrl`, or a redis-server of our own with production's settings (AOF, noeviction).
 * @returns undefined where there is neither
 */
export async function openRedis(folder: string, redisUrl: string | undefined): Promise<RedisStore | undefined> {
  if (redisUrl) {
    const redis = new Redis(redisUrl);
    const keys = await redis.dbsize();
    redis.disconnect();
    if (keys > 0)
      throw new BenchError(
        'The Redis of REDIS_URL holds keys. Give an empty one, or unset it: the bench then starts its own.',
      );
    return { url: redisUrl, stop: () => Promise.resolve() };
  }
  const port = await freePort();
  await mkdir(join(folder, 'redis'), { recursive: true });
  const options = {
    port,
    bind: '127.0.0.1',
    dir: join(folder, 'redis'),
    appendonly: 'yes',
    appendfsync: 'everysec',
    'maxmemory-policy': 'noeviction',
    save: '',
  };
  const server = spawn(
    'redis-server',
    Object.entries(options).flatMap(([key, value]) => [`--${key}`, String(value)]),
    { stdio: 'ignore' },
  );
  const missing = new Promise<true>((resolve) => server.once('error', () => resolve(true)));
  const url = `redis://127.0.0.1:${port}`;
  if (await Promise.race([missing, answers(url).then(() => false)])) return undefined;
  return {
    url,
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
    },
  };
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
    redis.on('error', () => undefined);
    try {
      await redis.connect();
      await redis.ping();
      return;
    } catch {
      await pause(50);
    } finally {
      redis.disconnect();
    }
  }
}
