import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '../src/standalone/free-port.js';

/** A Redis that a test may empty, and one that it started itself may be stopped and started again. */
export interface TestRedis {
  url: string;
  empty(): Promise<void>;
  /** Kills the server; only for one of our own. */
  kill(): Promise<void>;
  /** Starts it again, empty, on the same port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Whether there is a Redis to test with; the parent process has said so where there is none. */
export const redisIsHere = (): boolean => canSpawnRedis() || !!process.env.TEST_REDIS_URL;

/** Whether a server of our own can be started, for tests that take it away. */
export const canSpawnRedis = (): boolean => !!process.env.CLAIMDESK_TEST_REDIS_SERVER;

/** A server of our own on a free port, with `options` that come after the usual ones, else a database of the one at TEST_REDIS_URL, one a Jest worker. */
export async function startRedis(...options: string[]): Promise<TestRedis> {
  if (!canSpawnRedis()) return borrowed();
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'claimdesk-redis-'));
  const url = `redis://127.0.0.1:${port}`;
  let server = await launch(port, folder, options);
  return {
    url,
    empty: () => ask(url, (redis) => redis.flushall()),
    kill: () => end(server),
    restart: async () => {
      server = await launch(port, folder, options);
    },
    stop: async () => {
      await end(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function borrowed(): Promise<TestRedis> {
  const url = new URL(process.env.TEST_REDIS_URL!);
  url.pathname = `/${process.env.JEST_WORKER_ID ?? 1}`;
  const empty = (): Promise<void> => ask(url.href, (redis) => redis.flushdb());
  const refuse = (): Promise<never> => Promise.reject(new Error('the Redis at TEST_REDIS_URL is not ours to stop'));
  await empty();
  return { url: url.href, empty, kill: refuse, restart: refuse, stop: empty };
}

async function launch(port: number, folder: string, more: string[]): Promise<ChildProcess> {
  const options = [
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--maxmemory-policy',
    'noeviction',
    '--dir',
    folder,
    ...more,
  ];
  const server = spawn(process.env.CLAIMDESK_TEST_REDIS_SERVER!, ['--port', String(port), ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    server.once('exit', () => reject(new Error('redis-server ended at once')));
    server.stdout.on('data', (said: Buffer) => said.includes('Ready to accept connections') && resolve());
  });
  return server;
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGKILL');
  await ended;
}

async function ask(url: string, command: (redis: Redis) => Promise<unknown>): Promise<void> {
  const redis = new Redis(url);
  try {
    await command(redis);
  } finally {
    redis.disconnect();
  }
}
