import pg from 'pg';
import { SealAudit } from '../../src/audit/seal-audit.js';
import { VerifyAudit } from '../../src/audit/verify-audit.js';
import { loadSettings } from '../../src/config/load-settings.js';
import { Database } from '../../src/database/database.js';
import { createTestDatabase } from './test-database.js';

/** A database of its own, as the service uses it and, beside that, in the hands of its owner. */
export interface AuditDatabase {
  url: string;
  app: Database;
  owner: pg.Client;
  sealing: SealAudit;
  verifying: VerifyAudit;
  stop(): Promise<void>;
}

export async function openAuditDatabase(): Promise<AuditDatabase> {
  const database = await createTestDatabase();
  const { url } = database;
  const app = new Database(loadSettings({ NODE_ENV: 'test', DATABASE_URL: url }));
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const sealing = new SealAudit(app);
  return {
    url,
    app,
    owner,
    sealing,
    verifying: new VerifyAudit(app, sealing),
    stop: async () => {
      await owner.end();
      await app.onApplicationShutdown();
      await database.drop();
    },
  };
}
