import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { eventually } from './eventually.js';

const MASTERS = 3;
const SLOTS = 16_384;

/** Three masters with a replica each, on loopback. */
export interface TestRedisCluster {
  /** For REDIS_URL. */
  urls: string;
  /** Kills the master that keeps the queue's keys. */
  killMasterOf(key: string): Promise<void>;
  stop(): Promise<void>;
}

interface Node {
  port: number;
  process: ChildProcess;
  redis: Redis;
  id: string;
}

/** @throws where redis-server cannot be started */
export async function startRedisCluster(): Promise<TestRedisCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'claimdesk-cluster-'));
  const nodes = await Promise.all(Array.from({ length: MASTERS * 2 }, () => launch(folder)));
  const masters = nodes.slice(0, MASTERS);
  for (const node of nodes.slice(1)) await node.redis.call('CLUSTER', 'MEET', '127.0.0.1', nodes[0]!.port);
  const share = Math.ceil(SLOTS / MASTERS);
  for (const [n, { redis }] of masters.entries())
    await redis.call('CLUSTER', 'ADDSLOTSRANGE', n * share, Math.min((n + 1) * share, SLOTS) - 1);
  await eventually('every node knows all others', async () => {
    const known = await Promise.all(nodes.map(({ redis }) => redis.call('CLUSTER', 'NODES') as Promise<string>));
    return known.every((list) => list.trim().split('\n').length === nodes.length && !list.includes('handshake'));
  });
  for (const [n, { redis }] of nodes.slice(MASTERS).entries()) await redis.call('CLUSTER', 'REPLICATE', masters[n]!.id);
  await eventually('replicas follow', async () => {
    const infos = await Promise.all(nodes.map(({ redis }) => redis.call('CLUSTER', 'INFO') as Promise<string>));
    const links = await Promise.all(nodes.slice(MASTERS).map(({ redis }) => redis.info('replication')));
    return (
      infos.every((i) => i.includes('cluster_state:ok')) && links.every((l) => l.includes('master_link_status:up'))
    );
  });
  return {
    urls: nodes.map(({ port }) => `redis://127.0.0.1:${port}`).join(','),
    killMasterOf: async (key) => {
      const slot = (await nodes[0]!.redis.call('CLUSTER', 'KEYSLOT', key)) as number;
      await end(masters[Math.floor(slot / share)]!);
    },
    stop: async () => {
      await Promise.all(nodes.map(end));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function launch(folder: string): Promise<Node> {
  const port = await clusterPort();
  const dir = join(folder, String(port));
  await mkdir(dir);
  const options = {
    port,
    bind: '127.0.0.1',
    dir,
    save: '',
    appendonly: 'no',
    'cluster-enabled': 'yes',
    // Long enough for two busy cores, short enough for a test.
    'cluster-node-timeout': 3_000,
    'maxmemory-policy': 'noeviction',
  };
  const process_ = spawn(
    process.env.CLAIMDESK_TEST_REDIS_SERVER!,
    Object.entries(options).flatMap(([key, value]) => [`--${key}`, String(value)]),
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await new Promise<void>((resolve, reject) => {
    process_.once('exit', () => reject(new Error('redis-server ended at once')));
    process_.stdout.on('data', (said: Buffer) => said.includes('Ready to accept connections') && resolve());
  });
  const redis = new Redis(port, '127.0.0.1');
  redis.on('error', () => undefined);
  return { port, process: process_, redis, id: (await redis.call('CLUSTER', 'MYID')) as string };
}

async function end({ process: server, redis }: Node): Promise<void> {
  redis.disconnect();
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGKILL');
  await ended;
}

/** A free port whose number plus 10,000 is free too: nodes talk to each other there. */
async function clusterPort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if ((await isFree(port)) && (await isFree(port + 10_000))) return port;
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
