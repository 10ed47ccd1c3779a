import { resolve } from 'node:path';
import { loadSettings } from '../config/load-settings.js';
import type { Settings } from '../config/settings.js';
import { findRunningService } from '../standalone/running-service.js';
import { CliError } from './cli-error.js';

/**
 * Settings with a database: DATABASE_URL, or that of the service `npm start` runs here.
 * @throws CliError where there is neither
 */
export async function serviceSettings(): Promise<Settings & { databaseUrl: string }> {
  const settings = loadSettings();
  const databaseUrl = settings.databaseUrl ?? (await findRunningService(resolve(settings.home)))?.databaseUrl;
  if (!databaseUrl) throw new CliError('No database: set DATABASE_URL, or run `npm start` in another terminal first.');
  return Object.assign(settings, { databaseUrl });
}
