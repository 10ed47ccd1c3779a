import type { INestApplication } from '@nestjs/common';
import { Settings } from './config/settings.js';

/** What closing may take beyond the running jobs. */
const GRACE_SECONDS = 5;

/** What a process tells the one that started it. */
export interface ListeningMessage {
  listening: string;
}

/**
 * Starts a process of the product and ties its life to its parent's: a child whose parent is gone stops as if told to.
 * A start that fails ends with one clear line.
 */
export async function runProcess(start: () => Promise<INestApplication>): Promise<void> {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  try {
    const app = await start();
    endInTime(app.get(Settings).shutdownSeconds + GRACE_SECONDS);
    process.send?.({ listening: await app.getUrl() } satisfies ListeningMessage);
  } catch (error) {
    process.stderr.write(`${explainStart(error)}\n`);
    process.exit(1);
  }
}

/** Closing can wait for ever for a store whose connection is half dead; a process that was told to stop ends all the same. */
function endInTime(seconds: number): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.once(signal, () => setTimeout(() => process.exit(1), seconds * 1000).unref());
}

function explainStart(error: unknown): string {
  const { code, port, address } = error as { code?: string; port?: number; address?: string };
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${address} is taken. Stop what uses it, or set PORT to another (0 picks a free one).`;
  if (code === 'EACCES') return `Port ${port} needs more rights than this user has. Set PORT to one above 1023.`;
  return (error as Error).name === 'SettingsError'
    ? (error as Error).message
    : ((error as Error).stack ?? String(error));
}
