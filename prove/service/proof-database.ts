import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgres } from '../../bench/stores.js';

const DATABASE = 'claimdesk_prove';

/** Does `work` with a migrated database on a Postgres of its own, or on the server of DATABASE_URL; both go away again. */
export async function onProofDatabase<Result>(work: (databaseUrl: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'claimdesk-prove-'));
  // Where this runs as root, Postgres runs as another account that must get in.
  chmodSync(folder, 0o755);
  const postgres = await openPostgres(folder, process.env['DATABASE_URL'], []);
  const cleanUp = async (): Promise<void> => {
    await postgres.drop(DATABASE);
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void cleanUp().finally(() => process.exit(130)));
  try {
    return await work(await postgres.create(DATABASE));
  } finally {
    await cleanUp();
  }
}
