import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../config/project-root.js';
import type { ListeningMessage } from '../process-life.js';
import { StartError } from './start-error.js';

export interface RunningChild {
  name: string;
  url: string;
  /** Resolves when the process has ended, however it did. */
  ended: Promise<number | null>;
  stop(): Promise<void>;
}

/**
 * Starts one of the product's processes from `dist/`, its log in `home/NAME.log`, and waits until it listens.
 * @throws StartError with the process's last words where it ends before
 */
export async function startChild(name: 'api' | 'worker', home: string, env: NodeJS.ProcessEnv): Promise<RunningChild> {
  const logPath = join(home, `${name}.log`);
  const log = openSync(logPath, 'w');
  // Its own process group, so that Ctrl-C reaches only us and we end things in order.
  const child = spawn(process.execPath, ['--enable-source-maps', join(PROJECT_ROOT, 'dist', `main.${name}.js`)], {
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await Promise.race([
    new Promise<string>((resolve) =>
      child.once('message', (message) => resolve((message as ListeningMessage).listening)),
    ),
    ended.then(() => undefined),
  ]);
  if (url === undefined) throw new StartError(lastWords(logPath) || `The ${name} ended at once; see ${logPath}.`);
  return { name, url, ended, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  await ended;
}

const lastWords = (path: string): string =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('{'))
    .slice(0, 5)
    .join('\n');
