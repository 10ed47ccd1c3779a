import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Service } from './compose.js';

/** How a container's view differs from this machine: other hosts and ports, words of its files replaced in order. */
export type Swap = (text: string) => string;

export interface Box {
  /** The image's `/app`. */
  folder: string;
  imageEnv: Record<string, string>;
  /** Whom it runs as; undefined for whoever runs this. */
  account: { uid: number; gid: number } | undefined;
}

const PATIENCE_MS = 30_000;

/** Environment as the container has it: the image's and the service's, and nothing of ours but PATH. */
const envOf = (box: Box, service: Service, swap: Swap): NodeJS.ProcessEnv => {
  const own = Object.entries(service.environment ?? {}).map(([name, value]) => [name, swap(String(value))] as const);
  return { PATH: process.env['PATH'], ...box.imageEnv, ...Object.fromEntries(own) };
};

/** Runs a command of a service to its end. */
export function runOnce(
  box: Box,
  service: Service,
  command: string[],
  swap: Swap,
): { status: number | null; output: string } {
  const [program = '', ...args] = command.map(swap);
  const result = spawnSync(program, args, {
    cwd: box.folder,
    env: envOf(box, service, swap),
    ...box.account,
    encoding: 'utf8',
    timeout: PATIENCE_MS,
  });
  return { status: result.status, output: `${result.stdout}${result.stderr}` };
}

export interface RunningService {
  name: string;
  process: ChildProcess;
  log(): string;
  /** Asks it to stop as an engine does. @returns how it ended */
  stop(): Promise<string>;
}

/** Starts a service's own command. */
export function start(name: string, box: Box, service: Service, swap: Swap, logPath: string): RunningService {
  const [program = '', ...args] = service.command!.map(swap);
  const log = openSync(logPath, 'w');
  const child = spawn(program, args, {
    cwd: box.folder,
    env: envOf(box, service, swap),
    ...box.account,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = new Promise<string>((resolve) =>
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`)),
  );
  return {
    name,
    process: child,
    log: () => readFileSync(logPath, 'utf8'),
    stop: async () => {
      const grace = Number(service.stop_grace_period!.replace('s', '')) * 1000;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), grace);
      return ended.finally(() => clearTimeout(timer));
    },
  };
}

/** Runs a service's health check until it passes. @throws with the service's last words where it never does */
export async function untilHealthy(running: RunningService, box: Box, service: Service, swap: Swap): Promise<void> {
  const test = service.healthcheck!.test!;
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    if (runOnce(box, service, test.slice(1), swap).status === 0) return;
    if (Date.now() > deadline || running.process.exitCode !== null)
      throw new Error(`${running.name} is not healthy:\n${running.log().slice(-2000)}`);
    await pause(200);
  }
}
