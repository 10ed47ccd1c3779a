import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './free-port.js';
import {
  canEnter,
  postgresBinaries,
  rootStateFolder,
  unprivilegedAccount,
  type Account,
  type PostgresBinaries,
} from './postgres-binaries.js';
import { StartError } from './start-error.js';

const START_SECONDS = 60;
const USER = 'claimdesk';

export interface EmbeddedPostgres {
  /** Connection string of the database `claimdesk`. */
  url: string;
  /** Ends every session at once, checkpoints and stops the server; `immediate` is without the checkpoint, as in a crash. */
  stop(how?: 'fast' | 'immediate'): Promise<void>;
}

/**
 * Starts the Postgres that comes with the npm packages, on a free loopback port, with its data in `home/postgres` and its
 * log in `home/postgres.log`. The first start creates the cluster.
 * @param settings extra `name=value` server settings (tests trade durability for speed; the product never does)
 * @param chosen binaries of another Postgres than that of the npm packages, and a port where not any will do
 * @throws StartError when it cannot start, with the way out
 */
export async function startEmbeddedPostgres(
  home: string,
  settings: string[] = [],
  chosen: { binaries?: PostgresBinaries; port?: number } = {},
): Promise<EmbeddedPostgres> {
  const account = unprivilegedAccount();
  const binaries = chosen.binaries ?? (await postgresBinaries(account));
  await mkdir(home, { recursive: true });
  const password = await clusterPassword(home);
  const data = await clusterFolder(home, account);
  await stopLeftover(data);
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(binaries.initdb, data, password, account);

  const port = chosen.port ?? (await freePort());
  const log = openSync(join(home, 'postgres.log'), 'a');
  const options = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', ...settings];
  // Its own process group: Ctrl-C in the terminal must reach our processes first, and Postgres last.
  const server = spawn(binaries.postgres, ['-D', data, '-p', String(port), ...options.flatMap((o) => ['-c', o])], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const url = `postgresql://${USER}:${password}@127.0.0.1:${port}`;
  await waitUntilReady(server, `${url}/postgres`, join(home, 'postgres.log'));
  await createDatabase(`${url}/postgres`);
  return { url: `${url}/claimdesk`, stop: (how = 'fast') => stop(server, how === 'fast' ? 'SIGINT' : 'SIGQUIT') };
}

async function clusterPassword(home: string): Promise<string> {
  const path = join(home, 'postgres-password');
  if (!existsSync(path)) await writeFile(path, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFile(path, 'utf8');
}

/** The data folder; for a root user whose home is closed to the Postgres account, a link to one that is not. */
async function clusterFolder(home: string, account: Account | undefined): Promise<string> {
  const path = join(home, 'postgres');
  if (existsSync(path)) return realpath(path);
  if (account && !canEnter(home, account)) {
    await rm(path, { force: true });
    await symlink(await rootStateFolder(`data-${randomBytes(6).toString('hex')}`, account), path);
  } else {
    await mkdir(path, { mode: 0o700 });
    if (account) execFileSync('chown', [`${account.uid}:${account.gid}`, path]);
  }
  return realpath(path);
}

/** A server left behind by a killed start holds the folder: stop it, so that the new one can have it. */
async function stopLeftover(data: string): Promise<void> {
  const pidFile = join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (!commandOf(pid).includes('postgres')) return;
  try {
    process.kill(pid, 'SIGINT');
  } catch (error) {
    throw new StartError(
      `Postgres (process ${pid}) still runs on ${data} and cannot be stopped by this user: ${(error as Error).message}`,
    );
  }
  while (commandOf(pid)) await pause(50);
}

/** The command line of a process, empty where there is none; the number alone may belong to another by now. */
function commandOf(pid: number): string {
  if (existsSync('/proc/self/cmdline')) {
    return existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : '';
  }
  return spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}

function initialise(initdb: string, data: string, password: string, account: Account | undefined): void {
  const passwordFile = join(mkdtempSync(join(tmpdir(), 'claimdesk-')), 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [dirname(passwordFile), passwordFile]) chownSync(path, account.uid, account.gid);
  const result = spawnSync(
    initdb,
    [
      '-D',
      data,
      '-U',
      USER,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--no-locale',
      '--no-sync',
    ],
    { ...account, cwd: '/', encoding: 'utf8' },
  );
  rmSync(dirname(passwordFile), { recursive: true });
  if (result.status === 0) return;
  const said = (result.stderr || result.error?.message || '').trim().split('\n');
  const why = said.find((line) => /error:|FATAL|denied/.test(line)) ?? said.at(-1);
  throw new StartError(
    `Postgres could not create its data folder ${data}: ${why}. Check that the folder is writable and empty.`,
  );
}

async function waitUntilReady(server: ChildProcess, url: string, log: string): Promise<void> {
  const deadline = Date.now() + START_SECONDS * 1000;
  while (server.exitCode === null && Date.now() < deadline) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await pause(50);
    }
  }
  if (server.exitCode === null) await stop(server, 'SIGINT');
  throw new StartError(`Postgres did not start; its last words are in ${log}.`);
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query(`SELECT 1 FROM pg_database WHERE datname = 'claimdesk'`);
  if (!rowCount) await client.query('CREATE DATABASE claimdesk');
  await client.end();
}

async function stop(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill(signal);
  await ended;
}
