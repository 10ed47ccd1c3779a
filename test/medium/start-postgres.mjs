// Jest's global setup of the medium tests.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { chooseRedis } from '../redis-choice.mjs';

export default async function startPostgres() {
  chooseRedis();
  const server = fork(join(import.meta.dirname, 'postgres-for-tests.mjs'));
  globalThis.claimdeskTestPostgres = server;
  const [ready] = await Promise.race([once(server, 'message'), once(server, 'exit')]);
  if (!ready?.templateUrl) throw new Error('No Postgres for the medium tests; why is above.');
  process.env.CLAIMDESK_TEST_TEMPLATE_URL = ready.templateUrl;
  // What the suites start must not find the developer's own services.
  delete process.env.DATABASE_URL;
  delete process.env.REDIS_URL;
}
