import { expect, test } from '@jest/globals';
import { runRaces } from '../../prove/races/run-races.js';
import { createTestDatabase } from './test-database.js';

const SHORT = { atOnce: 100, leases: 200, kills: 1, rateLimit: 20 };

test('one token, key, limit or dying process, and many requests at once: everything is done once', async () => {
  const database = await createTestDatabase();
  const races = await runRaces(database.url, SHORT);
  await database.drop();
  expect(races.flatMap(({ violations }) => violations)).toEqual([]);
  expect(races.map(({ name }) => name)).toHaveLength(8);
});
