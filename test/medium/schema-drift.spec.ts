import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { migrate } from '../../src/database/migrate.js';
import { NO_FILTER, prismaSchema, withSchemaEngine } from '../../src/database/schema-engine.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** What a Prisma schema can say of a database, a line each: columns, enums, indexes, keys. */
const DESCRIBE = `
  SELECT format('column %s.%s %s %s default %s', c.relname, attname, format_type(atttypid, atttypmod),
    CASE WHEN attnotnull THEN 'not null' ELSE 'null' END, pg_get_expr(adbin, adrelid)) AS line
  FROM pg_attribute JOIN pg_class c ON c.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
  WHERE relnamespace = $1::text::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped AND relname <> '_prisma_migrations'
  UNION ALL SELECT format('enum %s.%s', typname, enumlabel) FROM pg_enum JOIN pg_type t ON t.oid = enumtypid
  WHERE typnamespace = $1::text::regnamespace
  UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = $1::text AND tablename <> '_prisma_migrations'
  UNION ALL SELECT format('key %s %s', conname, pg_get_constraintdef(oid)) FROM pg_constraint
  WHERE connamespace = $1::text::regnamespace AND contype IN ('p', 'f') AND conrelid::regclass::text <> '_prisma_migrations'`;

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const describeDatabase = async (): Promise<string[]> =>
  (await client.query<{ line: string }>(DESCRIBE, ['public'])).rows.map((row) => row.line).sort();

/** What the schema alone would make, in a transaction that is rolled back. */
async function describeSchema(change = (schema: string): string => schema): Promise<string[]> {
  const files = (await prismaSchema()).map(([path, content]) => ({ path, content: change(content) }));
  const { stdout } = await withSchemaEngine(database.url, (engine) =>
    engine.diff({
      from: { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    }),
  );
  await client.query('BEGIN; DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  try {
    await client.query(stdout ?? '');
    return await describeDatabase();
  } finally {
    await client.query('ROLLBACK');
  }
}

/** Keys that the migrations add by hand: Prisma cannot say a foreign key onto a composite key that it does not use. */
const BY_HAND = /judgement_lease_fk/;

test('the migrations give what the schema says', async () => {
  const migrated = (await describeDatabase()).filter((line) => !BY_HAND.test(line));
  expect(migrated).toEqual(await describeSchema());
});

test('a difference would be found', async () => {
  const migrated = await describeDatabase();
  const optional = (schema: string): string => schema.replace(/( quote +String)/, '$1?');
  expect(await describeSchema(optional)).not.toEqual(migrated.filter((line) => !BY_HAND.test(line)));
  expect((await describeSchema((schema) => schema.replace(/.*lease_one_live_per_slot.*\n/, ''))).length).toBeLessThan(
    migrated.length - 1,
  );
});

test('migrating again applies nothing', async () => {
  expect(await migrate(database.url)).toEqual([]);
});
