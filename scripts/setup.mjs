// Makes a fresh clone ready, and does nothing when it is: packages, generated client, build. Needs only Node and npm.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const ROOT = join(import.meta.dirname, '..');
const NODE_WANTED = [20, 19];
/** What the reviewer page is made of; a review's rules are written once, for the api and the page. */
const PAGE = [
  'web/index.html',
  'web/src',
  'web/vite.config.ts',
  'web/tsconfig.json',
  'src/reviews/reason-codes.ts',
  'src/events/event-types.ts',
  'package-lock.json',
];

/** Installs, generates and builds what is missing or out of date. Ends the process with one line where it cannot. */
export function setUp() {
  checkNode();
  const installed = step(
    'node_modules/.claimdesk-installed',
    ['package.json', 'package-lock.json', '.npmrc'],
    'Installing packages',
    () => npm(['ci', '--loglevel=error', '--no-audit', '--no-fund']),
  );
  step(
    'src/database/generated/.claimdesk-generated',
    ['prisma/schema.prisma', 'package-lock.json'],
    'Generating the database client',
    generate,
  );
  step('dist/.claimdesk-built', ['src', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'], 'Building', () =>
    node(['node_modules/@nestjs/cli/bin/nest.js', 'build']),
  );
  step('web/src/generated/.claimdesk-generated', ['openapi.json', 'package-lock.json'], 'Typing the contract', () =>
    node(['node_modules/openapi-typescript/bin/cli.js', 'openapi.json', '--output', 'web/src/generated/contract.d.ts']),
  );
  step('web/dist/.claimdesk-built', PAGE, 'Building the page', () =>
    node(['node_modules/vite/bin/vite.js', 'build', 'web', '--logLevel=error'], { NODE_ENV: 'production' }),
  );
  return installed;
}

/** Prisma's command looks for a schema engine to download; generating needs none, so it is shown a file that exists. */
function generate() {
  node(['node_modules/prisma/build/index.js', 'generate', '--no-hints'], {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  });
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NODE_WANTED[0] || (major === NODE_WANTED[0] && minor >= NODE_WANTED[1])) return;
  fail(
    `Claimdesk needs Node ${NODE_WANTED.join('.')} or later; this is ${process.versions.node}. Install a newer one.`,
  );
}

/** Runs `make` unless `stamp` holds the digest of the inputs. */
function step(stamp, inputs, title, make) {
  const path = join(ROOT, stamp);
  const digest = digestOf(inputs);
  if (existsSync(path) && readFileSync(path, 'utf8') === digest) return;
  process.stderr.write(`${title} …\n`);
  make();
  mkdirSync(join(path, '..'), { recursive: true });
  try {
    writeFileSync(path, digest);
  } catch (error) {
    fail(`Cannot write to ${ROOT} (${error.message}). Make the folder writable, or clone it to one that is.`);
  }
}

function digestOf(inputs) {
  const hash = createHash('sha256').update(process.version);
  const add = (path) => {
    if (!existsSync(path) || path.endsWith('generated')) return;
    let entries;
    try {
      entries = readdirSync(path, { withFileTypes: true });
    } catch {
      hash.update(path.slice(ROOT.length)).update(readFileSync(path));
      return;
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) add(join(path, entry.name));
  };
  for (const input of inputs) add(join(ROOT, input));
  return hash.digest('hex');
}

const npm = (args) => (process.env.npm_execpath ? node([process.env.npm_execpath, ...args]) : run('npm', args));
const node = (args, env = {}) => run(process.execPath, args, env);

function run(command, args, env = {}) {
  const result = spawnSync(command, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (result.error?.code === 'ENOENT')
    fail(`${command} is not on the PATH. It comes with Node: install Node again, or mend the PATH.`);
  if (result.status === 0) return;
  const output = `${result.stdout ?? ''}${result.stderr ?? ''}`;
  if (/EACCES|EROFS|EPERM/.test(output))
    fail(`Cannot write to ${ROOT}. Make the folder writable, or clone it to one that is.`);
  fail(`${[command, ...args].join(' ')} failed:\n${output.trim().split('\n').slice(0, 15).join('\n')}`);
}

function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

if (import.meta.filename === process.argv[1]) setUp();
