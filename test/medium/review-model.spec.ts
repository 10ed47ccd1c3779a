import { expect, test } from '@jest/globals';
import { runModel } from '../../prove/model/run-model.js';
import { createTestDatabase } from './test-database.js';

const SHORT = { runs: 12, seed: 1, atOnce: 8 };

test('the service and a model of it are of one mind after each of many random commands', async () => {
  const database = await createTestDatabase();
  const proof = await runModel(database.url, SHORT);
  await database.drop();
  expect(proof.violations).toEqual([]);
  expect(proof.runs).toBe(SHORT.runs);
});
