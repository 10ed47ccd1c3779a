// Where the suites that need Redis find one. Jest's parent process asks once, says so once where there is none, and the
// tests read the answer from the environment.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

/** Sets CLAIMDESK_TEST_REDIS_SERVER to the path of redis-server, or to nothing; prints one line where Redis is out of reach. */
export function chooseRedis() {
  if (process.env.CLAIMDESK_TEST_REDIS_SERVER !== undefined) return;
  process.env.CLAIMDESK_TEST_REDIS_SERVER = onPath('redis-server') ?? '';
  if (process.env.CLAIMDESK_TEST_REDIS_SERVER || process.env.TEST_REDIS_URL) return;
  process.stderr.write(
    '\nTests on Redis are left out: no redis-server on the PATH and TEST_REDIS_URL is not set. Everything runs on the Postgres queue.\n',
  );
}

function onPath(name) {
  const paths = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
