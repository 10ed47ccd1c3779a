import { expect, test } from '@jest/globals';
import { runHistory } from '../../prove/history/run-history.js';
import { createTestDatabase } from './test-database.js';

const SHORT = { operations: 600, reviewers: 20, leads: 2, articles: 30, kills: 2, seed: 1 };

test('many people reviewing while an api and a worker are killed: nothing is lost, doubled or out of turn', async () => {
  const database = await createTestDatabase();
  const proof = await runHistory(database.url, SHORT);
  await database.drop();
  expect(proof.violations).toEqual([]);
  expect(proof.kills).toEqual({ api: 1, worker: 1 });
  expect(proof.operations).toHaveLength(SHORT.operations);
  expect(proof.checked.judgements).toBeGreaterThan(0);
});
