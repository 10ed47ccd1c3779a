import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { PROJECT_ROOT } from '../../src/config/project-root.js';
import type { ListeningMessage } from '../../src/process-life.js';

const KEPT_OUTPUT = 4_000;

/** An api or a worker as it runs in production: a process from `dist/`. */
export class ProductProcess {
  /** The end of what it printed. */
  output = '';
  private readonly ended: Promise<void>;

  private constructor(
    private readonly child: ChildProcess,
    name: string,
  ) {
    for (const stream of [child.stdout!, child.stderr!])
      stream.on('data', (chunk) => (this.output = `${this.output}${String(chunk)}`.slice(-KEPT_OUTPUT)));
    this.ended = new Promise((resolve) => child.once('exit', () => resolve()));
    child.once('error', (error) => (this.output += `${name}: ${error.message}`));
  }

  /** Starts one and waits until it listens. @throws Error with what it printed where it ends first */
  static async start(name: 'api' | 'worker', env: Record<string, string>): Promise<ProductProcess & { url: string }> {
    const child = spawn(process.execPath, [join(PROJECT_ROOT, 'dist', `main.${name}.js`)], {
      env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'error', REDIS_URL: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const started = new ProductProcess(child, name);
    const url = await new Promise<string>((resolve, reject) => {
      child.once('message', (message: ListeningMessage) => resolve(message.listening));
      void started.ended.then(() => reject(new Error(`the ${name} ended before it listened: ${started.output}`)));
    });
    return Object.assign(started, { url });
  }

  /** `kill -9`: nothing is flushed, nothing said. */
  kill(): Promise<void> {
    this.child.kill('SIGKILL');
    return this.ended;
  }

  get pid(): number {
    return this.child.pid!;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** SIGSTOP and SIGCONT: it is there and does nothing. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.child.kill(signal);
  }

  stop(): Promise<void> {
    this.child.kill('SIGTERM');
    return this.ended;
  }
}
