import { runMigrations } from 'bullmq';
import pg from 'pg';
import { migrationList, NO_FILTER, withSchemaEngine } from './schema-engine.js';

/** Schema that the queue's own tables live in when Postgres is the queue's backend. */
export const QUEUE_SCHEMA = 'bullmq';

/** Any number; every process that migrates takes this lock first. */
const MIGRATION_LOCK = 4_142_026;

/**
 * Brings a database up to date: our tables, then the queue's. Running it twice, or twice at once, changes nothing more.
 * @returns names of the migrations applied now
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const migrationsList = await migrationList();
    const { appliedMigrationNames } = await withSchemaEngine(databaseUrl, (engine) =>
      engine.applyMigrations({ migrationsList, filters: NO_FILTER }),
    );
    await runMigrations(client, QUEUE_SCHEMA);
    return appliedMigrationNames;
  } finally {
    await client.end();
  }
}
