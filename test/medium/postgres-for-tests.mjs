// One Postgres for all medium tests, with a migrated database that each test file clones. A process of its own, so that
// it can use the product from dist/ (which `npm test` has built) outside Jest's transforms, and stop the server when Jest
// is gone, however it went.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import pg from 'pg';
import { migrate } from '../../dist/database/migrate.js';
import { startEmbeddedPostgres } from '../../dist/standalone/embedded-postgres.js';

/** Safe to lose, so quick to write. */
const NOT_DURABLE = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

const given = process.env.TEST_DATABASE_URL || process.env.DATABASE_URL;
const server = given ? { url: given, stop: async () => undefined } : await startOwn();
const template = `claimdesk_test_${process.pid}`;
const templateUrl = new URL(server.url);
templateUrl.pathname = `/${template}`;
await run(`CREATE DATABASE ${template}`);
await migrate(templateUrl.href);
process.send({ templateUrl: templateUrl.href });
process.on('SIGINT', () => undefined);
process.once('disconnect', async () => {
  await run(`DROP DATABASE ${template} WITH (FORCE)`);
  await server.stop();
  process.exit(0);
});
if (!process.connected) process.emit('disconnect');

async function startOwn() {
  const home = await mkdtemp(join(tmpdir(), 'claimdesk-medium-'));
  // Where the tests run as root, Postgres runs as another account.
  await chmod(home, 0o755);
  const { url, stop } = await startEmbeddedPostgres(home, NOT_DURABLE);
  return { url, stop: () => stop().then(() => rm(home, { recursive: true, force: true })) };
}

async function run(statement) {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
