import { createPostgresBackend, setDefaultBackendFactory, type QueueOptions } from 'bullmq';
import { QUEUE_SCHEMA } from '../../src/database/migrate.js';
import type { RunStores } from './pipeline.js';

/** Options of a plain BullMQ queue or worker in the store of this run; sets the backend for the whole process. */
export function plainQueueOptions({ databaseUrl, redisUrl }: RunStores): QueueOptions {
  if (redisUrl) {
    setDefaultBackendFactory();
    return { connection: { url: redisUrl, maxRetriesPerRequest: null }, prefix: '{reference}' };
  }
  setDefaultBackendFactory(createPostgresBackend);
  // BullMQ's option types stay those of Redis whatever backend is set; the factory above reads these.
  const connection = { connectionString: databaseUrl, schema: QUEUE_SCHEMA, max: 4 };
  return { connection: connection, prefix: 'reference' };
}
