import { Database } from '../database/database.js';
import { Problem } from '../errors/problem.js';
import { CliError } from './cli-error.js';
import { serviceSettings } from './service-settings.js';

/**
 * Runs `work` on the service's database and closes it.
 * @throws CliError where there is no database, and for what `work` refuses
 */
export async function withDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  const database = new Database(await serviceSettings());
  try {
    return await work(database);
  } catch (error) {
    throw error instanceof Problem ? new CliError(error.message) : error;
  } finally {
    await database.onApplicationShutdown();
  }
}
