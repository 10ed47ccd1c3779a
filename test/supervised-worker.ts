import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT_ROOT } from '../src/config/project-root.js';

const POISON = pathToFileURL(join(PROJECT_ROOT, 'test', 'poison', 'preload.mjs')).href;

/** A worker process from `dist/` that is started again whenever it ends, as whatever runs it in production does. */
export class SupervisedWorker {
  /** How often it ended without being told to. */
  deaths = 0;
  private child!: ChildProcess;
  private stopping = false;

  /** @param env besides that of this process. A text with the word POISON ends whoever splits it */
  constructor(private readonly env: Record<string, string>) {
    this.start();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await ended;
  }

  private start(): void {
    this.child = spawn(process.execPath, [join(PROJECT_ROOT, 'dist', 'main.worker.js')], {
      env: {
        ...process.env,
        NODE_OPTIONS: `--import ${POISON}`,
        WORKER_PORT: '0',
        LOG_LEVEL: 'fatal',
        SWEEP_SECONDS: '1',
        SWEEP_AFTER_SECONDS: '2',
        ...this.env,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    this.child.once('exit', () => {
      if (this.stopping) return;
      this.deaths++;
      this.start();
    });
  }
}
