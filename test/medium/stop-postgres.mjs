// Jest's global teardown of the medium tests.
import { once } from 'node:events';

export default async function stopPostgres() {
  const server = globalThis.claimdeskTestPostgres;
  if (!server?.connected) return;
  const ended = once(server, 'exit');
  server.disconnect();
  await ended;
}
