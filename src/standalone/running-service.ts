import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from './start-error.js';

/** What `npm start` leaves for the command line to find it by. */
export interface RunningService {
  pid: number;
  databaseUrl: string;
  apiUrl: string;
}

const file = (home: string): string => join(home, 'running.json');

/** The service that runs in this home now, if one does. */
export async function findRunningService(home: string): Promise<RunningService | undefined> {
  if (!existsSync(file(home))) return undefined;
  const service = JSON.parse(await readFile(file(home), 'utf8')) as RunningService;
  return isAlive(service.pid) ? service : undefined;
}

/** @throws StartError where one runs in this home already */
export async function refuseSecondService(home: string): Promise<void> {
  const other = await findRunningService(home);
  if (!other) return;
  throw new StartError(
    `Claimdesk runs already (process ${other.pid}, ${other.apiUrl}). Stop it, or set CLAIMDESK_HOME and PORT for a second one.`,
  );
}

export const announceService = (home: string, service: RunningService): Promise<void> =>
  writeFile(file(home), JSON.stringify(service), { mode: 0o600 });

export const withdrawService = (home: string): Promise<void> => rm(file(home), { force: true });

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
