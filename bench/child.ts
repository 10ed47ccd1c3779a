import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ListeningMessage } from '../src/process-life.js';
import { BenchError } from './built.js';

export interface Child {
  pid: number;
  /** Where it listens, if it says so. */
  address: string | undefined;
  /** Sends a message and waits for the one that answers it. */
  ask(message: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a Node process and waits for its first message, by which it says that it is ready.
 * @param path from the repository's root
 */
export async function startChild(path: string, nodeArgs: string[], env: Record<string, string>): Promise<Child> {
  const child = spawn(process.execPath, [...nodeArgs, fileURLToPath(new URL(`../${path}`, import.meta.url))], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const failed = ended.then(() => {
    throw new BenchError(`${path} ended before it was ready.`);
  });
  failed.catch(() => undefined);
  const ready = await Promise.race([nextMessage(child), failed]);
  return {
    pid: child.pid!,
    address: (ready as Partial<ListeningMessage> | undefined)?.listening,
    ask: async (message) => {
      const answer = nextMessage(child);
      child.send(message);
      await answer;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const nextMessage = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve) => child.once('message', (message) => resolve(message)));
