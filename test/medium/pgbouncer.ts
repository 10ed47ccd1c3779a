import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../src/standalone/free-port.js';
import { unprivilegedAccount } from '../../src/standalone/postgres-binaries.js';
import { eventually } from '../eventually.js';

/** Sessions that it holds with Postgres for a database: fewer than callers, so that they take turns in them. */
export const POOL = 4;

const PLACES = ['pgbouncer', '/usr/sbin/pgbouncer'];
const binary = PLACES.find((path) => spawnSync(path, ['--version']).status === 0);

/** Whether there is one to test with; where there is none it says so once. */
export const pgBouncerIsHere = (): boolean => {
  if (!binary) process.stderr.write('Tests through PgBouncer are left out: there is no pgbouncer.\n');
  return binary !== undefined;
};

/** A PgBouncer in transaction mode before the server of `databaseUrl`, as docs/operations.md says. @returns its address of the same database */
export async function startPgBouncer(databaseUrl: string): Promise<{ url: string; stop(): Promise<void> }> {
  const { hostname, port, username, password } = new URL(databaseUrl);
  const own = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'claimdesk-pgbouncer-'));
  const ini = join(folder, 'pgbouncer.ini');
  await writeFile(
    ini,
    `[databases]
* = host=${hostname} port=${port} user=${username} password=${decodeURIComponent(password)} connect_query='SET ROLE claimdesk_app; SET statement_timeout = 30000'
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${own}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${POOL}
max_client_conn = 200
`,
  );
  await chmod(folder, 0o755);
  // It refuses root, as Postgres does.
  const server = spawn(binary!, ['-q', ini], { ...unprivilegedAccount(), stdio: ['ignore', 'ignore', 'ignore'] });
  await eventually('PgBouncer listens', () => listens(own));
  const url = new URL(databaseUrl);
  url.port = String(own);
  return {
    url: url.href,
    stop: async () => {
      await end(server);
      await rm(folder, { recursive: true });
    },
  };
}

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

async function end(server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGKILL');
  await ended;
}
