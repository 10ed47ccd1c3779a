import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { ListeningMessage } from '../src/process-life.js';

/** A process of the built product with its log, as an operator would run it. */
export class ProductProcess {
  /** Everything it wrote, both streams. */
  output = '';
  /** Its address, once it listens. */
  url = '';
  /** How it ended: its code, or the signal's name. */
  readonly ended: Promise<number | string>;

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout!, child.stderr!])
      stream.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.ended = new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal ?? -1)));
  }

  /** Starts it without waiting for anything. */
  static launch(name: 'api' | 'worker', env: Record<string, string>): ProductProcess {
    const program = join(import.meta.dirname, '..', 'dist', `main.${name}.js`);
    const child = spawn(process.execPath, [program], {
      env: { PATH: process.env.PATH, PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    return new ProductProcess(child);
  }

  /** Starts it and waits until it listens. @throws with what it said where it does not */
  static async start(name: 'api' | 'worker', env: Record<string, string>): Promise<ProductProcess> {
    const product = ProductProcess.launch(name, env);
    await Promise.race([
      new Promise<void>((resolve) =>
        product.child.once('message', (message) => {
          product.url = (message as ListeningMessage).listening;
          resolve();
        }),
      ),
      product.ended.then((how) => {
        throw new Error(`the ${name} ended with ${how}: ${product.output}`);
      }),
    ]);
    return product;
  }

  /** Its log lines; a line that is not JSON throws. */
  lines(): Record<string, unknown>[] {
    return this.output
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** Tells it to stop, or where `signal` is SIGKILL gives it no say. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill(signal);
    await this.ended;
  }
}
