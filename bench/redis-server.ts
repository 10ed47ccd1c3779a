import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from '../src/standalone/free-port.js';

/** A redis-server of our own with production's settings: everything in the append-only file, nothing evicted. */
export class RedisServer {
  private constructor(
    private child: ChildProcess,
    /** Where its append-only file is. */
    readonly folder: string,
    private readonly port: number,
  ) {}

  /** @returns undefined where redis-server is not installed */
  static async start(folder: string): Promise<RedisServer | undefined> {
    const port = await freePort();
    const child = await launch(folder, port);
    return child && new RedisServer(child, folder, port);
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Ends it if it runs: SIGTERM lets it write what it has, SIGKILL does not. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill(signal);
    await ended;
  }

  /** SIGSTOP and SIGCONT: it keeps its connections and answers nobody. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.child.kill(signal);
  }

  /** Starts it again on the same port, with what its folder holds. */
  async startAgain(): Promise<void> {
    this.child = (await launch(this.folder, this.port))!;
  }

  /** Sends it one command. */
  async ask(command: string, ...args: string[]): Promise<unknown> {
    const redis = new Redis(this.url, { lazyConnect: true, retryStrategy: () => null });
    redis.on('error', () => undefined);
    try {
      await redis.connect();
      return await redis.call(command, ...args);
    } finally {
      redis.disconnect();
    }
  }
}

async function launch(folder: string, port: number): Promise<ChildProcess | undefined> {
  mkdirSync(folder, { recursive: true });
  const options = {
    port,
    bind: '127.0.0.1',
    dir: folder,
    appendonly: 'yes',
    appendfsync: 'everysec',
    'maxmemory-policy': 'noeviction',
    save: '',
  };
  const server = spawn(
    'redis-server',
    Object.entries(options).flatMap(([key, value]) => [`--${key}`, String(value)]),
    // Ctrl-C is for whoever started it, and whoever started it stops it.
    { stdio: 'ignore', detached: true },
  );
  const missing = new Promise<true>((resolve) => server.once('error', () => resolve(true)));
  return (await Promise.race([missing, answers(`redis://127.0.0.1:${port}`)])) ? undefined : server;
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
