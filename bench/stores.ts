import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { migrate } from '../src/database/migrate.js';
import { startEmbeddedPostgres } from '../src/standalone/embedded-postgres.js';
import { BenchError } from './built.js';
import { RedisServer } from './redis-server.js';

const TEMPLATE = 'claimdesk_bench_template';

/** A Postgres in which every run gets a migrated database of its own. */
export interface PostgresStore {
  create(name: string): Promise<string>;
  drop(name: string): Promise<void>;
  /** Writes dirty pages out, so that no contender pays for the one before. */
  settle(): Promise<void>;
  /** Ends the server as told and starts it again on the same port; only for one of our own. `whileDown` is waited for. */
  restart(how: 'fast' | 'immediate', whileDown?: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** The embedded Postgres with a throw-away folder, or the server of `databaseUrl`, of whose databases none is touched. */
export async function openPostgres(
  folder: string,
  databaseUrl: string | undefined,
  settings: string[],
): Promise<PostgresStore> {
  let embedded = databaseUrl ? undefined : await startEmbeddedPostgres(folder, settings);
  const adminUrl = databaseUrl ?? embedded!.url;
  const admin = new pg.Pool({ connectionString: adminUrl, max: 1 });
  admin.on('error', () => undefined);
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
    restart: async (how, whileDown) => {
      if (!embedded) throw new BenchError('The Postgres of DATABASE_URL is not ours to restart.');
      await embedded.stop(how);
      await whileDown?.();
      embedded = await startEmbeddedPostgres(folder, settings, { port: Number(new URL(adminUrl).port) });
    },
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
  const server = await RedisServer.start(join(folder, 'redis'));
  return server && { url: server.url, stop: () => server.end('SIGTERM') };
}
