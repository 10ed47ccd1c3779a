import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { loadSettings } from '../../src/config/load-settings.js';
import { Database } from '../../src/database/database.js';
import { eventually } from '../eventually.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

let testDatabase: TestDatabase;
let database: Database;
let other: pg.Client;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = new Database(loadSettings({ DATABASE_URL: testDatabase.url }));
  other = new pg.Client({ connectionString: testDatabase.url });
  await other.connect();
});
afterAll(async () => {
  await other.end();
  await database.onApplicationShutdown();
  await testDatabase.drop();
});

const rename = (name: string, to: string): string => `UPDATE desk SET name = '${to}' WHERE name = '${name}'`;

test('a statement that Postgres picked as a deadlock’s victim is run again', async () => {
  await other.query(`INSERT INTO desk (id, name) SELECT gen_random_uuid(), name FROM unnest('{a,b}'::text[]) AS name`);
  await other.query('BEGIN');
  await other.query(rename('a', 'a, by the other'));
  // Takes b, then waits for a; the first to wait is the first to look for a deadlock, and so its victim.
  const ours = database.run<{ name: string }>(
    {
      text: `WITH b AS (SELECT id FROM desk WHERE name = 'b' FOR UPDATE)
             SELECT name FROM desk WHERE name LIKE 'a%' AND EXISTS (SELECT FROM b) FOR UPDATE`,
    },
    [],
  );
  await eventually('our statement waits', async () => {
    const { rows } = await database.pool.query(
      `SELECT FROM pg_locks WHERE NOT granted AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())`,
    );
    return rows.length === 1;
  });
  await other.query(rename('b', 'b, by the other'));
  await other.query('COMMIT');
  // Run again after the other's commit: b has another name by then, so nothing is found, and nothing is thrown.
  expect(await ours).toEqual([]);
});
