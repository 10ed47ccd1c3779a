import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A migrated database of its own for a test file: a clone of the one that global setup made. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const templateUrl = process.env.CLAIMDESK_TEST_TEMPLATE_URL;
  if (!templateUrl) throw new Error('medium tests run under test/medium/start-postgres.mjs: use `npm test`');
  const template = new URL(templateUrl).pathname.slice(1);
  const name = `${template}_${randomBytes(6).toString('hex')}`;
  await runOnServer(templateUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(templateUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => runOnServer(templateUrl, `DROP DATABASE ${name} WITH (FORCE)`) };
}

/** The template must have no sessions while it is cloned, so this connects beside it. */
async function runOnServer(templateUrl: string, statement: string): Promise<void> {
  const url = new URL(templateUrl);
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
